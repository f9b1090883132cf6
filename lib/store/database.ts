import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { type DataDirLock, lockDataDir } from "./data-dir-lock.ts";
import { migrateDatabase } from "./migrate.ts";
import { CHANGES_CHANNEL, hearPostgres } from "./postgres-notices.ts";
import {
  createPostgresPool,
  DATABASE_PATIENCE,
  type DatabasePatience,
  requireDurableCommits,
} from "./postgres-pool.ts";
import * as schema from "./schema.ts";

/** Both engines behind one type. Inside a transaction use the handle it passes: the outer one would wait for ever on PGlite. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface OpenDatabase {
  db: Database;
  engine: "embedded" | "postgresql";
  /** Held in embedded mode; answers `dump` and `seed` beside a running shop. */
  lock: DataDirLock | null;
  /**
   * Tells when orders changed, whichever process did it; see `hearPostgres`. Nothing is missed without a later call.
   */
  hear(onNews: () => void, onHeard: (isHeard: boolean) => void): () => void;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** PostgreSQL address, or null for the embedded database below `dataDir`. */
  url: string | null;
  dataDir: string;
  poolSize: number;
  /** Time limits for PostgreSQL; the defaults when left out. */
  patience?: DatabasePatience;
  onPoolError(error: Error): void;
}

/**
 * Opens the database and brings its tables up to date.
 * @throws DataDirInUse when another process has the embedded database
 * @throws SchemaTooNew when a newer shop changed the tables for good
 */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  return options.url === null ? openEmbedded(options.dataDir) : openPostgres(options.url, options);
}

async function openEmbedded(dataDir: string): Promise<OpenDatabase> {
  const lock = await lockDataDir(dataDir);
  try {
    const { PGlite } = await import("@electric-sql/pglite");
    const { drizzle } = await import("drizzle-orm/pglite");
    const folder = join(dataDir, "database");
    mkdirSync(folder, { recursive: true });
    const client: PGlite = await PGlite.create(folder);
    const db = drizzle(client, { schema }) as unknown as Database;
    await migrateDatabase(db);
    return {
      db,
      engine: "embedded",
      lock,
      hear: (onNews, onHeard) => hearEmbedded(client, onNews, onHeard),
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

/** All that is written goes through this one process. */
function hearEmbedded(client: PGlite, onNews: () => void, onHeard: (isHeard: boolean) => void): () => void {
  let stop: (() => Promise<void>) | null = null;
  let isOver = false;
  void client.listen(CHANGES_CHANNEL, onNews).then(
    (unlisten) => {
      stop = unlisten;
      if (isOver) return void unlisten();
      onHeard(true);
    },
    () => onHeard(false),
  );
  return () => {
    isOver = true;
    void stop?.();
  };
}

async function openPostgres(url: string, options: DatabaseOptions): Promise<OpenDatabase> {
  const { drizzle } = await import("drizzle-orm/node-postgres");
  await migratePostgres(url, options.patience ?? DATABASE_PATIENCE);
  const pool = await createPostgresPool(url, options);
  try {
    await requireDurableCommits(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    db: drizzle(pool, { schema }) as unknown as Database,
    engine: "postgresql",
    lock: null,
    hear: (onNews, onHeard) => hearPostgres(url, onNews, onHeard),
    close: () => pool.end(),
  };
}

/** On a connection of its own: a migration may take longer than any statement of the shop. */
async function migratePostgres(url: string, { connectSeconds }: DatabasePatience): Promise<void> {
  const { default: pg } = await import("pg");
  const { drizzle } = await import("drizzle-orm/node-postgres");
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: connectSeconds * 1000,
    keepAlive: true,
  });
  client.on("error", () => {});
  await client.connect();
  try {
    await migrateDatabase(drizzle(client, { schema }) as unknown as Database);
  } finally {
    await client.end();
  }
}

/** Proves that the database answers. */
export async function ping(db: Database): Promise<void> {
  await db.execute(sql`select 1`);
}
