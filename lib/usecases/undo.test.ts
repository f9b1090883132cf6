import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openCents } from "#lib/domain/claim.ts";
import type { Order } from "#lib/domain/order.ts";
import type { NewRefund } from "#lib/domain/refund.ts";
import type { Actor } from "#lib/domain/staff.ts";
import { REASON_LENGTH } from "#lib/domain/undo.ts";
import { previewCancel, previewRefund } from "#lib/domain/undo-preview.ts";
import { paymentInstructions } from "#lib/payments/instructions.ts";
import { cancelOrder } from "./cancel-order.ts";
import { deliverGoods } from "./deliver-goods.ts";
import { orderBy } from "./fixtures/placed-order.ts";
import { ENGINES, openTestShop, type TestShop } from "./fixtures/test-shop.ts";
import { refundOrder } from "./refund-order.ts";
import { confirmUnclearRefund, dropRefusedRefund, retryRefusedRefund } from "./repair-refund.ts";

const CLERK: Actor = { staffId: "s1", name: "Kim", role: "clerk" };
let count = 0;
const wish = (amountCents: number, change: Partial<NewRefund> = {}): NewRefund => {
  count += 1;
  return { id: `r${count}`, amountCents, items: [], restock: false, reason: "Fehlte im Paket", ...change };
};

