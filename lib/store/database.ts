import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { type DataDirLock, lockDataDir } from "./data-dir-lock.ts";
import * as schema from "./schema.ts";

/** Both engines behind one type. Inside a transaction use the handle it passes: the outer one would wait for ever on PGlite. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface OpenDatabase {
  db: Database;
  engine: "embedded" | "postgresql";
  /** Held in embedded mode; answers `dump` and `seed` beside a running shop. */
  lock: DataDirLock | null;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** PostgreSQL address, or null for the embedded database below `dataDir`. */
  url: string | null;
  dataDir: string;
  poolSize: number;
  onPoolError(error: Error): void;
}

const MIGRATIONS = join("lib", "store", "migrations");
/** Any number, the same everywhere: one migration runner at a time. */
const MIGRATION_LOCK = 7_283_410;

/**
 * Opens the database and brings its tables up to date.
 * @throws DataDirInUse when another process has the embedded database
 */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  return options.url === null ? openEmbedded(options.dataDir) : openPostgres(options.url, options);
}

async function openEmbedded(dataDir: string): Promise<OpenDatabase> {
  const lock = await lockDataDir(dataDir);
  try {
    const { PGlite } = await import("@electric-sql/pglite");
    const { drizzle } = await import("drizzle-orm/pglite");
    const { migrate } = await import("drizzle-orm/pglite/migrator");
    const folder = join(dataDir, "database");
    mkdirSync(folder, { recursive: true });
    const client: PGlite = await PGlite.create(folder);
    const db = drizzle(client, { schema });
    await migrate(db, { migrationsFolder: MIGRATIONS });
    return {
      db: db as unknown as Database,
      engine: "embedded",
      lock,
      close: async () => {
        await client.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openPostgres(url: string, options: DatabaseOptions): Promise<OpenDatabase> {
  const { default: pg } = await import("pg");
  const { drizzle } = await import("drizzle-orm/node-postgres");
  const { migrate } = await import("drizzle-orm/node-postgres/migrator");
  const pool = new pg.Pool({ connectionString: url, max: options.poolSize, connectionTimeoutMillis: 5_000 });
  // An idle connection that dies (database restart) must not take the process with it; the pool opens another.
  pool.on("error", options.onPoolError);
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await migrate(drizzle(client, { schema }), { migrationsFolder: MIGRATIONS });
  } finally {
    await client.query("select pg_advisory_unlock($1)", [MIGRATION_LOCK]).catch(() => {});
    client.release();
  }
  return {
    db: drizzle(pool, { schema }) as unknown as Database,
    engine: "postgresql",
    lock: null,
    close: () => pool.end(),
  };
}

/** Proves that the database answers. */
export async function ping(db: Database): Promise<void> {
  await db.execute(sql`select 1`);
}
