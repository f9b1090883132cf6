import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase } from "#lib/usecases/fixtures/test-shop.ts";
import { type Database, openDatabase } from "./database.ts";
import { MIGRATIONS, migrateDatabase, readMigrations, SchemaTooNew } from "./migrate.ts";

// On PostgreSQL: the embedded database has one process and runs the same code.
let folder = "";
const clients: pg.Client[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "migrations-"));
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.end()));
  rmSync(folder, { recursive: true, force: true });
});

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  clients.push(client);
  return client;
}

interface Step {
  sql: string;
  worksSince?: number;
}

let versions = 0;
/** A folder as a build of the shop would bring it. */
function writeVersion(steps: Step[]): string {
  versions += 1;
  const path = join(folder, `v${versions}`);
  mkdirSync(join(path, "meta"), { recursive: true });
  const tag = (index: number) => `000${index}_step`;
  const entries = steps.map((_, idx) => ({
    idx,
    version: "7",
    when: 1_000 * (idx + 1),
    tag: tag(idx),
    breakpoints: true,
  }));
  writeFileSync(join(path, "meta/_journal.json"), JSON.stringify({ version: "7", dialect: "postgresql", entries }));
  const compatibility = steps.map(({ worksSince }, index) => [tag(index), tag(worksSince ?? index)]);
  writeFileSync(join(path, "compatibility.json"), JSON.stringify(Object.fromEntries(compatibility)));
  steps.forEach((step, index) => {
    writeFileSync(join(path, `${tag(index)}.sql`), step.sql);
  });
  return path;
}

const FIRST = { sql: "create table a (id int)" };

async function migrateWith(url: string, path: string): Promise<void> {
  await migrateDatabase(drizzle(await connect(url)) as unknown as Database, path);
}

async function listTables(url: string): Promise<string[]> {
  const { rows } = await (await connect(url)).query(
    "select tablename from pg_tables where schemaname = 'public' order by 1",
  );
  return rows.map((row) => row.tablename);
}

describe("migrations on PostgreSQL", () => {
  it("run once when ten shops start at the same time on an empty database", async () => {
    const url = await createTestDatabase();
    const opened = await Promise.all(
      Array.from({ length: 10 }, () => openDatabase({ url, dataDir: folder, poolSize: 1, onPoolError: () => {} })),
    );
    const { rows } = await (await connect(url)).query("select created_at from drizzle.__drizzle_migrations order by 1");
    expect(rows.map((row) => Number(row.created_at))).toEqual(readMigrations(MIGRATIONS).map(({ when }) => when));
    await Promise.all(opened.map((database) => database.close()));
  });

  it("leave nothing behind when their process is killed, and the next start does all of it", async () => {
    const url = await createTestDatabase();
    const slow = writeVersion([
      FIRST,
      { sql: "create table b (id int);--> statement-breakpoint\nselect pg_sleep(60)" },
    ]);
    const child = spawn(process.execPath, ["scripts/run.mjs", "lib/store/fixtures/migrate-once.ts", url, slow]);
    const watcher = await connect(url);
    const isSleeping = async () =>
      (
        await watcher.query(
          "select 1 from pg_stat_activity where datname = current_database() and query like '%pg_sleep(60)%' and pid <> pg_backend_pid()",
        )
      ).rows.length > 0;
    await expect.poll(isSleeping, { timeout: 20_000 }).toBe(true);
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
    // The server notices a dead client only when it has something to say to it.
    await watcher.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like '%pg_sleep(60)%' and pid <> pg_backend_pid()",
    );
    expect(await listTables(url)).toEqual([]);
    await migrateWith(url, writeVersion([FIRST, { sql: "create table b (id int)" }]));
    expect(await listTables(url)).toEqual(["a", "b"]);
  });

  it("are all in one transaction, down to the note of who can work with them", async () => {
    const url = await createTestDatabase();
    const path = writeVersion([FIRST, { sql: "create table b (id int)" }]);
    await migrateWith(url, path);
    const { rows } = await (await connect(url)).query(
      "select xmin::text as by from drizzle.__drizzle_migrations union select xmin::text from drizzle.compatibility",
    );
    expect(rows).toHaveLength(1);
  });

  it("take nothing over from a migration that fails half-way", async () => {
    const url = await createTestDatabase();
    const broken = writeVersion([FIRST, { sql: "create table b (id int);--> statement-breakpoint\nselect 1/0" }]);
    await expect(migrateWith(url, broken)).rejects.toThrow();
    expect(await listTables(url)).toEqual([]);
  });

  it("let an older shop work beside a newer one whose change only adds", async () => {
    const url = await createTestDatabase();
    await migrateWith(url, writeVersion([FIRST, { sql: "alter table a add column b int", worksSince: 0 }]));
    await migrateWith(url, writeVersion([FIRST]));
  });

  it("refuse a database whose change an older shop cannot live with, in a sentence", async () => {
    const url = await createTestDatabase();
    const older = writeVersion([FIRST]);
    await migrateWith(
      url,
      writeVersion([FIRST, { sql: "alter table a add column b int", worksSince: 0 }, { sql: "drop table a" }]),
    );
    await expect(migrateWith(url, older)).rejects.toThrow(SchemaTooNew);
    await expect(migrateWith(url, older)).rejects.toThrow(/newer shop \("0002_step"\).*up to "0000_step"/);
  });

  it("wait for a table that is in use without holding up those behind them for long", async () => {
    const url = await createTestDatabase();
    await migrateWith(url, writeVersion([FIRST]));
    const reader = await connect(url);
    await reader.query("begin; select * from a");
    const migrating = migrateWith(url, writeVersion([FIRST, { sql: "alter table a add column b int" }]));
    const waiting = await connect(url);
    const isWaiting = async () =>
      (
        await waiting.query(
          "select 1 from pg_stat_activity where query like 'alter table a%' and wait_event_type = 'Lock'",
        )
      ).rows.length > 0;
    await expect.poll(isWaiting, { timeout: 10_000 }).toBe(true);
    // Queued behind the change; without a limit on its wait this would only end with the reader's transaction.
    await waiting.query("set statement_timeout = '20s'");
    await waiting.query("select * from a");
    await reader.query("commit");
    await migrating;
    expect((await waiting.query("select * from a")).fields.map(({ name }) => name)).toEqual(["id", "b"]);
  });

  it("each say which shops can work with them", () => {
    expect(readMigrations().map(({ tag }) => tag)).toContain("0000_first");
  });
});