// On the embedded database and on PostgreSQL, beside a real sandbox.
describe.each(ENGINES)("undoing on %s", (engine) => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openTestShop(engine);
  });
  afterAll(() => shop.close());
  afterEach(() => shop.lever("reset", {}));

  const cancel = (order: Order, id = "c1") =>
    cancelOrder(shop.runtime, order.id, { id, reason: "Nicht mehr gewünscht" }, CLERK);
  const refund = (order: Order, wanted: NewRefund) => refundOrder(shop.runtime, order.id, wanted, CLERK);
  /** What the provider claims on the order's payment, by its own books. */
  async function claimed(order: Order): Promise<number> {
    const seen = await shop.runtime.gateway.checkStatus(order.payment.pciIds.at(-1) ?? "");
    if (seen.kind !== "answer") throw new Error(seen.reason);
    return seen.value.effectiveCents;
  }
  async function work(order: Order, kind: "refund" | "sync" = "refund"): Promise<Order> {
    await shop.runtime.jobs.enqueue(kind, order.id, 0);
    await shop.runDueJobs();
    return shop.reload(order);
  }
  async function workUntil(order: Order, status: string): Promise<Order> {
    const last = async () => (await work(order)).payment.refunds.at(-1)?.status;
    await expect.poll(last, { timeout: 15_000, interval: 100 }).toBe(status);
    return shop.reload(order);
  }
  async function mails(order: Order): Promise<string[]> {
    const rows = await shop.dump();
    return rows.filter((row) => row.kind === "mail" && row.orderId === order.id).map(({ event }) => String(event));
  }
  async function tasks(order: Order): Promise<Record<string, unknown>[]> {
    const rows = await shop.dump();
    return rows.filter((row) => row.kind === "attention" && row.orderId === order.id && row.settledAt === null);
  }
  async function stock(order: Order): Promise<number> {
    const [product] = await shop.runtime.catalogue.productsByIds([order.lines[0]?.productId ?? ""]);
    return product?.stock ?? Number.NaN;
  }
  const pay = async (order: Order) => {
    await shop.lever(`transactions/${order.payment.stxId}/pay`, {});
    return work(order, "sync");
  };

  it.each(["invoice", "prepaid"])("cancels before anything left or was paid, once: %s", async (method) => {
    const order = await orderBy(shop, method);
    const before = await stock(order);
    expect(previewCancel(order)).toMatchObject({ problem: null, asksProvider: true });
    expect(await Promise.all([cancel(order), cancel(order), cancel(order, "c2")])).toEqual(
      Array.from({ length: 3 }, () => ({ kind: "taken" })),
    );
    await shop.runDueJobs();
    const after = await shop.reload(order);
    expect(after).toMatchObject({ status: "cancelled", stockHeld: false });
    expect(after.payment).toMatchObject({
      status: "cancelled",
      endReason: "cancelled",
      endWords: "Nicht mehr gewünscht",
    });
    expect(await stock(order)).toBe(before + 2);
    expect((await mails(order)).filter((event) => event === "cancelled")).toHaveLength(1);
    const audit = (await shop.dump()).filter((row) => row.kind === "audit" && row.orderId === order.id);
    expect(audit).toMatchObject([{ action: "order.cancelled", staffId: "s1" }]);
    expect(await cancel(order)).toEqual({ kind: "taken" });
  });

  it("takes a reason that a bank transfer can carry, umlauts spelled out", async () => {
    const order = await orderBy(shop, "invoice");
    const reasons = ["", "…", "Извините", "ß".repeat(REASON_LENGTH / 2 + 1)];
    const problems = reasons.map((reason) => previewRefund(order, { ...wish(1), reason: reason || " " }).problem);
    expect(problems).toEqual(["noReason", "noReason", "noReason", "longReason"]);
    expect(previewRefund(order, wish(1, { reason: "Größe passt nicht – sorry" }))).toMatchObject({
      problem: null,
      purpose: "Groesse passt nicht - sorry",
    });
  });

  it("does not cancel what was paid, is due or has left: refund instead", async () => {
    const invoice = await orderBy(shop, "invoice");
    const parcel = { id: "d1", items: [], carrier: null, trackingId: null, deliveredAt: null };
    await deliverGoods(shop.runtime, invoice.id, parcel, CLERK);
    expect(await cancel(invoice)).toEqual({ kind: "refused", problem: "refundInstead" });
    const debit = await orderBy(shop, "debit");
    expect(debit.payment.status).toBe("paid");
    expect(await cancel(debit)).toEqual({ kind: "refused", problem: "refundInstead" });
    const prepaid = await orderBy(shop, "prepaid");
    expect((await pay(prepaid)).payment.status).toBe("paid");
    expect(await cancel(prepaid)).toEqual({ kind: "refused", problem: "refundInstead" });
  });

  it("never pays back silently what came while it was being cancelled", async () => {
    const order = await orderBy(shop, "prepaid");
    expect(await cancel(order)).toEqual({ kind: "taken" });
    await shop.lever(`transactions/${order.payment.stxId}/pay`, {});
    await shop.runDueJobs();
    const after = await shop.reload(order);
    expect(after).toMatchObject({ status: "placed", payment: { status: "paid", goal: "start" } });
    expect(await tasks(order)).toMatchObject([{ what: "couldNotEnd", detail: { reason: "paidMeanwhile" } }]);
    expect(await claimed(order)).toBe(order.totalCents);
  });

  it.each(["invoice", "prepaid"])("lowers what is to be paid before the money came: %s", async (method) => {
    const order = await orderBy(shop, method);
    const before = await stock(order);
    const items = [{ sku: order.lines[0]?.sku ?? "", quantity: 1 }];
    const wanted = wish(500, { items, restock: true });
    expect(previewRefund(order, wanted)).toMatchObject({ problem: null, isPaidBack: false, isWhole: false });
    expect(await Promise.all([refund(order, wanted), refund(order, wanted)])).toEqual([
      { kind: "taken" },
      { kind: "taken" },
    ]);
    const after = await workUntil(order, "done");
    expect(after.payment).toMatchObject({ effectiveCents: order.totalCents - 500, status: order.payment.status });
    expect(openCents(after)).toBe(order.totalCents - 500);
    expect(paymentInstructions(after, await shop.runtime.shop.profile())?.openCents).toBe(order.totalCents - 500);
    expect(await claimed(order)).toBe(order.totalCents - 500);
    expect(await stock(order)).toBe(before + 1);
    expect((await mails(order)).filter((event) => event === "refunded")).toHaveLength(1);
    expect(await tasks(order)).toEqual([]);
    // The rest is paid, and that is all of it.
    const paid = await pay(after);
    expect(paid.payment).toMatchObject({ status: "paid", receivedCents: order.totalCents - 500 });
    expect(openCents(paid)).toBe(0);
    expect(await tasks(order)).toEqual([]);
  });

  it.each(["invoice", "prepaid", "debit"])(
    "pays back in parts and then in whole, one after the other: %s",
    async (method) => {
      const order = await orderBy(shop, method);
      const paid = method === "debit" ? order : await pay(order);
      expect(paid.payment.status).toBe("paid");
      const [first, second] = [wish(300), wish(200)];
      expect(previewRefund(paid, first)).toMatchObject({ isPaidBack: true, openAfterCents: 0 });
      await refund(paid, first);
      await refund(paid, second);
      expect(await refund(paid, wish(order.totalCents))).toEqual({ kind: "refused", problem: "tooMuch" });
      const part = await workUntil(paid, "done");
      expect(part.payment.refunds.map(({ status, effectiveBefore }) => [status, effectiveBefore])).toEqual([
        ["done", order.totalCents],
        ["done", order.totalCents - 300],
      ]);
      expect(part).toMatchObject({
        status: "placed",
        payment: { status: "paid", effectiveCents: order.totalCents - 500 },
      });
      expect(openCents(part)).toBe(0);
      const before = await stock(order);
      const rest = wish(order.totalCents - 500);
      expect(previewRefund(part, rest)).toMatchObject({ isWhole: true, isOrderCancelled: true });
      await refund(part, rest);
      await workUntil(part, "done");
      const whole = await work(part, "sync");
      expect(whole).toMatchObject({
        status: "cancelled",
        stockHeld: false,
        payment: { status: "refunded", effectiveCents: 0 },
      });
      expect(await claimed(order)).toBe(0);
      expect(await stock(order)).toBe(before + 2);
      expect((await mails(order)).filter((event) => event === "refunded")).toHaveLength(3);
      expect(await mails(order)).not.toContain("cancelled");
      expect(await tasks(order)).toEqual([]);
      expect(await refund(whole, wish(1))).toEqual({ kind: "refused", problem: "over" });
    },
  );

  it.each([
    "lostRequest",
    "lostAnswer",
    "late:600",
    "error500",
    "garbage",
    "html",
    "truncated",
    "empty",
    "rate",
    "slow:3000",
  ])(
    "takes effect once, whatever becomes of the first call (%s)",
    async (outcome) => {
      const order = await orderBy(shop, "invoice");
      await shop.lever("next", { call: "cancelPayment", outcome });
      await refund(order, wish(500));
      const after = await workUntil(order, "done");
      expect(after.payment.effectiveCents).toBe(order.totalCents - 500);
      // What is late is on its way still, and would come on top of a second call.
      if (outcome.startsWith("late")) await new Promise((resolve) => setTimeout(resolve, 1_000));
      expect(await claimed(order)).toBe(order.totalCents - 500);
      expect((await mails(order)).filter((event) => event === "refunded")).toHaveLength(1);
      expect(await tasks(order)).toEqual([]);
    },
    30_000,
  );

  it("asks a person where a call was carried out twice, and goes on with what that person saw", async () => {
    const order = await orderBy(shop, "invoice");
    await shop.lever("next", { call: "cancelPayment", outcome: "twice" });
    const twice = wish(500);
    await refund(order, twice);
    const unclear = await workUntil(order, "refused");
    expect(unclear.payment.refunds[0]).toMatchObject({ refusal: { kind: "unclear" }, askingSince: null });
    expect(await tasks(order)).toMatchObject([{ what: "refundUnclear", key: twice.id }]);
    expect(await confirmUnclearRefund(shop.runtime, order.id, twice.id, CLERK)).toBe(true);
    await shop.runDueJobs();
    const after = await work(order, "sync");
    expect(after.payment.refunds[0]?.status).toBe("done");
    expect(openCents(after)).toBe(order.totalCents - 1000);
    expect(await claimed(order)).toBe(order.totalCents - 1000);
  });

  it("shows a person what the provider refuses, to be tried again or given up", async () => {
    const order = await orderBy(shop, "invoice");
    await shop.lever("next", { call: "cancelPayment", outcome: "declined", times: 1 });
    const [first, second] = [wish(500), wish(200)];
    await refund(order, first);
    const refused = await workUntil(order, "refused");
    const { refusal } = refused.payment.refunds[0] ?? {};
    expect(refusal).toMatchObject({ kind: "notAllowed", support: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(await tasks(order)).toMatchObject([
      { what: "refundRefused", detail: { code: "notAllowed", amountCents: 500 } },
    ]);
    expect(await claimed(order)).toBe(order.totalCents);
    expect(await retryRefusedRefund(shop.runtime, order.id, first.id, CLERK)).toBe(true);
    expect(await retryRefusedRefund(shop.runtime, order.id, first.id, CLERK)).toBe(false);
    await workUntil(order, "done");
    expect(await tasks(order)).toEqual([]);
    expect(await claimed(order)).toBe(order.totalCents - 500);
    await shop.lever("next", { call: "cancelPayment", outcome: "declined" });
    await refund(order, second);
    await workUntil(order, "refused");
    expect(await dropRefusedRefund(shop.runtime, order.id, second.id, CLERK)).toBe(true);
    expect((await work(order)).payment.refunds.map(({ status }) => status)).toEqual(["done", "dropped"]);
    expect(await tasks(order)).toEqual([]);
    expect(await claimed(order)).toBe(order.totalCents - 500);
  });

  it("follows a refund made by hand, and does not take it for its own", async () => {
    const order = await pay(await orderBy(shop, "prepaid"));
    const byHand = async (cents: number) =>
      shop.runtime.gateway.reduce(order.payment.pciIds.at(-1) ?? "", cents, "von Hand");
    await byHand(700);
    const after = await work(order, "sync");
    expect(after.payment).toMatchObject({ effectiveCents: order.totalCents - 700, refunds: [] });
    expect(await tasks(order)).toMatchObject([{ what: "reducedAmount", detail: { wanted: order.totalCents - 700 } }]);
    // Somebody there was quicker than our job.
    await refund(after, wish(order.totalCents - 800));
    await byHand(200);
    const refused = await workUntil(after, "refused");
    expect(refused.payment.refunds[0]?.refusal?.kind).toBe("tooMuch");
    expect(await claimed(order)).toBe(order.totalCents - 900);
  });

  it("makes an invoice due when what had not left is taken off it", async () => {
    const order = await orderBy(shop, "invoice");
    const sku = order.lines[0]?.sku ?? "";
    const parcel = { id: "d1", items: [{ sku, quantity: 1 }], carrier: null, trackingId: null, deliveredAt: null };
    await deliverGoods(shop.runtime, order.id, parcel, CLERK);
    await shop.runDueJobs();
    expect((await shop.reload(order)).deliveries).toMatchObject([{ isFinal: false, report: "reported" }]);
    await refund(order, wish(order.lines[0]?.unitCents ?? 0, { items: [{ sku, quantity: 1 }], restock: true }));
    const after = await workUntil(order, "done");
    await shop.runDueJobs();
    const due = await work(after, "sync");
    expect(due).toMatchObject({ deliveryStatus: "delivered", payment: { status: "due" } });
    expect(await deliverGoods(shop.runtime, order.id, { ...parcel, id: "d2" }, CLERK)).toMatchObject({
      problem: "nothingLeft",
    });
  });
});
