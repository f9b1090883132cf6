// npm run deps: every import of ours follows the table in import-table.mjs. Type-only imports count.
import { readFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { parseAst } from "vitest/node";
import { listFiles } from "./hash-files.mjs";
import { ROOMS, TEST_FILE, TEST_ONLY } from "./import-table.mjs";
import { ROOT } from "./paths.mjs";

const FOLDERS = ["lib", "components", "app", "e2e", "scripts"];
const TOP_FILES = [
  "instrumentation.ts",
  "instrumentation-client.ts",
  "proxy.ts",
  "next.config.mjs",
  "playwright.config.ts",
  "vitest.config.mts",
];
const SOURCE = /\.(tsx?|mts|mjs)$/;
const BUILTINS = new Set(builtinModules);

/** @returns {Promise<{ files: number, violations: string[] }>} one sentence per violation */
export async function checkImports() {
  const paths = (await Promise.all([...FOLDERS, ...TOP_FILES].map((entry) => listFiles(join(ROOT, entry)))))
    .flat()
    .map((file) => relative(ROOT, file))
    .filter((path) => SOURCE.test(path));
  /** @type {string[]} */
  const violations = [];
  for (const path of paths) {
    for (const { specifier, line } of listImports(path, await readFile(join(ROOT, path), "utf8"))) {
      const complaint = judgeImport(path, specifier);
      if (complaint) violations.push(`${path}:${line}  ${complaint}`);
    }
  }
  return { files: paths.length, violations };
}

/**
 * @param {string} path decides between TypeScript with and without JSX
 * @param {string} source
 * @returns {{ specifier: string, line: number }[]} in the order of the text
 */
export function listImports(path, source) {
  const tree = parseAst(source, { lang: path.endsWith("x") ? "tsx" : "ts", astType: "ts" });
  return [...findImports(tree)].map(({ specifier, offset }) => ({
    specifier,
    line: source.slice(0, offset).split("\n").length,
  }));
}

/**
 * @param {string} path of the importing file, from the root
 * @param {string} specifier as written
 * @returns {string | undefined} what is wrong with it
 */
export function judgeImport(path, specifier) {
  const room = findRoom(path);
  if (!room) return `stands in no room of scripts/import-table.mjs`;
  if (!specifier.startsWith("#") && !specifier.startsWith(".")) {
    const isBuiltin = specifier.startsWith("node:") || BUILTINS.has(specifier);
    if (room.isPure && isBuiltin && !TEST_FILE.test(path)) {
      return `imports "${specifier}": ${room.name} is pure and uses no Node modules`;
    }
    return undefined;
  }
  const target = specifier.startsWith("#") ? specifier.slice(1) : join(dirname(path), specifier);
  const targetRoom = findRoom(target);
  if (!targetRoom) {
    return target.endsWith(".css") || target.endsWith(".json")
      ? undefined
      : `imports "${specifier}", which is in no room`;
  }
  const isJourney = room.name === "e2e";
  if (TEST_ONLY.test(target) && !TEST_FILE.test(path) && !isJourney)
    return `imports "${specifier}", which is for tests only`;
  if (room === targetRoom) return undefined;
  if (specifier.startsWith("../") && target.startsWith("lib/")) {
    return `imports "${specifier}": write "#${target}", because it lies in another room`;
  }
  // Journeys know nothing of the shop's code, but share the means to read pictures and documents.
  if (isJourney && TEST_ONLY.test(target)) return undefined;
  if (TEST_FILE.test(path) && (target.startsWith("lib/") || target.startsWith("scripts/"))) return undefined;
  if (room.mayImport.includes(targetRoom.name)) return undefined;
  const allowed = room.mayImport.length > 0 ? `only ${room.mayImport.join(", ")}` : "no other room";
  return `imports "${specifier}": ${room.name} may import ${allowed}, not ${targetRoom.name}`;
}

/** @param {string} path a test lives in the room of the file it stands beside */
function findRoom(path) {
  const tested = path.replace(/\.test(?=\.\w+$)/, "");
  return ROOMS.find(({ files }) => files.test(tested));
}

/**
 * @param {unknown} node of the syntax tree
 * @returns {Generator<{ specifier: string, offset: number }>} static, dynamic, type-only and re-exported alike
 */
function* findImports(node) {
  if (Array.isArray(node)) {
    for (const item of node) yield* findImports(item);
    return;
  }
  if (node === null || typeof node !== "object") return;
  const { type, source, start } = /** @type {{ type?: string, source?: { value?: unknown }, start?: number }} */ (node);
  if (type && IMPORTING.has(type) && typeof source?.value === "string") {
    yield { specifier: source.value, offset: start ?? 0 };
  }
  for (const value of Object.values(node)) if (typeof value === "object") yield* findImports(value);
}

const IMPORTING = new Set([
  "ImportDeclaration",
  "ExportNamedDeclaration",
  "ExportAllDeclaration",
  "ImportExpression",
  "TSImportType",
]);

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { files, violations } = await checkImports();
  for (const violation of violations) console.error(violation);
  console.log(`${files} files, ${violations.length} forbidden imports`);
  if (violations.length > 0 || files === 0) process.exit(1);
}
