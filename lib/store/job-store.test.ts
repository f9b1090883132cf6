import { rmSync } from "node:fs";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Jobs } from "#lib/ports.ts";
import { newDataDir } from "#lib/usecases/fixtures/new-data-dir.ts";
import { createTestDatabase, ENGINES } from "#lib/usecases/fixtures/test-shop.ts";
import { type OpenDatabase, openDatabase } from "./database.ts";
import { createJobs } from "./job-store.ts";

// On the embedded database and on PostgreSQL.
describe.each(ENGINES)("jobs on %s", (engine) => {
  let folder = "";
  let database: OpenDatabase;
  let jobs: Jobs;
  beforeAll(async () => {
    folder = newDataDir("jobs", engine);
    const url = engine === "postgresql" ? await createTestDatabase() : null;
    database = await openDatabase({ url, dataDir: folder, poolSize: 8, onPoolError: () => {} });
    jobs = createJobs(database.db, () => {});
  });
  beforeEach(() => database.db.execute(sql`delete from jobs`));
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("queues the same work once, and the earlier time wins", async () => {
    await jobs.enqueue("sync", "o1", 3600);
    await jobs.enqueue("sync", "o1", 0);
    await jobs.enqueue("sync", "o1", 3600);
    expect(await jobs.claim(10, 60)).toHaveLength(1);
    expect(await jobs.claim(10, 60)).toHaveLength(0);
  });

  it("queues one more while the first is running", async () => {
    await jobs.enqueue("sync", "o1", 0);
    const [running] = await jobs.claim(10, 60);
    await jobs.enqueue("sync", "o1", 0);
    await jobs.enqueue("sync", "o1", 0);
    const [next, ...more] = await jobs.claim(10, 60);
    expect(next?.id).not.toBe(running?.id);
    expect(more).toHaveLength(0);
  });

  it("hands each job to one worker only, however many ask", async () => {
    for (let index = 0; index < 60; index += 1) await jobs.enqueue("drive", `o${index}`, 0);
    const batches = await Promise.all(Array.from({ length: 12 }, () => jobs.claim(10, 60)));
    const ids = batches.flat().map((job) => job.id);
    expect(new Set(ids).size).toBe(ids.length);
    const rest = await jobs.claim(60, 60);
    expect(ids.length + rest.length).toBe(60);
  });

  it("gives the job of a dead worker to another, and the dead one cannot write any more", async () => {
    await jobs.enqueue("drive", "o1", 0);
    const [lost] = await jobs.claim(1, 0);
    if (lost === undefined) throw new Error("nothing claimed");
    await new Promise((resolve) => setTimeout(resolve, 20));
    await jobs.revive(10, 60);
    const [taken] = await jobs.claim(1, 60);
    expect(taken).toMatchObject({ id: lost.id, attempts: 2, failures: 1 });
    await jobs.complete(lost);
    const rows = await database.db.execute(sql`select status from jobs`);
    expect((rows as unknown as { rows: unknown[] }).rows).toEqual([{ status: "running" }]);
  });

  it("comes back after a failure, and gives way to newer work of the same kind", async () => {
    await jobs.enqueue("drive", "o1", 0);
    const [first] = await jobs.claim(1, 60);
    if (first === undefined) throw new Error("nothing claimed");
    await jobs.retry(first, 0, "no answer", false);
    const [again] = await jobs.claim(1, 60);
    if (again === undefined) throw new Error("it did not come back");
    expect(again).toMatchObject({ id: first.id, attempts: 2 });
    await jobs.enqueue("drive", "o1", 0);
    await jobs.retry(again, 0, "no answer", false);
    expect(await jobs.claim(10, 60)).toHaveLength(1);
    expect(await jobs.dueIn()).toBeNull();
  });
});
