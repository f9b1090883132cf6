// A real PostgreSQL for the tests: the one TEST_DATABASE_URL names, or a server of our own that lives as long as we do.
import { randomBytes } from "node:crypto";
import { launchPostgres } from "./launch-postgres.mjs";
import { runSql } from "./postgres-sql.mjs";

/**
 * @typedef {object} TestPostgres
 * @property {string} url of a database one may connect to and create others beside
 * @property {(name: string) => Promise<string>} createDatabase makes an empty database; resolves to its url. The name
 *   gets a random ending, so that runs beside each other do not meet
 * @property {() => Promise<void>} stop ends our own server and deletes its data, or drops what was created elsewhere
 */

/**
 * @param {Pick<import("./postgres-server.mjs").ServerOptions, "fsync" | "settings">} [options] ignored for TEST_DATABASE_URL
 * @returns {Promise<TestPostgres>}
 */
export async function startPostgres(options = {}) {
  const named = process.env.TEST_DATABASE_URL;
  const { url, stop: stopServer } = named ? { url: named, stop: async () => {} } : await launchPostgres(options);
  /** @type {string[]} */
  const created = [];
  return {
    url,
    async createDatabase(name) {
      const own = await createDatabase(url, name);
      created.push(new URL(own).pathname.slice(1));
      return own;
    },
    async stop() {
      if (named) for (const name of created) await runSql(url, `drop database if exists "${name}" with (force)`);
      await stopServer();
    },
  };
}

/**
 * @param {string} url of a database beside which another is made
 * @param {string} name gets a random ending
 * @returns {Promise<string>} url of the new one
 */
export async function createDatabase(url, name) {
  const database = `${name.replace(/\W/g, "_").toLowerCase()}_${randomBytes(4).toString("hex")}`;
  await runSql(url, `create database "${database}"`);
  const own = new URL(url);
  own.pathname = `/${database}`;
  return own.href;
}
