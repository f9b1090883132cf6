import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Order } from "#lib/domain/order.ts";
import { cancelOrder } from "./cancel-order.ts";
import { carryOutRefunds } from "./carry-out-refunds.ts";
import { deliverGoods } from "./deliver-goods.ts";
import type { Deps } from "./deps.ts";
import { orderBy } from "./fixtures/placed-order.ts";
import { ENGINES, openTestShop, type TestShop } from "./fixtures/test-shop.ts";
import { refundOrder } from "./refund-order.ts";
import { syncPayment } from "./sync-payment.ts";

const PARCEL = { id: "d1", items: [], carrier: null, trackingId: null, deliveredAt: null };

// On the embedded database and on PostgreSQL: what happens at the provider, or comes from there, in the middle of it.
describe.each(ENGINES)("undoing while something else happens on %s", (engine) => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openTestShop(engine);
  });
  afterAll(() => shop.close());

  type Reduce = Deps["gateway"]["reduce"];
  /** A process whose call to the provider is not what it was. */
  const withReduce = (change: (real: Reduce) => Reduce): Deps => {
    const { gateway } = shop.runtime;
    return { ...shop.runtime, gateway: { ...gateway, reduce: change((...args) => gateway.reduce(...args)) } };
  };
  const happen = (order: Order, event: string) => shop.lever(`transactions/${order.payment.stxId}/${event}`, {});
  const refund = (order: Order, amountCents: number) => {
    const wish = { id: `r-${amountCents}`, amountCents, items: [], restock: false, reason: "Fehlte" };
    return refundOrder(shop.runtime, order.id, wish, null);
  };
  async function settle(order: Order): Promise<Order> {
    const look = async () => {
      for (const kind of ["drive", "report", "refund", "sync"] as const) {
        await shop.runtime.jobs.enqueue(kind, order.id, 0);
      }
      await shop.runDueJobs();
      const { payment } = await shop.reload(order);
      return payment.refunds.some(({ status }) => status === "wanted");
    };
    await expect.poll(look, { timeout: 15_000, interval: 100 }).toBe(false);
    return shop.reload(order);
  }
  async function rows(order: Order, kind: string): Promise<Record<string, unknown>[]> {
    return (await shop.dump()).filter((row) => row.kind === kind && row.orderId === order.id);
  }
  const openTasks = async (order: Order) =>
    (await rows(order, "attention")).filter(({ settledAt }) => settledAt === null).map(({ what }) => what);
  const mails = async (order: Order) => (await rows(order, "mail")).map(({ event }) => event);
  async function stock(order: Order): Promise<number> {
    const [product] = await shop.runtime.catalogue.productsByIds([order.lines[0]?.productId ?? ""]);
    return product?.stock ?? Number.NaN;
  }

  it.each([
    ["invoice", false],
    ["prepaid", false],
    ["prepaid", true],
  ] as const)("ends an order once when a push comes amid a full refund: %s, paid %s", async (method, isPaid) => {
    const order = await orderBy(shop, method);
    if (isPaid) await happen(order, "pay");
    await settle(order);
    const before = await stock(order);
    expect(await refund(order, order.totalCents)).toEqual({ kind: "taken" });
    const pushed = withReduce((real) => async (...args) => {
      const told = await real(...args);
      await syncPayment(shop.runtime, order.id);
      return told;
    });
    await carryOutRefunds(pushed, order.id);
    const after = await settle(order);
    expect(after).toMatchObject({ status: "cancelled", stockHeld: false });
    expect(after.payment).toMatchObject({ effectiveCents: 0, refunds: [{ status: "done" }] });
    expect(await stock(order)).toBe(before + 2);
    const told = await mails(order);
    expect(told.filter((event) => event === "refunded")).toHaveLength(1);
    expect(told).not.toContain("cancelled");
    expect(await openTasks(order)).toEqual([]);
  });

  it.each([
    ["as it gets there", false],
    ["from a look before it", true],
  ])(
    "leaves an order in force, and tells a person, when it is captured by hand before the cancellation, learned %s",
    async (_, isKnown) => {
      const order = await orderBy(shop, "invoice");
      const wish = { id: "c1", reason: "Nicht mehr gewünscht" };
      expect(await cancelOrder(shop.runtime, order.id, wish, null)).toEqual({ kind: "taken" });
      await happen(order, "capture");
      if (isKnown) await syncPayment(shop.runtime, order.id);
      const after = await settle(order);
      expect(after).toMatchObject({ status: "placed", stockHeld: true, payment: { status: "due", goal: "start" } });
      expect((await shop.lever<{ status: string }>(`transactions/${order.payment.stxId}`)).status).toBe("ok");
      expect(await openTasks(order)).toEqual(["couldNotEnd"]);
      expect(await mails(order)).not.toContain("cancelled");
    },
  );

  it("does not make a call again that was answered and is not to be seen, but asks a person", async () => {
    const order = await orderBy(shop, "invoice");
    await refund(order, 500);
    let calls = 0;
    const deaf = withReduce(() => async () => {
      calls += 1;
      return { kind: "answer", value: null };
    });
    const look = async () => (await carryOutRefunds(deaf, order.id)).kind;
    await expect.poll(look, { timeout: 10_000, interval: 200 }).toBe("none");
    expect(calls).toBe(1);
    const after = await settle(order);
    expect(after.payment.refunds).toMatchObject([{ status: "refused", refusal: { kind: "unclear" } }]);
    expect(await openTasks(order)).toEqual(["refundUnclear"]);
  });

  it.each([
    ["before", false, "cancelled"],
    ["after", false, "cancelled"],
    ["after", true, "refunded"],
  ] as const)(
    "raises no alarm when all of what left is given back %s the report, paid %s",
    async (moment, isPaid, status) => {
      const order = await orderBy(shop, "invoice");
      await deliverGoods(shop.runtime, order.id, PARCEL, null);
      if (moment === "after") await settle(order);
      if (isPaid) await happen(order, "pay");
      if (isPaid) await settle(order);
      const before = await stock(order);
      await refund(order, order.totalCents);
      await carryOutRefunds(shop.runtime, order.id);
      const after = await settle(order);
      // What has left was fulfilled, and does not come back to the shelf by itself.
      expect(after).toMatchObject({ status: isPaid ? "placed" : "cancelled", deliveryStatus: "delivered" });
      expect(after.payment).toMatchObject({ status, effectiveCents: 0, refunds: [{ status: "done" }] });
      expect(await stock(order)).toBe(before);
      expect(await openTasks(order)).toEqual([]);
      expect(await mails(order)).not.toContain("cancelled");
    },
  );
});
