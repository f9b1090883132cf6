// Turns a TypeScript entry into one file that Node 20 can run. Packages stay outside and come from node_modules.
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { hashFiles } from "./hash-files.mjs";
import { CACHE_DIR, ROOT } from "./paths.mjs";

const BIN_DIR = join(CACHE_DIR, "bin");
const KEEP_MS = 24 * 60 * 60 * 1000;

/**
 * @param {string} entry path relative to the clone's root, for example "lib/sandbox/main.ts"
 * @returns {Promise<string>} path of the bundle; the same sources give the same file
 */
export async function bundleEntry(entry) {
  const name = `${basename(dirname(entry))}-${basename(entry, extname(entry))}`;
  const isSource = (/** @type {string} */ path) => !/\.test\.tsx?$|\/fixtures\//.test(path);
  const hash = await hashFiles(ROOT, ["lib", "components", "scripts/bundle.mjs", "tsconfig.json"], isSource, [entry]);
  const outfile = join(BIN_DIR, `${name}-${hash}.mjs`);
  if (await stat(outfile).catch(() => null)) return outfile;

  const { build } = await import("esbuild");
  await mkdir(BIN_DIR, { recursive: true });
  const draft = `${outfile}.${process.pid}.draft`;
  await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outfile: draft,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.9",
    jsx: "automatic",
    packages: "external",
    sourcemap: "inline",
    logLevel: "error",
    plugins: [resolveOwnRooms],
  });
  await rename(draft, outfile);
  await removeOldBundles(name);
  return outfile;
}

/** @type {import("esbuild").Plugin} */
const resolveOwnRooms = {
  name: "own-rooms",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^#(lib|components)\// }, ({ path }) => ({ path: join(ROOT, path.slice(1)) }));
    // The real package throws outside React's server condition, on purpose.
    onResolve({ filter: /^server-only$/ }, () => ({ path: "server-only", namespace: "empty" }));
    onLoad({ filter: /.*/, namespace: "empty" }, () => ({ contents: "" }));
  },
};

/** @param {string} name */
async function removeOldBundles(name) {
  for (const file of await readdir(BIN_DIR)) {
    if (!file.startsWith(`${name}-`)) continue;
    const { mtimeMs } = await stat(join(BIN_DIR, file)).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (Date.now() - mtimeMs > KEEP_MS) await rm(join(BIN_DIR, file), { force: true });
  }
}
