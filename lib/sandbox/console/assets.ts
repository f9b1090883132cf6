import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { HttpAnswer } from "../http-messages.ts";
import { FOLLOW_SCRIPT } from "./follow-script.ts";
import { STYLE } from "./style.ts";

interface Asset {
  contentType: string;
  body: string | Buffer;
}

/** The shop's heading face lies with its public files; this program may run from a bundle elsewhere in the clone. */
function readFont(): Buffer | null {
  const path = join("public", "fonts", "young-serif.woff2");
  let dir = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(dir, path))) {
    if (dir === dirname(dir)) return null;
    dir = dirname(dir);
  }
  return readFileSync(join(dir, path));
}

const font = readFont();
const ASSETS: Readonly<Record<string, Asset>> = {
  "style.css": { contentType: "text/css; charset=UTF-8", body: STYLE },
  "follow.js": { contentType: "text/javascript; charset=UTF-8", body: FOLLOW_SCRIPT },
  ...(font === null ? {} : { "young-serif.woff2": { contentType: "font/woff2", body: font } }),
};

const hash = createHash("sha256").update(STYLE).update(FOLLOW_SCRIPT).digest("hex").slice(0, 12);

/** The address of a file the pages need; it changes with the file, which may therefore be kept for ever. */
export function toAssetPath(name: string): string {
  return `/console/assets/${name}?v=${hash}`;
}

/** @returns null when there is no such file; without the font, headings fall back to the system's serifs */
export function findAsset(name: string): HttpAnswer | null {
  const asset = Object.hasOwn(ASSETS, name) ? ASSETS[name] : undefined;
  if (asset === undefined) return null;
  return { status: 200, ...asset, headers: { "Cache-Control": "public, max-age=31536000, immutable" } };
}
