// A real PostgreSQL for the tests: the one TEST_DATABASE_URL names, or a server of our own that lives as long as we do.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/**
 * @typedef {object} TestPostgres
 * @property {string} url of a database one may connect to and create others beside
 * @property {(name: string) => Promise<string>} createDatabase makes an empty database; resolves to its url. The name
 *   gets a random ending, so that runs beside each other do not meet
 * @property {() => Promise<void>} stop ends our own server and deletes its data, or drops what was created elsewhere
 */

/**
 * @param {{ fsync?: boolean }} [options] fsync: as durable as in production, and slower; ignored for TEST_DATABASE_URL
 * @returns {Promise<TestPostgres>}
 */
export async function startPostgres({ fsync = false } = {}) {
  const named = process.env.TEST_DATABASE_URL;
  if (named) return describeServer(named, { dropOnStop: true, stopServer: async () => {} });

  // The keeper outlives a kill -9 of this process just long enough to stop the server and to tidy up.
  const keeper = spawn(process.execPath, [fileURLToPath(new URL("./postgres-keeper.mjs", import.meta.url))], {
    stdio: ["pipe", "pipe", "inherit"],
    detached: true,
    env: { ...process.env, POSTGRES_FSYNC: fsync ? "on" : "off" },
  });
  const ended = new Promise((resolve) => keeper.once("close", resolve));
  const url = await new Promise((resolve, reject) => {
    createInterface({ input: keeper.stdout }).once("line", resolve);
    keeper.once("error", reject);
    ended.then((status) => reject(new Error(`The test PostgreSQL did not start (exit status ${status}).`)));
  });
  await waitUntilItAnswers(url);
  keeper.unref();
  const stopServer = async () => {
    keeper.ref();
    keeper.stdin.end();
    await ended;
  };
  return describeServer(url, { dropOnStop: false, stopServer });
}

/**
 * @param {string} url
 * @param {{ dropOnStop: boolean, stopServer: () => Promise<void> }} ending
 * @returns {TestPostgres}
 */
function describeServer(url, { dropOnStop, stopServer }) {
  /** @type {string[]} */
  const created = [];
  return {
    url,
    async createDatabase(name) {
      const database = `${name.replace(/\W/g, "_").toLowerCase()}_${randomBytes(4).toString("hex")}`;
      await runSql(url, `create database "${database}"`);
      created.push(database);
      const own = new URL(url);
      own.pathname = `/${database}`;
      return own.href;
    },
    async stop() {
      if (dropOnStop) {
        for (const database of created) await runSql(url, `drop database if exists "${database}" with (force)`);
      }
      await stopServer();
    },
  };
}

/** The port is open a moment before the server takes queries ("the database system is starting up"). @param {string} url */
async function waitUntilItAnswers(url) {
  for (let tries = 300; ; tries -= 1) {
    try {
      return await runSql(url, "select 1");
    } catch (error) {
      if (tries === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** @param {string} url @param {string} sql */
async function runSql(url, sql) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
