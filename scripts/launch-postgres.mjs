import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { waitUntilItAnswers } from "./postgres-sql.mjs";

/**
 * @typedef {object} KeptPostgres
 * @property {string} url
 * @property {(command: "start" | "kill" | "stopAtOnce") => Promise<void>} order rejects with the reason when it fails
 * @property {() => Promise<void>} stop ends the server and deletes its data
 */

/**
 * A server of our own that lives as long as we do. Its keeper outlives a kill -9 of this process just long enough to stop
 * the server and to tidy up.
 * @param {import("./postgres-server.mjs").ServerOptions & { isTortured?: boolean }} options isTortured: an end that nobody
 *   ordered is no reason to give up
 * @returns {Promise<KeptPostgres>} when it answers queries
 */
export async function launchPostgres(options) {
  const keeperFile = fileURLToPath(new URL("./postgres-keeper.mjs", import.meta.url));
  const keeper = spawn(process.execPath, [keeperFile, JSON.stringify(options)], {
    stdio: ["pipe", "pipe", "inherit"],
    detached: true,
  });
  const ended = new Promise((resolve) => keeper.once("close", resolve));
  const failed = new Promise((_resolve, reject) => {
    keeper.once("error", reject);
    ended.then((status) => reject(new Error(`The test PostgreSQL's keeper ended (exit status ${status}).`)));
  });
  failed.catch(() => {}); // whoever waits for an answer hears of it
  /** Answers come in the order of the commands; the first line is the url. @type {((line: string) => void)[]} */
  const listeners = [];
  createInterface({ input: keeper.stdout }).on("line", (line) => listeners.shift()?.(line));
  const readAnswer = () => Promise.race([failed, new Promise((resolve) => listeners.push(resolve))]);

  const url = /** @type {string} */ (await readAnswer());
  await waitUntilItAnswers(url);
  keeper.unref();
  /** @type {import("node:net").Socket} */ (keeper.stdout).unref();
  return {
    url,
    async order(command) {
      const answer = readAnswer();
      keeper.ref();
      keeper.stdin.write(`${command}\n`);
      const { ok, error } = JSON.parse(/** @type {string} */ (await answer));
      keeper.unref();
      if (!ok) throw new Error(`The test PostgreSQL: ${error}`);
    },
    async stop() {
      keeper.ref();
      keeper.stdin.end();
      await ended;
    },
  };
}
