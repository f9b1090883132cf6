import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Mail, Orders, PaymentGateway } from "./ports.ts";
import type { Deps } from "./usecases/deps.ts";
import { type BareShop, openBareShop } from "./usecases/fixtures/bare-shop.ts";
import { aNewOrder } from "./usecases/fixtures/stored-order.ts";
import { ENGINES } from "./usecases/fixtures/test-shop.ts";
import { startWorker, type Worker, type WorkerSettings } from "./worker.ts";

const SETTINGS: WorkerSettings = {
  ...{
    leaseSeconds: 60,
    heartbeatSeconds: 15,
    retryBaseSeconds: 0.01,
    retryCapSeconds: 0.02,
    slots: 3,
    maxFailures: 3,
  },
};

// On the embedded database and on PostgreSQL.
describe.each(ENGINES)("the worker on %s", (engine) => {
  let shop: BareShop;
  let worker: Worker | null = null;
  beforeAll(async () => {
    shop = await openBareShop(engine);
  });
  beforeEach(() => shop.db.execute(sql`truncate jobs, orders, schedules cascade`));
  afterEach(async () => {
    await worker?.stop();
    worker = null;
  });
  afterAll(() => shop.close());

  /** A process whose jobs do what the test says: a `forget` looks its order up under a lock, and does nothing else. */
  function process(work: (id: string) => Promise<void>): Deps {
    const deps = shop.newProcess({} as PaymentGateway);
    const update: Orders["update"] = async (id) => {
      await work(id);
      return { kind: "unchanged" };
    };
    // Scheduled work would ask a provider that is not there.
    const schedules = { ...deps.schedules, claim: async () => false };
    return { ...deps, schedules, orders: { now: deps.orders.now, find: deps.orders.find, update } as Orders };
  }
  const start = (deps: Deps, change: Partial<WorkerSettings> = {}) => {
    worker = startWorker(deps, { ...SETTINGS, ...change });
    return worker;
  };
  const rows = () =>
    shop.rows<{ order: string; status: string; failures: number; attempts: number; left: number }>(sql`
    select payload->>'orderId' as order, status, failures, attempts,
      extract(epoch from lease_until - now())::float as left from jobs order by id`);
  const statusOf = async (order: string) => (await rows()).find((row) => row.order === order)?.status;
  function gate() {
    let open: () => void = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    return { open, opened };
  }

  it("is not held up by slow jobs, as long as one slot is left", async () => {
    const slow = gate();
    const deps = process(async (id) => (id.startsWith("slow") ? slow.opened : undefined));
    for (const id of ["slow1", "slow2", "a", "b", "c", "d"]) await deps.jobs.enqueue("forget", id, 0);
    start(deps);
    for (const id of ["a", "b", "c", "d"])
      await vi.waitFor(async () => expect(await statusOf(id)).toBe("done"), 15_000);
    expect([await statusOf("slow1"), await statusOf("slow2")]).toEqual(["running", "running"]);
    slow.open();
    await vi.waitFor(async () => expect(await statusOf("slow2")).toBe("done"), 15_000);
  });

  it("takes no more on than it has slots", async () => {
    const slow = gate();
    let most = 0;
    let current = 0;
    const deps = process(async () => {
      current += 1;
      most = Math.max(most, current);
      await slow.opened;
      current -= 1;
    });
    for (let index = 0; index < 8; index += 1) await deps.jobs.enqueue("forget", `o${index}`, 0);
    start(deps).wake();
    await vi.waitFor(() => expect(current).toBe(3), 15_000);
    slow.open();
    await vi.waitFor(async () => expect((await rows()).every(({ status }) => status === "done")).toBe(true), 15_000);
    expect(most).toBe(3);
  });

  it("keeps the lease of a job that takes long, so that nobody else begins it", async () => {
    const slow = gate();
    const deps = process(() => slow.opened);
    await deps.jobs.enqueue("forget", "o1", 0);
    start(deps, { leaseSeconds: 30, heartbeatSeconds: 0.05 });
    await vi.waitFor(async () => expect(await statusOf("o1")).toBe("running"), 15_000);
    await shop.db.execute(sql`update jobs set lease_until = now() + interval '5 seconds'`);
    await vi.waitFor(async () => expect((await rows())[0]?.left).toBeGreaterThan(20), 15_000);
    slow.open();
    await vi.waitFor(async () => expect((await rows())[0]).toMatchObject({ status: "done", attempts: 1 }), 15_000);
  });

  it("finishes what is running when it is stopped, and begins nothing new", async () => {
    const slow = gate();
    const deps = process(() => slow.opened);
    await deps.jobs.enqueue("forget", "o1", 0);
    const stopping = start(deps);
    await vi.waitFor(async () => expect(await statusOf("o1")).toBe("running"), 15_000);
    // A question for more work that is under way already may be answered with what comes next.
    await new Promise((resolve) => setTimeout(resolve, 300));
    let hasStopped = false;
    const stopped = stopping.stop().then(() => {
      hasStopped = true;
    });
    await deps.jobs.enqueue("forget", "o2", 0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(hasStopped).toBe(false);
    slow.open();
    await stopped;
    expect([await statusOf("o1"), await statusOf("o2")]).toEqual(["done", "waiting"]);
  });

  it("puts a job aside that fails by itself, after so many tries, and goes on with the others", async () => {
    const deps = process(async (id) => {
      if (id === "broken") throw new Error("always");
    });
    for (const id of ["broken", "good"]) await deps.jobs.enqueue("forget", id, 0);
    start(deps);
    await vi.waitFor(async () => expect(await statusOf("broken")).toBe("dead"), 15_000);
    expect(await statusOf("good")).toBe("done");
    const [dead] = await shop.rows(sql`select attempts, last_error from jobs where status = 'dead'`);
    expect(dead).toEqual({ attempts: 3, last_error: "always" });
  });

  it("does not give up a mail for days, and sends it once the server is back, under one id", async () => {
    const plain = shop.newProcess({} as PaymentGateway);
    const order = await plain.orders.insert(await aNewOrder(plain.orders, { status: "placed" }), [
      { kind: "mail", event: "received" },
    ]);
    let isAway = true;
    const tries: string[] = [];
    const send = async ({ messageId }: Mail) => {
      tries.push(messageId);
      if (isAway) throw new Error("421 come back later");
    };
    const schedules = { ...plain.schedules, claim: async () => false };
    start({ ...plain, schedules, mailer: { send } });
    // More often than any other kind of job may fail.
    await vi.waitFor(() => expect(tries.length).toBeGreaterThan(2 * SETTINGS.maxFailures), 20_000);
    expect(await statusOf(order.id)).not.toBe("dead");
    isAway = false;
    await vi.waitFor(async () => expect(await statusOf(order.id)).toBe("done"), 15_000);
    expect(new Set(tries).size).toBe(1);
    expect((await plain.mailOutbox.find(order.id, { event: "received", attempt: 1 }))?.status).toBe("sent");
  });

  it("rests while only work of a later form is waiting", async () => {
    const deps = process(async () => {});
    await deps.jobs.enqueue("forget", "o1", 0);
    await shop.db.execute(sql`update jobs set payload_version = 99`);
    let looks = 0;
    const claim: Deps["jobs"]["claim"] = (limit, seconds) => {
      looks += 1;
      return deps.jobs.claim(limit, seconds);
    };
    start({ ...deps, jobs: { ...deps.jobs, claim } });
    await vi.waitFor(() => expect(looks).toBeGreaterThan(0), 15_000);
    const before = looks;
    await new Promise((resolve) => setTimeout(resolve, 500));
    // It looks once a second for what other processes queue.
    expect(looks - before).toBeLessThanOrEqual(2);
  });
});
