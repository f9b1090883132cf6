import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CUSTOMER_ACTOR } from "#lib/domain/audit.ts";
import type { Order } from "#lib/domain/order.ts";
import { cancelOrder } from "./cancel-order.ts";
import { orderBy } from "./fixtures/placed-order.ts";
import { openTestShop, type TestShop } from "./fixtures/test-shop.ts";
import { sendAgain } from "./send-again.ts";
import { syncPayment } from "./sync-payment.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop("embedded");
});
afterAll(() => shop.close());

async function staffEntries(order: Order) {
  const record = await shop.runtime.orderRecords.read(order.id);
  return (record?.timeline.entries ?? []).filter(({ source }) => source === "staff");
}

const cancel = (order: Order) =>
  cancelOrder(shop.runtime, order.id, { id: randomUUID(), reason: "auf eigenen Wunsch" }, CUSTOMER_ACTOR);

async function pay(order: Order, amount: number): Promise<void> {
  await shop.lever(`transactions/${order.payment.stxId}/pay`, { amount });
  await syncPayment(shop.runtime, order.id);
}

describe("a confirmation that the customer wants again", () => {
  it("goes out once, and then not for a while", async () => {
    await shop.lever("reset", {});
    const order = await orderBy(shop, "prepaid");
    const ask = (wish: string = randomUUID()) => sendAgain(shop.runtime, order.token, wish);
    expect(await ask()).toBe("queued");
    expect(await ask()).toBe("under");
    await shop.runDueJobs();
    expect(await ask()).toBe("soon");
    expect(await shop.lever<unknown[]>("mails")).toHaveLength(2);
    const [entry] = await staffEntries(order);
    expect(entry).toMatchObject({ event: "mail.resent", by: "customer" });
  });

  it("comes no more than three times a day, however long one waits between them", async () => {
    const order = await orderBy(shop, "prepaid");
    const outcomes: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      outcomes.push(await sendAgain(shop.runtime, order.token, randomUUID()));
      await shop.runDueJobs();
      await shop.runtime.mailAgainLimits.soon.forget(order.id);
    }
    expect(outcomes).toEqual(["queued", "queued", "queued", "day"]);
  });

  it("is none for a key that opens nothing, and none once the order is over", async () => {
    expect(await sendAgain(shop.runtime, "A".repeat(22), randomUUID())).toBe("none");
    const order = await orderBy(shop, "prepaid");
    await cancel(order);
    expect(await sendAgain(shop.runtime, order.token, randomUUID())).toBe("none");
  });
});

describe("a cancellation by the customer", () => {
  it.each(["prepaid", "invoice"])("ends an order by %s that nothing was paid of", async (method) => {
    const order = await orderBy(shop, method);
    expect(await cancel(order)).toEqual({ kind: "taken" });
    await shop.runDueJobs();
    const after = await shop.reload(order);
    expect([after.status, after.payment.status]).toEqual(["cancelled", "cancelled"]);
    const [entry] = await staffEntries(order);
    expect(entry).toMatchObject({ event: "order.cancelled", by: "customer" });
  });

  it.each([
    ["part of the money", -1],
    ["all of the money", 0],
  ])("is refused once %s is in", async (_what, difference) => {
    const order = await orderBy(shop, "prepaid");
    await pay(order, order.totalCents + difference);
    expect(await cancel(order)).toEqual({ kind: "refused", problem: "refundInstead" });
    expect((await shop.reload(order)).status).toBe("placed");
  });

  it("is refused while money is being taken from an account", async () => {
    const order = await orderBy(shop, "debit");
    expect((await cancel(order)).kind).toBe("refused");
  });
});
