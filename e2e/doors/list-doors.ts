import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const DOOR =
  /(^|\/)((page|route|default)\.tsx?|(sitemap|robots|manifest|icon|apple-icon|opengraph-image|twitter-image)\.\w+)$/;
const SOURCE = /(?<!\.test)\.tsx?$/;

/** What can be asked for over HTTP, read from the file tree, so that nothing new stays without an expectation. */
export interface Doors {
  /** Files of pages and of handlers, below `app`. */
  files: string[];
  /** Server actions as "file#name". */
  actions: string[];
}

/** @throws when a server action is declared where this cannot see it */
export function listDoors(root: string): Doors {
  const app = join(root, "app");
  const all = [app, join(root, "components"), join(root, "lib")].flatMap(listFiles);
  return {
    files: all
      .filter((file) => file.startsWith(app) && DOOR.test(file))
      .map((file) => relative(app, file))
      .sort(),
    actions: all
      .filter((file) => SOURCE.test(file))
      .flatMap((file) => listActions(relative(root, file), readFileSync(file, "utf8")))
      .sort(),
  };
}

function listActions(file: string, source: string): string[] {
  if (!/["']use server["']/.test(source)) return [];
  if (!/^\s*["']use server["']/.test(source)) throw new Error(`${file}: an action inside of something else`);
  const names = [...source.matchAll(/^export async function (\w+)/gm)].map(([, name]) => `${file}#${name}`);
  const exported = [...source.matchAll(/^export (?!type |interface )/gm)].length;
  if (exported !== names.length) throw new Error(`${file}: exports more than async functions`);
  return names;
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}

interface Reference {
  filename: string;
  exportedName: string;
  workers: Record<string, unknown>;
}

/** Ids of the actions in the build by "file#name", with a page each that answers to it. */
export function readActionIds(root: string): Map<string, { id: string; page: string }> {
  const file = join(root, process.env.NEXT_DIST_DIR || ".next", "server/server-reference-manifest.json");
  const { node } = JSON.parse(readFileSync(file, "utf8")) as { node: Record<string, Reference> };
  return new Map(
    Object.entries(node).map(([id, { filename, exportedName, workers }]) => {
      const page = (Object.keys(workers).sort()[0] ?? "").replace(/^app\//, "");
      return [`${filename}#${exportedName}`, { id, page: `${page}.tsx` }];
    }),
  );
}
