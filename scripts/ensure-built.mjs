// Builds for production when the sources have changed since the last build.
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hashFiles } from "./hash-files.mjs";
import { withLock } from "./lock.mjs";
import { NEXT_BIN, ROOT } from "./paths.mjs";
import { runNode } from "./processes.mjs";
import { formatDuration, giveUp, say } from "./terminal.mjs";

const DIST_DIR = join(ROOT, process.env.NEXT_DIST_DIR || ".next");
const STAMP = join(DIST_DIR, "sources.hash");
const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "instrumentation.ts",
  "instrumentation-client.ts",
  "proxy.ts",
  "next.config.mjs",
  "postcss.config.mjs",
  "package-lock.json",
  "tsconfig.json",
];

/** Builds if needed; ends the program when that fails. */
export async function ensureBuilt() {
  if (await isBuilt()) return;
  await withLock("build", async () => {
    if (!(await isBuilt())) await build();
  });
}

/** Builds in any case; ends the program when that fails. */
export async function buildAlways() {
  await withLock("build", build);
}

/** @returns {Promise<boolean>} whether there is a build, of whatever age */
export async function hasBuild() {
  return (await readText(join(DIST_DIR, "BUILD_ID"))) !== "";
}

/** @returns {Promise<boolean>} whether the build is of exactly these sources */
export async function isBuilt() {
  return (await hasBuild()) && (await readText(STAMP)) === (await hashSources());
}

async function build() {
  const startedAt = Date.now();
  say("Building the shop for production …");
  const hash = await hashSources();
  await rm(STAMP, { force: true });
  const { NODE_ENV: _ignored, ...env } = process.env;
  const { status } = await runNode([NEXT_BIN, "build"], {
    cwd: ROOT,
    env: { ...env, NEXT_TELEMETRY_DISABLED: "1" },
    heartbeat: "building",
  });
  if (status !== 0 || !(await hasBuild())) giveUp("The build failed; the lines above say why.");
  await writeFile(STAMP, hash);
  say(`Built in ${formatDuration(Date.now() - startedAt)}.`);
}

async function hashSources() {
  const manifest = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8"));
  const isSource = (/** @type {string} */ path) =>
    !/\.test\.tsx?$|\/fixtures\//.test(path) && !path.startsWith("lib/sandbox/");
  const publicSettings = Object.entries(process.env).filter(([name]) => name.startsWith("NEXT_PUBLIC_"));
  return hashFiles(ROOT, SOURCES, isSource, [JSON.stringify([manifest.imports, publicSettings.sort()])]);
}

/** @param {string} file @returns {Promise<string>} empty when the file is not there */
async function readText(file) {
  return readFile(file, "utf8").catch(() => "");
}
