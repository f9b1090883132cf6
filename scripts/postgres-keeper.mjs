// Keeps one temporary PostgreSQL server: prints its url, obeys the commands that come line by line, and stops it and
// deletes its data when standard input ends, which it also does when whoever started this is killed.
//   node scripts/postgres-keeper.mjs '{"fsync": true}'   the options of postgres-server.mjs, and "isTortured"
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createPostgresServer } from "./postgres-server.mjs";

const { isTortured = false, ...options } = JSON.parse(process.argv[2] ?? "{}");
const home = await mkdtemp(join(tmpdir(), "shop-postgres-"));
/** @type {Awaited<ReturnType<typeof createPostgresServer>> | undefined} */
let server;
let ending = false;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => end(0));
/** Commands wait for those before them. @type {Promise<unknown>} */
let busy = begin();
createInterface({ input: process.stdin })
  .on("line", (line) => {
    busy = busy.then(() => obey(line));
  })
  .on("close", () => end(0));
process.stdin.on("error", () => end(0));

async function begin() {
  try {
    server = await createPostgresServer(home, options);
    server.onUnexpectedEnd = (complaint) => {
      if (ending) return;
      console.error(`The test ${complaint}`);
      // A tortured server may well die of it; whoever tortures it decides when it comes back.
      if (!isTortured) end(1);
    };
    await server.start();
    console.log(server.url);
  } catch (error) {
    console.error(`The test PostgreSQL could not be started: ${/** @type {Error} */ (error).message}`);
    await end(1);
  }
}

/** @param {string} line "start", "kill" or "stopAtOnce"; the answer is one line of JSON */
async function obey(line) {
  try {
    if (!server || (line !== "start" && line !== "kill" && line !== "stopAtOnce")) throw new Error(`cannot ${line}`);
    await server[line]();
    console.log(JSON.stringify({ ok: true }));
  } catch (error) {
    console.log(JSON.stringify({ ok: false, error: /** @type {Error} */ (error).message }));
  }
}

/** @param {number} status */
async function end(status) {
  if (ending) return;
  ending = true;
  await server?.remove();
  await rm(home, { recursive: true, force: true, maxRetries: 5 });
  process.exit(status);
}
