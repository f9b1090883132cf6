import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Order } from "#lib/domain/order.ts";
import type { Backlog } from "#lib/ports.ts";
import { ENGINES, ERIKA, openTestShop, type TestShop } from "#lib/usecases/fixtures/test-shop.ts";
import { placeOrder } from "#lib/usecases/place-order.ts";
import { receivePush } from "#lib/usecases/receive-push.ts";
import { reconcilePayments } from "#lib/usecases/reconcile.ts";
import { runSchedules } from "#lib/usecases/run-schedules.ts";
import { submitCheckout } from "#lib/usecases/submit-checkout.ts";
import { startWorker } from "#lib/worker.ts";

const NONE: Backlog = { count: 0, oldestSeconds: 0 };

// On the embedded database and on PostgreSQL. Each trouble is made for real, and the very next reading must show it.
describe.each(ENGINES)("what is watched on %s", (engine) => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openTestShop(engine, { POLL_FIRST_DAY_SECONDS: "0.2", BREAKER_FAILURES: "3", BREAKER_SECONDS: "1" });
  });
  afterAll(() => shop.close());
  afterEach(async () => {
    await shop.lever("reset", {});
    await breakerCloses();
  });

  const read = () => shop.runtime.gauges.read();
  const readText = async () => (await shop.runtime.metrics.read()).text;
  /** Past the second for which an answer is kept. */
  const readFreshText = () => new Promise((resolve) => setTimeout(resolve, 1_050)).then(readText);
  async function breakerCloses(): Promise<void> {
    const ask = () => shop.runtime.gateway.search("nothing").then(({ kind }) => kind);
    await expect.poll(ask, { timeout: 10_000, interval: 100 }).toBe("answer");
  }
  async function review(): Promise<Order> {
    const basketId = await shop.newBasket();
    const input = { ...ERIKA, paymentMethod: "prepaid" };
    const outcome = await submitCheckout(shop.runtime, { basketId, input, locale: "de" });
    if (outcome.kind !== "review") throw new Error(`expected the review page, got ${outcome.kind}`);
    return outcome.order;
  }
  async function buy(): Promise<Order> {
    const order = await review();
    await placeOrder(shop.runtime, order.basketId, { hash: order.contentHash, consent: "" });
    return shop.reload(order);
  }

  it("a worker that is not there: due jobs and pushes grow old", async () => {
    const order = await buy();
    await shop.runDueJobs();
    expect(await read()).toMatchObject({ dueJobs: {}, unseenPushes: NONE });
    await receivePush(shop.runtime, order.pushToken, '{"id":"evt_1"}');
    const first = await read();
    expect(first).toMatchObject({ dueJobs: { sync: { count: 1 } }, unseenPushes: { count: 1 } });
    const second = await read();
    expect(second.dueJobs.sync?.oldestSeconds).toBeGreaterThan(first.dueJobs.sync?.oldestSeconds ?? 0);
    expect(second.unseenPushes.oldestSeconds).toBeGreaterThan(first.unseenPushes.oldestSeconds);
    await shop.runDueJobs();
    const after = await read();
    expect(after.dueJobs.sync).toBeUndefined();
    expect(after.unseenPushes).toEqual(NONE);
  });

  it("a provider that swallows its answers: calls of unknown outcome", async () => {
    const order = await review();
    await shop.lever("next", { call: "create", outcome: "lostAnswer", times: 1 });
    await shop.lever("next", { call: "*", outcome: "unavailable", times: 50 });
    await placeOrder(shop.runtime, order.basketId, { hash: order.contentHash, consent: "" });
    const { unknownCalls, stuckCalls } = await read();
    expect(unknownCalls.count).toBe(1);
    expect(unknownCalls.oldestSeconds).toBeGreaterThan(0);
    expect(stuckCalls).toEqual(NONE);
    await shop.lever("reset", {});
    await breakerCloses();
  });

  it("a provider that is down: the breaker and the looks that stay due", async () => {
    const order = await buy();
    await shop.runtime.jobs.enqueue("sync", order.id, 0);
    await shop.runDueJobs();
    expect(await readFreshText()).toContain('storefront_breaker{state="closed"} 1');
    const failed = countCalls(await readText(), "unknown") + countCalls(await readText(), "notDone");
    await shop.lever("weather", { error500: 1 });
    for (let tries = 0; tries < 3; tries += 1) await shop.runtime.gateway.search("nothing");
    await expect.poll(async () => (await read()).overdueLooks.count, { timeout: 5_000 }).toBeGreaterThan(0);
    const { overdueLooks } = await read();
    expect(overdueLooks.oldestSeconds).toBeGreaterThan(0);
    const text = await readFreshText();
    expect(text).toContain('storefront_breaker{state="open"} 1');
    expect(text).toContain('storefront_breaker{state="closed"} 0');
    expect(countCalls(text, "unknown") + countCalls(text, "notDone")).toBeGreaterThan(failed);
    await shop.lever("reset", {});
    await breakerCloses();
    const late = (await read()).overdueLooks;
    expect(late.oldestSeconds).toBeGreaterThan(overdueLooks.oldestSeconds);
    await reconcilePayments(shop.runtime);
    expect((await read()).overdueLooks.oldestSeconds).toBeLessThan(late.oldestSeconds);
  });

  it("a reconciliation that does not come round", async () => {
    const never = (await read()).schedules.reconcile;
    expect(never).toBeUndefined();
    await runSchedules(shop.runtime);
    const ran = (await read()).schedules.reconcile;
    expect(ran?.overdueSeconds).toBe(0);
    const later = (await read()).schedules.reconcile;
    expect(later?.sinceSeconds).toBeGreaterThan(ran?.sinceSeconds ?? Number.POSITIVE_INFINITY);
    await shop.runtime.schedules.finish("reconcile", 0);
    expect((await read()).schedules.reconcile?.overdueSeconds).toBeGreaterThan(0);
  });

  it("a mail server that is down, and one that refuses", async () => {
    await shop.lever("smtp", { mode: "down" });
    const order = await buy();
    await shop.runtime.jobs.enqueue("sync", order.id, 0);
    expect((await read()).queuedMails.count).toBeGreaterThan(0);
    await shop.lever("smtp", { mode: "550" });
    await shop.runDueJobs();
    const { failedMails } = await read();
    expect(failedMails.count).toBeGreaterThan(0);
    expect(failedMails.oldestSeconds).toBeGreaterThan(0);
  });

  it("work that was put aside, and what a person has to look at", async () => {
    const order = await buy();
    await shop.runDueJobs();
    await shop.runtime.jobs.enqueue("sync", order.id, 0);
    const [job] = await shop.runtime.jobs.claim(1, 60);
    if (job === undefined) throw new Error("nothing to claim");
    expect((await read()).runningJobs.count).toBe(1);
    await shop.runtime.jobs.bury(job, "cannot be done");
    expect(await read()).toMatchObject({ runningJobs: { count: 0 }, deadJobs: { count: 1 } });
    await shop.lever(`transactions/${order.payment.stxId}/pay`, { amount: 1 });
    await shop.runtime.jobs.enqueue("sync", order.id, 0);
    await shop.runDueJobs();
    const { attention } = await read();
    expect(Object.values(attention).reduce((sum, { count }) => sum + count, 0)).toBe(1);
    await shop.runtime.jobs.replay();
    await shop.runDueJobs();
    expect((await read()).deadJobs).toEqual(NONE);
  });

  it("whether a worker runs here", async () => {
    expect(await readFreshText()).toContain("storefront_worker_here 0");
    const worker = startWorker(shop.runtime, shop.runtime.config.jobs);
    shop.runtime.onWork(() => worker.wake());
    expect(await readFreshText()).toContain("storefront_worker_here 1");
    await worker.stop();
  });

  it("nothing of anybody", async () => {
    const order = await buy();
    const text = await readFreshText();
    const secrets = [
      order.id,
      order.number,
      order.token,
      order.pushToken,
      order.payment.stxId,
      ERIKA.lastName,
      "example.test",
    ];
    for (const secret of secrets) expect(text).not.toContain(secret);
    const values = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
    for (const line of values)
      expect(line).toMatch(/^storefront_\w+(\{\w+="[\w.-]+"\})? (-?[\d.]+(e[+-]?\d+)?|\+Inf)$/);
    expect(values.length).toBeGreaterThan(30);
  });
});

function countCalls(text: string, outcome: string): number {
  return Number(new RegExp(`provider_calls_total\\{outcome="${outcome}"\\} (\\d+)`).exec(text)?.[1]);
}
