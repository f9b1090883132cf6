import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openCents } from "#lib/domain/claim.ts";
import type { Order } from "#lib/domain/order.ts";
import type { NewRefund } from "#lib/domain/refund.ts";
import type { Actor } from "#lib/domain/staff.ts";
import { toTransfer } from "#lib/domain/transfer.ts";
import { previewCancel, previewRefund } from "#lib/domain/undo-preview.ts";
import { cancelOrder } from "./cancel-order.ts";
import { deliverGoods } from "./deliver-goods.ts";
import { orderBy } from "./fixtures/placed-order.ts";
import { ENGINES, openTestShop, type TestShop } from "./fixtures/test-shop.ts";
import { refundOrder } from "./refund-order.ts";

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

  const cancel = (order: Order, id = "c1") => cancelOrder(shop.runtime, order.id, { id, reason: "wished" }, CLERK);
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
    expect(previewCancel(order)).toMatchObject({ problem: null, provider: "cancel", droppedCents: order.totalCents });
    expect(await Promise.all([cancel(order), cancel(order), cancel(order, "c2")])).toEqual(
      Array.from({ length: 3 }, () => ({ kind: "taken" })),
    );
    await shop.runDueJobs();
    const after = await shop.reload(order);
    expect(after).toMatchObject({ status: "cancelled", stockHeld: false });
    expect(after.payment).toMatchObject({ status: "cancelled", endReason: "wished" });
    expect(await stock(order)).toBe(before + 2);
    expect((await mails(order)).filter((event) => event === "cancelled")).toHaveLength(1);
    const audit = (await shop.dump()).filter((row) => row.kind === "audit" && row.orderId === order.id);
    expect(audit).toMatchObject([{ action: "order.cancelled", staffId: "s1" }]);
    expect(await cancel(order)).toEqual({ kind: "taken" });
  });

  it("does not cancel what was paid, is due or has left: refund instead", async () => {
    const invoice = await orderBy(shop, "invoice");
    const parcel = { id: "d1", items: [], carrier: null, trackingId: null, deliveredAt: null };
    await deliverGoods(shop.runtime, invoice.id, parcel);
    expect(await cancel(invoice)).toEqual({ kind: "refused", problem: "delivered" });
    const debit = await orderBy(shop, "debit");
    expect(debit.payment.status).toBe("paid");
    expect(await cancel(debit)).toEqual({ kind: "refused", problem: "paid" });
    const prepaid = await orderBy(shop, "prepaid");
    expect((await pay(prepaid)).payment.status).toBe("paid");
    expect(await cancel(prepaid)).toEqual({ kind: "refused", problem: "paid" });
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
    expect(previewRefund(order, wanted)).toMatchObject({ problem: null, provider: "lower", isWhole: false });
    expect(await Promise.all([refund(order, wanted), refund(order, wanted)])).toEqual([
      { kind: "taken" },
      { kind: "taken" },
    ]);
    const after = await workUntil(order, "done");
    expect(after.payment).toMatchObject({ effectiveCents: order.totalCents - 500, status: order.payment.status });
    expect(openCents(after)).toBe(order.totalCents - 500);
    expect(toTransfer(after)?.openCents).toBe(order.totalCents - 500);
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
});
