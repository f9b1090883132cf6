import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { claimedCents } from "#lib/domain/claim.ts";
import type { Order } from "#lib/domain/order.ts";
import { cancelOrder } from "./cancel-order.ts";
import { deliverGoods } from "./deliver-goods.ts";
import { inLanes } from "./fixtures/in-lanes.ts";
import { orderBy } from "./fixtures/placed-order.ts";
import { ENGINES, openTestShop, type TestShop } from "./fixtures/test-shop.ts";
import { refundOrder } from "./refund-order.ts";

/** Two people of the shop, at the same order at the same moment. */
const CLERKS = [
  { staffId: "s1", name: "Klara Kern", role: "clerk" },
  { staffId: "s2", name: "Kurt Kern", role: "admin" },
] as const;
type Clerk = (typeof CLERKS)[number];
type Act = "deliver" | "cancel" | "refundAll" | "refundHalf";
const PAIRS: readonly [Act, Act][] = [
  ...(["deliver", "cancel", "refundAll", "refundHalf"] as const).map((act): [Act, Act] => [act, act]),
  ...(
    [
      ["deliver", "cancel"],
      ["deliver", "refundAll"],
      ["cancel", "refundAll"],
      ["cancel", "refundHalf"],
    ] as const
  ).map(([one, other]): [Act, Act] => [one, other]),
];
/** `PAIR_RUNS=200` is the whole of G-79. */
const RUNS = Number(process.env.PAIR_RUNS ?? PAIRS.length);

// On the embedded database and on PostgreSQL, beside a real sandbox.
describe.each(ENGINES)("two clerks at once on %s", (engine) => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openTestShop(engine);
  });
  afterAll(() => shop.close());

  function act(order: Order, what: Act, clerk: Clerk): Promise<{ kind: string }> {
    const id = `${what}-${clerk.staffId}`;
    const reason = "Nicht mehr gewünscht";
    if (what === "deliver") {
      const parcel = { id, items: [], carrier: null, trackingId: null, deliveredAt: null };
      return deliverGoods(shop.runtime, order.id, parcel, clerk);
    }
    if (what === "cancel") return cancelOrder(shop.runtime, order.id, { id, reason }, clerk);
    const amountCents = what === "refundAll" ? order.totalCents : Math.ceil(order.totalCents / 2) + 1;
    return refundOrder(shop.runtime, order.id, { id, amountCents, items: [], restock: false, reason }, clerk);
  }

  /** Work is done by two workers, until there is nothing left of this order that waits for somebody. */
  async function settle(order: Order): Promise<Order> {
    const isDone = async () => {
      for (const kind of ["drive", "report", "refund"] as const) await shop.runtime.jobs.enqueue(kind, order.id, 0);
      await Promise.all([shop.runDueJobs(), shop.runDueJobs()]);
      const { payment, deliveries } = await shop.reload(order);
      const isEnding = payment.goal === "end" && payment.status !== "cancelled";
      const isReporting = deliveries.some(({ report }) => report === "recorded");
      return !isEnding && !isReporting && payment.refunds.every(({ status }) => status !== "wanted");
    };
    await expect.poll(isDone, { timeout: 30_000, interval: 100 }).toBe(true);
    return shop.reload(order);
  }

  async function theirs(order: Order) {
    const ledger = await shop.lever<{ requests: { call: string; status: number | null; path: string }[] }>("ledger");
    const pciId = order.payment.pciIds.at(-1) ?? "";
    const done = (call: string) =>
      ledger.requests.filter((entry) => entry.call === call && entry.status === 200 && entry.path.includes(pciId))
        .length;
    const state = await shop.lever<{ status: string }>(`transactions/${order.payment.stxId}`);
    // A busy machine answers late, and that says nothing of the two clerks.
    const look = () => shop.runtime.gateway.checkStatus(pciId);
    let seen = await look();
    for (let looks = 0; seen.kind !== "answer" && looks < 5; looks += 1) seen = await look();
    if (seen.kind !== "answer") throw new Error(seen.reason);
    return { captures: done("capture"), status: state.status, effectiveCents: seen.value.effectiveCents };
  }

  it(
    "leave one coherent effect, whatever each of them wants",
    async () => {
      const runs = Array.from({ length: RUNS }, (_, index) => PAIRS[index % PAIRS.length] ?? PAIRS[0]);
      await inLanes(runs, 3, async (pair) => {
        if (pair === undefined) return;
        const order = await orderBy(shop, "invoice");
        const outcomes = await Promise.all(pair.map((what, index) => act(order, what, CLERKS[index] ?? CLERKS[0])));
        const after = await settle(order);
        const there = await theirs(after);
        const { refunds } = after.payment;
        const told = { pair, outcomes, status: after.status, payment: after.payment.status, there, refunds };
        const given = refunds
          .filter(({ status }) => status === "done")
          .reduce((sum, each) => sum + each.amountCents, 0);
        const accepted = outcomes.filter(({ kind }) => kind === "recorded" || kind === "taken").length;
        expect(accepted, JSON.stringify(told)).toBeGreaterThanOrEqual(1);
        // Goods leave once, and are reported once, and never of an order that was cancelled.
        expect(after.deliveries.length, JSON.stringify(told)).toBeLessThanOrEqual(1);
        expect(there.captures, JSON.stringify(told)).toBeLessThanOrEqual(after.deliveries.length);
        if (after.payment.endReason === "cancelled") expect(after.deliveries, JSON.stringify(told)).toEqual([]);
        // The books of both sides agree, and never more than all of it was given back.
        if (there.status === "cancelled" && given === 0) expect(after.status, JSON.stringify(told)).toBe("cancelled");
        else expect(there.effectiveCents, JSON.stringify(told)).toBe(order.totalCents - given);
        if (given > 0) expect(claimedCents(after), JSON.stringify(told)).toBe(order.totalCents - given);
        expect(given, JSON.stringify(told)).toBeLessThanOrEqual(order.totalCents);
        // One line for everything that was done, under the name of whoever did it.
        const rows = await shop.dump();
        const audit = rows.filter((row) => row.kind === "audit" && row.orderId === order.id);
        const effects = after.deliveries.length + refunds.length + (after.payment.endReason === "cancelled" ? 1 : 0);
        expect(audit.length, JSON.stringify({ ...told, audit })).toBe(effects);
      });
    },
    30_000 + RUNS * 5_000,
  );
});
