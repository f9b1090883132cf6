import type { Pool, PoolClient } from "pg";

/** How long PostgreSQL may take, in seconds; all of them are settings. */
export interface DatabasePatience {
  /** Until a connection stands or one of the pool is free. */
  connectSeconds: number;
  /** Of one statement, the wait for a row lock included. */
  querySeconds: number;
  /** A transaction that does nothing: its process hangs or is cut off, and its locks hold up others. */
  idleSeconds: number;
}

export const DATABASE_PATIENCE: DatabasePatience = { connectSeconds: 5, querySeconds: 10, idleSeconds: 10 };

export interface PostgresOptions {
  poolSize: number;
  patience?: DatabasePatience | undefined;
  onPoolError(error: Error): void;
}

/** The server ends a statement first; only when nothing is heard of it any more, the line is given up on this side. */
const GRACE_MILLISECONDS = 2_000;

/**
 * Connections that survive a database going away: dead ones leave the pool whoever holds them, and the next request opens
 * new ones. Every session commits to disk before it says so (G-01).
 */
export async function createPostgresPool(url: string, options: PostgresOptions): Promise<Pool> {
  const { default: pg } = await import("pg");
  const { connectSeconds, querySeconds, idleSeconds } = options.patience ?? DATABASE_PATIENCE;
  const pool = new pg.Pool({
    connectionString: withSessionSettings(url, {
      synchronous_commit: "on",
      statement_timeout: toMilliseconds(querySeconds),
      idle_in_transaction_session_timeout: toMilliseconds(idleSeconds),
    }),
    max: options.poolSize,
    connectionTimeoutMillis: connectSeconds * 1000,
    query_timeout: querySeconds * 1000 + GRACE_MILLISECONDS,
    keepAlive: true,
    application_name: "storefront",
  });
  // An idle connection that dies (database restart) must not take the process with it; the pool opens another.
  pool.on("error", options.onPoolError);
  pool.on("connect", (client) => guard(client, options.onPoolError));
  return pool;
}

/**
 * Without a session setting a server with `synchronous_commit = off` would confirm orders it can still lose.
 * @throws Error naming the setting, when something between us and the server took ours away
 */
export async function requireDurableCommits(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ synchronous_commit: string }>("show synchronous_commit");
  if (rows[0]?.synchronous_commit !== "off") return;
  throw new Error(
    "The database confirms commits before they are on disk (synchronous_commit = off), so it could lose accepted orders. " +
      "Set synchronous_commit = on for the database role in DATABASE_URL, or let the pooler in between pass `options` on.",
  );
}

/** As options of the connection itself, so that they hold from the first statement on. What DATABASE_URL says already stays. */
function withSessionSettings(text: string, settings: Record<string, string>): string {
  const url = new URL(text);
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  // The later of two options counts.
  const own = url.searchParams.get("options");
  url.searchParams.set("options", own === null ? options.join(" ") : `${options.join(" ")} ${own}`);
  return url.toString();
}

function toMilliseconds(seconds: number): string {
  return String(Math.round(seconds * 1000));
}

/** What the driver's types leave out. */
type OpenClient = PoolClient & { connection: { stream: { destroy(): void } } };

function guard(client: PoolClient, onError: (error: Error) => void): void {
  // While a connection is in use the pool does not listen, and an error event nobody hears ends the process.
  client.on("error", onError);
  dropWhenEnded(client);
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((...args: unknown[]) => {
    const result = query(...args);
    // Nothing came back in time: whatever is sent next would wait behind it, so the line is of no use to anybody.
    if (result instanceof Promise) result.catch((error: unknown) => isUnheard(error) && cut(client));
    return result;
  }) as typeof client.query;
}

function isUnheard(error: unknown): boolean {
  return error instanceof Error && error.message === "Query read timeout";
}

function cut(client: PoolClient): void {
  (client as OpenClient).connection.stream.destroy();
}

/**
 * Whoever holds a connection that ends may never give it back (a failed BEGIN does not), and its place would be lost. The pool
 * sets `release` anew each time it hands a connection out.
 */
function dropWhenEnded(client: PoolClient): void {
  let giveBack: PoolClient["release"] = () => {};
  Object.defineProperty(client, "release", {
    get: () => giveBack,
    set(release: PoolClient["release"]) {
      let isReleased = false;
      const drop = () => giveBack(true);
      giveBack = (error) => {
        if (isReleased) return;
        isReleased = true;
        client.off("end", drop);
        release(error);
      };
      client.once("end", drop);
    },
  });
}
