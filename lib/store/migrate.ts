import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type SQL, sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
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
    await runPending(tx, folder);
    for (const { tag, when, worksSince } of own) {
      await tx.execute(
        sql`insert into drizzle.compatibility values (${when}, ${tag}, ${worksSince}) on conflict (migration) do nothing`,
      );
    }
  });
}

/** What drizzle's own migrator does, with its table, but inside our transaction: it would begin and commit one of its own. */
async function runPending(tx: Database, folder: string): Promise<void> {
  await tx.execute(
    sql`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
  );
  const [last] = await query<{ created_at: string | number }>(
    tx,
    sql`select created_at from drizzle.__drizzle_migrations order by created_at desc limit 1`,
  );
  const done = last === undefined ? Number.NEGATIVE_INFINITY : Number(last.created_at);
  for (const { sql: statements, hash, folderMillis } of readMigrationFiles({ migrationsFolder: folder })) {
    if (folderMillis <= done) continue;
    for (const statement of statements) await tx.execute(sql.raw(statement));
    await tx.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`,
    );
  }
}

async function query<Row>(tx: Database, text: SQL): Promise<Row[]> {
  return ((await tx.execute(text)) as unknown as { rows: Row[] }).rows;
}

async function refuseNewer(tx: Database, own: Migration[]): Promise<void> {
  const newest = own.at(-1);
  if (newest === undefined) throw new Error("there are no migrations");
  const newer = await query<{ tag: string; works_since: string | number }>(
    tx,
    sql`select tag, works_since from drizzle.compatibility where migration > ${newest.when} order by migration desc`,
  );
  const foreign = newer.find((row) => Number(row.works_since) > newest.when);
  if (foreign !== undefined) throw new SchemaTooNew(foreign.tag, newest.tag);
}

/**
 * The journal of the migrations with what `compatibility.json` says of each: the tag of the oldest migration whose shops can
 * still work beside it. One that only adds keeps its predecessor's shops working, one that takes away does not.
 */
export function readMigrations(folder = MIGRATIONS): Migration[] {
  const read = (name: string) => JSON.parse(readFileSync(join(/*turbopackIgnore: true*/ folder, name), "utf8"));
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
