// What a database was asked, by its own count: the extension pg_stat_statements, which its server has to be started with.
import { runSql } from "../postgres-sql.mjs";

/** Settings of such a server. */
export const COUNTING = { shared_preload_libraries: "pg_stat_statements" };

/** @typedef {{ history: number, all: number }} StatementCount history: how many of them read what happened to orders */

/**
 * Counts from now on, whoever asks.
 * @param {string} url
 * @returns {Promise<() => Promise<StatementCount>>} reads the count, which is NaN where the server does not count
 */
export async function startStatementCount(url) {
  try {
    await runSql(url, "create extension if not exists pg_stat_statements");
    await runSql(url, "select pg_stat_statements_reset()");
  } catch {
    return async () => ({ history: Number.NaN, all: Number.NaN });
  }
  return async () => {
    const [row] = await runSql(
      url,
      `select coalesce(sum(calls), 0)::float8 as all,
        coalesce(sum(calls) filter (where query ilike 'select%order_history%'), 0)::float8 as history
      from pg_stat_statements join pg_database d on d.oid = dbid
      where datname = current_database() and query not like '%pg_stat_statements%'`,
    );
    return row;
  };
}
