// Brings node_modules in line with package-lock.json. Node builtins only.
import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { withLock } from "./lock.mjs";
import { ROOT } from "./paths.mjs";
import { runCommand } from "./processes.mjs";
import { formatDuration, giveUp, say } from "./terminal.mjs";

const NODE_FLOOR = [20, 9];

/** Ends the program with a sentence when Node is too old. */
function checkNodeVersion() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [floorMajor = 0, floorMinor = 0] = NODE_FLOOR;
  if (major > floorMajor || (major === floorMajor && minor >= floorMinor)) return;
  giveUp(`Node ${floorMajor}.${floorMinor} or newer is needed; this is Node ${process.versions.node}.`);
}

/** Installs when something is missing or another version than the lock's; ends the program when that fails. */
export async function ensureInstalled() {
  checkNodeVersion();
  if (await isInstalled()) return;
  await withLock("install", async () => {
    if (await isInstalled()) return;
    await install();
  });
}

/**
 * npm writes node_modules/.package-lock.json as the last step of an install, so an interrupted one has none.
 * @returns {Promise<boolean>}
 */
async function isInstalled() {
  try {
    const wanted = await readPackages(join(ROOT, "package-lock.json"));
    const present = await readPackages(join(ROOT, "node_modules/.package-lock.json"));
    for (const [path, entry] of Object.entries(wanted)) {
      if (path === "") continue;
      const found = present[path];
      if (found ? found.version !== entry.version : !entry.optional && !entry.devOptional) return false;
    }
    if (Object.keys(present).some((path) => !(path in wanted))) return false;
    const direct = { ...wanted[""]?.dependencies, ...wanted[""]?.devDependencies };
    await Promise.all(Object.keys(direct).map((name) => access(join(ROOT, "node_modules", name, "package.json"))));
    return true;
  } catch {
    return false;
  }
}

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, dependencies?: Record<string, string>,
 *   devDependencies?: Record<string, string> }} LockEntry
 * @param {string} file
 * @returns {Promise<Record<string, LockEntry>>}
 */
async function readPackages(file) {
  return JSON.parse(await readFile(file, "utf8")).packages;
}

async function install() {
  const startedAt = Date.now();
  say("Installing packages (once; about a minute) …");
  const env = { ...process.env };
  // The build and the tests need the development packages too.
  for (const name of ["NODE_ENV", "npm_config_production", "npm_config_omit"]) delete env[name];
  const npmCli = process.env.npm_execpath?.endsWith("npm-cli.js") ? process.env.npm_execpath : undefined;
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund"];
  const { status } = await runCommand(npmCli ? process.execPath : "npm", npmCli ? [npmCli, ...args] : args, {
    cwd: ROOT,
    env,
    heartbeat: "installing packages",
  }).catch(() => giveUp("npm was not found; it comes with Node."));
  if (status !== 0) giveUp("The packages could not be installed; the lines above say why.");
  if (!(await isInstalled())) giveUp("npm finished, but node_modules still differs from package-lock.json.");
  say(`Packages installed in ${formatDuration(Date.now() - startedAt)}.`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await ensureInstalled();
