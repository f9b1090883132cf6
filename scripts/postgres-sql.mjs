// Single statements for a PostgreSQL that may be down, starting or read-only.

/**
 * @param {string} url
 * @param {string} sql
 * @param {unknown[]} [values] for $1, $2 …
 * @returns {Promise<any[]>} rows
 */
export async function runSql(url, sql, values) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({
    connectionString: url,
    application_name: OUR_NAME,
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", () => {}); // the query's own failure tells it
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

/** By this name our own sessions are told from those of the shops. */
export const OUR_NAME = "test-machinery";

/**
 * The port is open a moment before the server takes queries ("the database system is starting up").
 * @param {string} url
 * @param {number} [patienceMs]
 */
export async function waitUntilItAnswers(url, patienceMs = 30_000) {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return await runSql(url, "select 1");
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}
