// One PostgreSQL server on one port and one data folder, with every way in which it can go down and come back.
import { spawn } from "node:child_process";
import { chown, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findFreePorts, isListening } from "./ports.mjs";
import { postgresUser, preparePostgresBinaries, runAsPostgres } from "./postgres-binaries.mjs";
import { isAlive, listDescendants } from "./process-tree.mjs";

const PASSWORD = "test";

/**
 * @typedef {object} ServerOptions
 * @property {boolean} [fsync] as durable as in production, and slower
 * @property {string} [dataFolder] empty or not there yet; otherwise one below the keeper's own folder
 * @property {number} [walSegmentMegabytes] 16 unless said otherwise; 1 suits a small volume
 * @property {Record<string, string | number>} [settings] of the server, over ours
 */

/** @param {string} home the keeper's folder @param {ServerOptions} options */
export async function createPostgresServer(home, options) {
  const { fsync = false, dataFolder = join(home, "data"), walSegmentMegabytes = 16, settings = {} } = options;
  await handOver(home);
  const bin = await preparePostgresBinaries(home);
  const passwordFile = join(home, "password");
  await writeFile(passwordFile, PASSWORD, { mode: 0o644 });
  await mkdir(dataFolder, { recursive: true });
  await handOver(dataFolder);
  runAsPostgres(
    join(bin, "initdb"),
    [
      ...["-D", dataFolder, "-U", "postgres", "-A", "scram-sha-256", `--pwfile=${passwordFile}`],
      ...["-E", "UTF8", "--locale=C", "--no-sync", `--wal-segsize=${walSegmentMegabytes}`],
    ],
    home,
  );
  const [port = 0] = await findFreePorts(1);
  const durable = fsync ? "on" : "off";
  const all = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    fsync: durable,
    synchronous_commit: durable,
    full_page_writes: durable,
    max_connections: 200,
    shared_buffers: "64MB",
    log_min_messages: "fatal",
    ...settings,
  };
  const args = ["-D", dataFolder, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  /** @type {import("node:child_process").ChildProcess | undefined} */
  let server;
  let lastWords = "";
  let expectsEnd = false;

  const self = {
    url: `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`,
    /** @type {(complaint: string) => void} hears of an end that nobody ordered */
    onUnexpectedEnd: () => {},

    /** Resolves when the port is open, which is a moment before queries are answered. @throws when it ends instead */
    async start() {
      if (server) return;
      const child = spawn(join(bin, "postgres"), args, {
        ...postgresUser,
        cwd: home,
        stdio: ["ignore", "ignore", "pipe"],
      });
      server = child;
      lastWords = "";
      expectsEnd = false;
      child.stderr?.on("data", (chunk) => {
        lastWords = (lastWords + chunk).slice(-2_000);
      });
      child.once("exit", (status, signal) => {
        server = undefined;
        if (!expectsEnd)
          self.onUnexpectedEnd(`PostgreSQL stopped (${signal ?? `exit status ${status}`}). ${lastWords}`);
      });
      for (let waited = 0; !(await isListening({ port, host: "127.0.0.1" })); waited += 50) {
        if (server !== child) throw new Error(`PostgreSQL ended while starting. ${lastWords}`);
        if (waited > 30_000) throw new Error(`no answer on port ${port} after 30 s. ${lastWords}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },

    /** Everything dies at once by SIGKILL, the postmaster and its children, as in a crash of the machine's kernel. */
    async kill() {
      if (!server?.pid) return;
      const { pid } = server;
      const gone = expectEnd(server);
      process.kill(pid, "SIGSTOP"); // so that it neither forks nor notices meanwhile
      const children = listDescendants(pid);
      for (const victim of [...children, pid]) sendKill(victim);
      await gone;
      // A child that lingers holds the shared memory, and the next start would be refused.
      while (children.some(isAlive)) await new Promise((resolve) => setTimeout(resolve, 5));
    },

    /** What `pg_ctl stop -m immediate` does: no checkpoint, no good-bye, but a tidy end of the processes. */
    async stopAtOnce() {
      if (!server) return;
      const gone = expectEnd(server);
      server.kill("SIGQUIT");
      const insist = setTimeout(() => self.kill(), 10_000);
      await gone;
      clearTimeout(insist);
    },

    /** Stops it, and deletes the data. */
    async remove() {
      if (server) await self.stopAtOnce();
      // After a kill, names in shared memory are left for the next start to clear away: let there be one.
      else tryTo(() => runAsPostgres(join(bin, "postgres"), ["--single", "-D", dataFolder, "postgres"], home, 5_000));
      for (const name of await readdir(dataFolder).catch(() => [])) {
        await rm(join(dataFolder, name), { recursive: true, force: true, maxRetries: 5 });
      }
    },
  };

  /** @param {import("node:child_process").ChildProcess} child */
  function expectEnd(child) {
    expectsEnd = true;
    return new Promise((resolve) => child.once("exit", resolve));
  }

  return self;
}

/** @param {string} folder */
async function handOver(folder) {
  const { uid, gid } = postgresUser;
  if (uid !== undefined && gid !== undefined) await chown(folder, uid, gid);
}

/** @param {number} pid */
function sendKill(pid) {
  tryTo(() => process.kill(pid, "SIGKILL"));
}

/** @param {() => void} act whose failure means that there was nothing to do */
function tryTo(act) {
  try {
    act();
  } catch {}
}
