// A PostgreSQL of our own that can be tortured: killed, restarted, cut off its clients, made read-only.
import { launchPostgres } from "../launch-postgres.mjs";
import { createDatabase } from "../postgres.mjs";
import { OUR_NAME, runSql, waitUntilItAnswers } from "../postgres-sql.mjs";

/**
 * @typedef {object} TorturedPostgres
 * @property {string} url of a database one may create others beside
 * @property {(name: string) => Promise<string>} createDatabase resolves to its url
 * @property {(sql: string, values?: unknown[], url?: string) => Promise<any[]>} query rows, by a connection of its own,
 *   which may write even while the server is read-only
 * @property {() => Promise<void>} kill SIGKILL for the postmaster and all its children at once; it stays down
 * @property {() => Promise<void>} stopAtOnce `pg_ctl stop -m immediate`; it stays down
 * @property {() => Promise<number>} start on the same port and data; resolves when queries are answered, to the
 *   milliseconds that took, recovery included. Nothing happens to a server that runs
 * @property {() => Promise<number>} restart `pg_ctl restart -m immediate`; milliseconds as above
 * @property {() => Promise<number>} terminateConnections ends every session but our own; resolves to their number
 * @property {(on: boolean) => Promise<void>} readOnly refuses writes in every session from its next transaction on
 * @property {() => Promise<{ pid: number, seconds: number, query: string }[]>} listIdleInTransaction sessions that hold a
 *   transaction open while nothing is asked of the server; seconds since they fell idle; query: the last one
 * @property {() => Promise<void>} stop ends it and deletes its data
 */

/**
 * Everything that was committed survives (fsync and synchronous_commit are on).
 * @param {import("../postgres-server.mjs").ServerOptions} [options] dataFolder, for example on a volume that can be filled
 * @returns {Promise<TorturedPostgres>}
 */
export async function startTorturedPostgres(options = {}) {
  const { url, order, stop } = await launchPostgres({ fsync: true, ...options, isTortured: true });
  /** @type {TorturedPostgres["query"]} */
  const query = (sql, values, where = url) => runSql(allowWrites(where), sql, values);
  const start = async () => {
    const startedAt = performance.now();
    await order("start");
    await waitUntilItAnswers(url, 60_000);
    return performance.now() - startedAt;
  };
  return {
    url,
    createDatabase: (name) => createDatabase(url, name),
    query,
    kill: () => order("kill"),
    stopAtOnce: () => order("stopAtOnce"),
    start,
    async restart() {
      await order("stopAtOnce");
      return start();
    },
    async terminateConnections() {
      const [row] = await query(`select count(pg_terminate_backend(pid))::int as count ${OTHER_SESSIONS}`, [OUR_NAME]);
      return row.count;
    },
    async readOnly(on) {
      const word = on ? "on" : "off";
      await query(`alter system set default_transaction_read_only = ${word}`);
      await query("select pg_reload_conf()");
      // Sessions take the change up at their next command; a fresh one shows that the server has read the file.
      const isDone = async () => (await runSql(url, "show transaction_read_only"))[0].transaction_read_only === word;
      while (!(await isDone())) await new Promise((resolve) => setTimeout(resolve, 10));
    },
    async listIdleInTransaction() {
      return query(
        `select pid, extract(epoch from clock_timestamp() - state_change)::float8 as seconds, query ${OTHER_SESSIONS}
           and state like 'idle in transaction%'`,
        [OUR_NAME],
      );
    },
    stop,
  };
}

const OTHER_SESSIONS = `from pg_stat_activity where backend_type = 'client backend' and application_name <> $1
  and pid <> pg_backend_pid()`;

/** @param {string} url @returns {string} for sessions of ours that act on a server which was made read-only */
function allowWrites(url) {
  const own = new URL(url);
  own.searchParams.set("options", "-c default_transaction_read_only=off");
  return own.href;
}
