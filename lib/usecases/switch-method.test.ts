import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { CUSTOMER_ACTOR } from "#lib/domain/audit.ts";
import type { Order } from "#lib/domain/order.ts";
import { recordSwitch } from "#lib/domain/switch-method.ts";
import { cancelOrder } from "./cancel-order.ts";
import { orderBy } from "./fixtures/placed-order.ts";
import { ENGINES, openTestShop, type TestShop } from "./fixtures/test-shop.ts";
import { payOtherwise } from "./pay-otherwise.ts";
import { otherMethods, switchMethod } from "./switch-method.ts";

// On the embedded database and on PostgreSQL, against the sandbox over HTTP.
describe.each(ENGINES)("a placed order that is paid by another method, on %s", (engine) => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openTestShop(engine);
  });
  afterAll(() => shop.close());
  afterEach(() => shop.lever("reset", {}));

  const change = (order: Order, method: string) => switchMethod(shop.runtime, order.token, method);
  const transaction = (stxId: string | null) => shop.lever<{ status: string }>(`transactions/${stxId}`);
  const mails = async (order: Order) =>
    (await shop.dump()).filter((row) => row.kind === "mail" && row.orderId === order.id);
  async function stock(order: Order): Promise<number> {
    const [product] = await shop.runtime.catalogue.productsByIds([order.lines[0]?.productId ?? ""]);
    return product?.stock ?? Number.NaN;
  }
  async function settle(order: Order, status: string): Promise<Order> {
    const look = async () => {
      await shop.runtime.jobs.enqueue("drive", order.id, 0);
      await shop.runDueJobs();
      return (await shop.reload(order)).payment.status;
    };
    await expect.poll(look, { timeout: 15_000, interval: 200 }).toBe(status);
    return shop.reload(order);
  }

  it.each([
    ["prepaid", "invoice", "accepted"],
    ["invoice", "prepaid", "pending"],
  ] as const)("goes from %s to %s, and keeps number, goods and page", async (from, to, status) => {
    const order = await orderBy(shop, from);
    const held = await stock(order);
    expect((await otherMethods(shop.runtime, order)).map(({ code }) => code)).toEqual([to]);
    expect(await change(order, to)).toBe(true);
    await shop.runDueJobs();
    const after = await shop.reload(order);
    expect(after).toMatchObject({ status: "placed", stockHeld: true, number: order.number, token: order.token });
    expect(after.payment).toMatchObject({ number: 2, method: to, status, goal: "start", endReason: null });
    expect(after.payment.instructions?.remittance).not.toBe(order.payment.instructions?.remittance);
    expect(await stock(order)).toBe(held);
    expect((await transaction(order.payment.stxId)).status).toBe("cancelled");
    const [first] = await shop.runtime.orders.attempts(order.id);
    expect(first).toMatchObject({ number: 1, status: "cancelled", endReason: "switched", endWords: to });
    const confirmations = (await mails(order)).filter(({ event }) => event === "confirmation");
    expect(confirmations.map(({ attempt, status: state }) => `${attempt} ${state}`).sort()).toEqual([
      "1 sent",
      "2 sent",
    ]);
    expect((await mails(order)).map(({ event }) => event)).not.toContain("cancelled");
  });

  it("makes one new attempt out of five clicks", async () => {
    const order = await orderBy(shop, "prepaid");
    await Promise.all(Array.from({ length: 5 }, () => change(order, "invoice")));
    const after = await settle(order, "accepted");
    expect(after.payment.number).toBe(2);
    const calls = await shop.calls();
    expect(calls.filter((call) => call === "create")).toHaveLength(2);
    expect(calls.filter((call) => call === "cancel")).toHaveLength(1);
  });

  it.each(["lostRequest", "lostAnswer", "error500"])("goes on by itself after a cancel with %s", async (outcome) => {
    const order = await orderBy(shop, "prepaid");
    await shop.lever("next", { call: "cancel", outcome });
    await change(order, "invoice");
    const after = await settle(order, "accepted");
    expect(after).toMatchObject({ status: "placed", payment: { number: 2, method: "invoice" } });
    expect((await transaction(order.payment.stxId)).status).toBe("cancelled");
  });

  it("keeps a payment that came in the same moment, and asks for nothing more", async () => {
    const order = await orderBy(shop, "prepaid");
    await shop.lever(`transactions/${order.payment.stxId}/pay`, {});
    await change(order, "invoice");
    const after = await settle(order, "paid");
    expect(after.payment).toMatchObject({ number: 1, method: "prepaid", goal: "start", endReason: null });
    expect((await shop.calls()).filter((call) => call === "create")).toHaveLength(1);
  });

  it("leaves an order whose transfer came in part as it is", async () => {
    const order = await orderBy(shop, "prepaid");
    await shop.lever(`transactions/${order.payment.stxId}/pay`, { amount: 500 });
    await change(order, "invoice");
    const after = await shop.reload(order);
    expect(after.payment).toMatchObject({ number: 1, status: "pending", goal: "start", endReason: null });
    expect((await transaction(order.payment.stxId)).status).toBe("pending");
    expect(await otherMethods(shop.runtime, after)).toEqual([]);
    expect(await change(after, "invoice")).toBe(false);
  });

  it("offers prepayment again when the other method is refused, and not the refused one", async () => {
    const order = await orderBy(shop, "prepaid");
    await shop.lever("next", { call: "prepare", outcome: "declined" });
    await change(order, "invoice");
    const denied = await settle(order, "denied");
    expect(denied).toMatchObject({ status: "placed", payment: { number: 2, method: "invoice" } });
    await payOtherwise(shop.runtime, order.token);
    const again = await settle(order, "pending");
    expect(again.payment).toMatchObject({ number: 3, method: "prepaid" });
    expect(await otherMethods(shop.runtime, again)).toEqual([]);
  });

  it("gives way to a cancellation that comes while it is under way", async () => {
    const order = await orderBy(shop, "prepaid");
    await shop.runtime.orders.update(order.id, (current) => recordSwitch(current, "invoice"));
    expect((await shop.reload(order)).payment).toMatchObject({ goal: "end", endReason: "switched" });
    const wish = { id: randomUUID(), reason: "auf eigenen Wunsch" };
    expect(await cancelOrder(shop.runtime, order.id, wish, CUSTOMER_ACTOR)).toEqual({ kind: "taken" });
    const after = await settle(order, "cancelled");
    expect(after).toMatchObject({ status: "cancelled", stockHeld: false, payment: { number: 1 } });
  });

  it("is none for debit, for a method nobody knows, and for a key that opens nothing", async () => {
    const order = await orderBy(shop, "prepaid");
    expect(await change(order, "debit")).toBe(false);
    expect(await change(order, "cheque")).toBe(false);
    expect(await switchMethod(shop.runtime, "A".repeat(22), "invoice")).toBe(false);
    expect((await shop.reload(order)).version).toBe(order.version);
    const debit = await orderBy(shop, "debit");
    expect(await change(debit, "prepaid")).toBe(false);
  });
});
