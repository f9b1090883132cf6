import { join } from "node:path";

/** One for the whole process: pages, actions and route handlers each have a copy of this module. */
const KEY = Symbol.for("bare.database");
const TABLE = "create table if not exists bare_rows (id bigserial primary key, body text not null)";

export async function insertRow(body) {
  const database = await openDatabase();
  await database.query("insert into bare_rows (body) values ($1)", [body]);
}

/** The newest row's text. */
export async function readRow() {
  const database = await openDatabase();
  const { rows } = await database.query("select body from bare_rows order by id desc limit 1");
  return rows[0]?.body ?? "none";
}

function openDatabase() {
  globalThis[KEY] ??= open();
  return globalThis[KEY];
}

async function open() {
  const database = process.env.BARE_DATABASE_URL ? await openPostgres() : await openEmbedded();
  await database.query(TABLE);
  return database;
}

async function openPostgres() {
  const { default: pg } = await import("pg");
  return new pg.Pool({ connectionString: process.env.BARE_DATABASE_URL, max: 10 });
}

async function openEmbedded() {
  const { PGlite } = await import("@electric-sql/pglite");
  return PGlite.create(join(process.env.BARE_DATA_DIR, "database"));
}
