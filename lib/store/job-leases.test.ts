import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { JOB_PAYLOAD_VERSION, type JobRow, type Jobs } from "#lib/ports.ts";
import { type BareShop, openBareShop } from "#lib/usecases/fixtures/bare-shop.ts";
import { ENGINES } from "#lib/usecases/fixtures/test-shop.ts";
import { createJobs } from "./job-store.ts";

// On the embedded database and on PostgreSQL.
describe.each(ENGINES)("job leases on %s", (engine) => {
  let shop: BareShop;
  let jobs: Jobs;
  beforeAll(async () => {
    shop = await openBareShop(engine);
    jobs = createJobs(shop.db, () => {});
  });
  beforeEach(() => shop.db.execute(sql`delete from jobs`));
  afterAll(() => shop.close());

  async function claimOne(): Promise<JobRow> {
    const [job] = await jobs.claim(1, 60);
    if (job === undefined) throw new Error("nothing to claim");
    return job;
  }
  const statuses = async () =>
    (await shop.rows<{ status: string }>(sql`select status from jobs order by id`)).map(({ status }) => status);
  /** The worker of every running job died so long ago. */
  const loseLeases = () =>
    shop.db.execute(sql`update jobs set lease_until = now() - interval '1 second'
    where status = 'running'`);

  it.each<[string, (job: JobRow) => Promise<unknown>]>([
    ["complete", (job) => jobs.complete(job)],
    ["retry", (job) => jobs.retry(job, 0, "late", true)],
    ["bury", (job) => jobs.bury(job, "late")],
    ["extend", (job) => jobs.extend(job, 3600)],
  ])("lets nobody %s a job whose lease was given to another", async (_name, write) => {
    await jobs.enqueue("drive", "o1", 0);
    const lost = await claimOne();
    await loseLeases();
    await jobs.revive(10, 60);
    const taken = await claimOne();
    const before = await shop.rows(sql`select * from jobs`);
    expect(await write(lost)).not.toBe(true);
    expect(await shop.rows(sql`select * from jobs`)).toEqual(before);
    expect(await jobs.extend(taken, 60)).toBe(true);
  });

  it("gives back the job of a worker that died before the clock was set back", async () => {
    await jobs.enqueue("drive", "o1", 0);
    await claimOne();
    await shop.db.execute(sql`update jobs set lease_until = now() + interval '1 day'`);
    await jobs.revive(10, 60);
    expect((await claimOne()).attempts).toBe(2);
  });

  it("puts aside what has killed too many workers, and not what is to be tried for days", async () => {
    await jobs.enqueue("drive", "o1", 0);
    await jobs.enqueue("mail", "o2", 0);
    await jobs.claim(2, 60);
    await shop.db.execute(sql`update jobs set failures = 30, lease_until = now() - interval '1 second'`);
    await jobs.revive(20, 60, { mail: 3600 });
    expect(await shop.rows(sql`select kind, status from jobs order by kind`)).toEqual([
      { kind: "drive", status: "dead" },
      { kind: "mail", status: "waiting" },
    ]);
    await jobs.claim(1, 60);
    await shop.db.execute(sql`update jobs set created_at = now() - interval '2 hours' where kind = 'mail'`);
    await shop.db.execute(sql`update jobs set lease_until = now() - interval '1 second' where kind = 'mail'`);
    await jobs.revive(20, 60, { mail: 3600 });
    expect(await shop.rows(sql`select status from jobs where kind = 'mail'`)).toEqual([{ status: "dead" }]);
  });

  it("leaves work of a later form and of an unknown kind waiting, and counts on nobody to do it here", async () => {
    await jobs.enqueue("sync", "o1", 0);
    await jobs.enqueue("drive", "o2", 0);
    await shop.db.execute(sql`update jobs set payload_version = ${JOB_PAYLOAD_VERSION + 1} where kind = 'sync'`);
    await shop.db.execute(sql`update jobs set kind = 'fromTheFuture' where kind = 'drive'`);
    expect(await jobs.claim(10, 60)).toEqual([]);
    await jobs.revive(1, 60);
    await jobs.tidy();
    expect(await statuses()).toEqual(["waiting", "waiting"]);
    // A worker that waits for the next due job must not be woken by these without end.
    expect(await jobs.dueIn()).toBeNull();
    await jobs.enqueue("drive", "o3", 50);
    expect(await jobs.dueIn()).toBeGreaterThan(30_000);
  });

  it("puts a job aside that takes every worker with it, and holds up nobody meanwhile", async () => {
    await jobs.enqueue("drive", "poison", 0);
    for (let round = 1; round <= 5; round += 1) {
      await jobs.enqueue("sync", `good${round}`, 0);
      const claimed = await jobs.claim(10, 60);
      for (const job of claimed) if (job.payload.orderId !== "poison") await jobs.complete(job);
      expect(claimed.map(({ payload }) => payload.orderId).sort()).toEqual([`good${round}`, "poison"]);
      await loseLeases();
      await jobs.revive(5, 60);
    }
    expect(await statuses()).toEqual(["dead", "done", "done", "done", "done", "done"]);
    const [dead] = await shop.rows(sql`select failures, last_error, finished_at from jobs where status = 'dead'`);
    expect(dead).toMatchObject({ failures: 5, last_error: expect.stringContaining("died") });
    expect(dead?.finished_at).not.toBeNull();
    expect(await jobs.replay("another")).toBe(0);
    expect(await jobs.replay("poison")).toBe(1);
    expect(await claimOne()).toMatchObject({ failures: 0, payload: { orderId: "poison" } });
  });

  it("makes one job of twenty requests in parallel, at the earliest time asked for", async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => jobs.enqueue("sync", "o1", 3600 - 180 * index)));
    expect(await statuses()).toEqual(["waiting"]);
    const wait = (await jobs.dueIn()) ?? 0;
    expect(wait).toBeGreaterThan(150_000);
    expect(wait).toBeLessThanOrEqual(180_000);
  });

  /** Dead, running and lost, and waiting jobs of one key, by the ways there are to get them. */
  async function pileUp(): Promise<void> {
    for (const _ of [1, 2]) {
      await jobs.enqueue("sync", "o1", 0);
      await jobs.bury(await claimOne(), "broken");
    }
    for (const _ of [1, 2]) {
      await jobs.enqueue("sync", "o1", 0);
      await claimOne();
    }
    await loseLeases();
  }
  it.each([true, false])("brings back one of several with the same key (one waits already: %s)", async (isFollowed) => {
    await pileUp();
    if (isFollowed) await jobs.enqueue("sync", "o1", 0);
    await jobs.revive(10, 60);
    await jobs.replay();
    const waiting = (await statuses()).filter((status) => status === "waiting");
    expect(waiting).toHaveLength(1);
    // What gave way is done, and goes with the done ones.
    const [kept] = await shop.rows(
      sql`select count(*)::int as n from jobs where status = 'done' and finished_at is null`,
    );
    expect(kept).toEqual({ n: 0 });
  });

  it("never trips over its own index while the same work is asked for, given back and replayed at once", async () => {
    const keys = ["o1", "o2", "o3"];
    const failures: unknown[] = [];
    const attempt = (work: Promise<unknown>) => work.catch((error: unknown) => failures.push(error));
    for (let round = 0; round < (engine === "embedded" ? 12 : 60); round += 1) {
      for (const key of keys) await jobs.enqueue("sync", key, 0);
      const claimed = await jobs.claim(10, 60);
      if (round % 3 === 1) for (const job of claimed) await jobs.bury(job, "broken");
      if (round % 3 === 2) await loseLeases();
      await Promise.all([
        ...keys.map((key) => attempt(jobs.enqueue("sync", key, 0))),
        ...(round % 3 === 0 ? claimed.map((job) => attempt(jobs.retry(job, 0, "again", false))) : []),
        attempt(jobs.revive(1000, 60)),
        attempt(jobs.replay()),
        ...keys.map((key) => attempt(jobs.enqueue("sync", key, 0))),
      ]);
    }
    expect(failures).toEqual([]);
    await jobs.revive(1000, 60);
    const waiting = await shop.rows<{ key: string }>(sql`select dedupe_key as key from jobs where status = 'waiting'`);
    expect(waiting.map(({ key }) => key).sort()).toEqual(["sync:o1", "sync:o2", "sync:o3"]);
  });
});
