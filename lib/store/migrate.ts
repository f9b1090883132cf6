import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import type { Database } from "./database.ts";

export const MIGRATIONS = join("lib", "store", "migrations");
/** Any number, the same everywhere: one migration runner at a time. */
const MIGRATION_LOCK = 7_283_410;

/**
 * How long a change of a table waits for its turn. While it waits, everybody else waits behind it; so it rather lets them
 * pass and asks again.
 */
const LOCK_MILLISECONDS = 3_000;
const LOCK_TRIES = 20;

/** The tables belong to a newer shop that this one would misread; the message is meant for whoever deployed it. */
export class SchemaTooNew extends Error {
  override name = "SchemaTooNew";
  constructor(newest: string, own: string) {
    super(
      `The database was changed by a newer shop ("${newest}") in a way this one (up to "${own}") does not understand. ` +
        "Start the newer build, or restore the database of before.",
    );
  }
}

interface Migration {
  tag: string;
  /** Milliseconds, as the migrator orders them. */
  when: number;
  /** `when` of the oldest migration whose shops can work with this one as well. */
  worksSince: number;
}

/**
 * Brings the tables up to date: one runner at a time, everything or nothing, and again from the start after a crash. The lock
 * belongs to the transaction, so that it also holds behind a pooler and goes with its owner.
 * @param db on a connection without time limits of its own
 * @throws SchemaTooNew
 */
export async function migrateDatabase(db: Database, folder = MIGRATIONS): Promise<void> {
  const own = readMigrations(folder);
  for (let tries = 1; ; tries += 1) {
    try {
      return await migrateOnce(db, folder, own);
    } catch (error) {
      if (!isLockTimeout(error) || tries >= LOCK_TRIES) throw error;
      await sleep(200 + Math.random() * 800);
    }
  }
}

async function migrateOnce(db: Database, folder: string, own: Migration[]): Promise<void> {
  await db.transaction(async (transaction) => {
    const tx = transaction as unknown as Database;
    await tx.execute(sql`set local statement_timeout = 0`);
    await tx.execute(sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    await tx.execute(sql.raw(`set local lock_timeout = ${LOCK_MILLISECONDS}`));
    await tx.execute(sql`create schema if not exists drizzle`);
    await tx.execute(
      sql`create table if not exists drizzle.compatibility (migration bigint primary key, tag text not null, works_since bigint not null)`,
    );
    await refuseNewer(tx, own);
    // Both engines' migrators are the same function; given a transaction it works inside it.
    await migrate(tx as unknown as Parameters<typeof migrate>[0], { migrationsFolder: folder });
    for (const { tag, when, worksSince } of own) {
      await tx.execute(
        sql`insert into drizzle.compatibility values (${when}, ${tag}, ${worksSince}) on conflict (migration) do nothing`,
      );
    }
  });
}

async function refuseNewer(tx: Database, own: Migration[]): Promise<void> {
  const newest = own.at(-1);
  if (newest === undefined) throw new Error("there are no migrations");
  const found = await tx.execute(
    sql`select tag, works_since from drizzle.compatibility where migration > ${newest.when} order by migration desc`,
  );
  const newer = (found as unknown as { rows: { tag: string; works_since: string | number }[] }).rows;
  const foreign = newer.find((row) => Number(row.works_since) > newest.when);
  if (foreign !== undefined) throw new SchemaTooNew(foreign.tag, newest.tag);
}

/**
 * The journal of the migrations with what `compatibility.json` says of each: the tag of the oldest migration whose shops can
 * still work beside it. One that only adds keeps its predecessor's shops working, one that takes away does not.
 */
export function readMigrations(folder = MIGRATIONS): Migration[] {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), "utf8"));
  const { entries } = read("meta/_journal.json") as { entries: { tag: string; when: number }[] };
  const compatibility = read("compatibility.json") as Record<string, string>;
  return entries.map(({ tag, when }) => {
    const since = entries.find((entry) => entry.tag === compatibility[tag]);
    if (since === undefined || since.when > when)
      throw new Error(`compatibility.json does not say which shops can work with migration ${tag}`);
    return { tag, when, worksSince: since.when };
  });
}

function isLockTimeout(error: unknown): boolean {
  const code = (value: unknown) => (value as { code?: unknown } | undefined)?.code;
  return code(error) === "55P03" || code((error as Error).cause) === "55P03";
}
