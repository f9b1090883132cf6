import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Orders } from "#lib/ports.ts";
import { carryOutRefunds } from "./carry-out-refunds.ts";
import { orderBy } from "./fixtures/placed-order.ts";
import { ENGINES, openTestShop, type TestShop } from "./fixtures/test-shop.ts";
import { refundOrder } from "./refund-order.ts";

// On the embedded database and on PostgreSQL, beside a real sandbox.
describe.each(ENGINES)("a refund whose lost call takes effect after it was given up, on %s", (engine) => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openTestShop(engine);
  });
  afterAll(() => shop.close());

  it("is found done and not made again", async () => {
    const order = await orderBy(shop, "invoice");
    const pciId = order.payment.pciIds.at(-1) ?? "";
    await shop.lever("next", { call: "cancelPayment", outcome: "lostRequest" });
    const wish = { id: "late", amountCents: 500, items: [], restock: false, reason: "Fehlte im Paket" };
    await refundOrder(shop.runtime, order.id, wish, null);
    let hasLanded = false;
    /** In the moment in which it is decided that the call can be made again. */
    const update: Orders["update"] = async (...args) => {
      const decision = await shop.runtime.orders.update(...args);
      if (decision.kind !== "changed" || decision.event !== "refund.repeated" || hasLanded) return decision;
      hasLanded = true;
      await shop.runtime.gateway.reduce(pciId, 500, "Fehlte im Paket");
      return decision;
    };
    const orders: Orders = { ...shop.runtime.orders, update };
    const carryOn = async () => (await carryOutRefunds({ ...shop.runtime, orders }, order.id)).kind;
    await expect.poll(carryOn, { timeout: 15_000, interval: 100 }).toBe("none");
    expect(hasLanded).toBe(true);
    const { payment } = await shop.reload(order);
    expect(payment.refunds).toMatchObject([{ status: "done", amountCents: 500 }]);
    expect(payment.effectiveCents).toBe(order.totalCents - 500);
    const seen = await shop.runtime.gateway.checkStatus(pciId);
    expect(seen).toMatchObject({ value: { effectiveCents: order.totalCents - 500 } });
  });
});
