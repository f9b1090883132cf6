import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Order } from "#lib/domain/order.ts";
import { deliverGoods } from "./deliver-goods.ts";
import { orderBy } from "./fixtures/placed-order.ts";
import { ENGINES, openTestShop, type TestShop } from "./fixtures/test-shop.ts";
import { retryReport } from "./retry-report.ts";
import { syncPayment } from "./sync-payment.ts";

const CLERK = { staffId: "s1", name: "Klara Kern", role: "clerk" } as const;

// On the embedded database and on PostgreSQL.
describe.each(ENGINES)("delivery on %s", (engine) => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openTestShop(engine);
  });
  afterAll(() => shop.close());
  afterEach(() => shop.lever("reset", {}));

  const order = (method = "invoice") => orderBy(shop, method);
  const parcel = (id: string, items: { sku: string; quantity: number }[] = []) => ({
    id,
    items,
    carrier: "DHL",
    trackingId: "00340434161094012345",
    deliveredAt: null,
  });
  async function workUntil(what: Order, report: string): Promise<Order> {
    const work = async () => {
      await shop.runtime.jobs.enqueue("report", what.id, 0);
      await shop.runDueJobs();
      return (await shop.reload(what)).deliveries.at(-1)?.report;
    };
    await expect.poll(work, { timeout: 10_000, interval: 100 }).toBe(report);
    return shop.reload(what);
  }
  const effective = async () => {
    const ledger = await shop.lever<{ requests: { call: string; status: number | null }[] }>("ledger");
    return ledger.requests.filter(({ call, status }) => call === "capture" && status === 200).length;
  };

  it("makes an invoice due with the final parcel, and with none before it", async () => {
    const placed = await order();
    const sku = placed.lines[0]?.sku ?? "";
    expect(await deliverGoods(shop.runtime, placed.id, parcel("d1", [{ sku, quantity: 1 }]), CLERK)).toEqual({
      kind: "recorded",
      isFinal: false,
    });
    const half = await workUntil(placed, "reported");
    expect(half).toMatchObject({ deliveryStatus: "partly", payment: { status: "accepted" } });
    expect(await effective()).toBe(0);
    expect(await deliverGoods(shop.runtime, placed.id, parcel("d2"), CLERK)).toEqual({
      kind: "recorded",
      isFinal: true,
    });
    const whole = await workUntil(placed, "reported");
    expect(whole).toMatchObject({ deliveryStatus: "delivered", payment: { status: "due" } });
    expect(await effective()).toBe(1);
    expect(await deliverGoods(shop.runtime, placed.id, parcel("d2"), CLERK)).toMatchObject({ kind: "recorded" });
    expect(await deliverGoods(shop.runtime, placed.id, parcel("d3"), CLERK)).toEqual({
      kind: "refused",
      problem: "nothingLeft",
    });
  });

  it.each(["lostRequest", "lostAnswer", "error500", "garbage", "html", "rate", "twice"])(
    "reports once, whatever becomes of the first report (%s)",
    async (outcome) => {
      const placed = await order();
      await shop.lever("next", { call: "capture", outcome });
      await deliverGoods(shop.runtime, placed.id, parcel("d1"), CLERK);
      await shop.runDueJobs();
      const done = await workUntil(placed, "reported");
      expect(done.payment.status).toBe("due");
      const state = await shop.lever<{ payments: { detailed: number }[] }>(`transactions/${placed.payment.stxId}`);
      expect(JSON.stringify(state)).toContain("86");
    },
  );

  it("takes a report that was made by hand for its own", async () => {
    const placed = await order();
    await shop.lever(`transactions/${placed.payment.stxId}/capture`, {});
    await deliverGoods(shop.runtime, placed.id, parcel("d1"), CLERK);
    await workUntil(placed, "reported");
    expect(await effective()).toBe(0);
  });

  it("makes a refused report again when somebody wants it, and drops the matter once it was made by hand", async () => {
    const open = async (of: Order) =>
      (await shop.dump()).filter((row) => row.kind === "attention" && row.orderId === of.id && row.settledAt === null);
    const [again, byHand] = [await order(), await order()];
    await shop.lever("next", { call: "capture", outcome: "declined", times: 2 });
    for (const placed of [again, byHand]) {
      await deliverGoods(shop.runtime, placed.id, parcel("d1"), CLERK);
      await workUntil(placed, "refused");
      expect(await open(placed)).toHaveLength(1);
    }
    expect(await retryReport(shop.runtime, again.id, "d1", CLERK)).toBe(true);
    expect((await workUntil(again, "reported")).payment.status).toBe("due");
    expect(await retryReport(shop.runtime, again.id, "d1", CLERK)).toBe(false);
    await shop.lever(`transactions/${byHand.payment.stxId}/capture`, {});
    await syncPayment(shop.runtime, byHand.id);
    expect((await shop.reload(byHand)).deliveries).toMatchObject([{ report: "reported" }]);
    expect([...(await open(again)), ...(await open(byHand))]).toEqual([]);
  });

  it("shows a person what the provider refuses, and asks for no report where none is wanted", async () => {
    const placed = await order();
    await shop.lever("next", { call: "capture", outcome: "declined" });
    await deliverGoods(shop.runtime, placed.id, parcel("d1"), CLERK);
    await workUntil(placed, "refused");
    const rows = await shop.dump();
    expect(rows.filter((row) => row.kind === "attention" && row.orderId === placed.id)).toMatchObject([
      { what: "reportRefused" },
    ]);
    const prepaid = await order("prepaid");
    expect(await deliverGoods(shop.runtime, prepaid.id, parcel("d2"), CLERK)).toEqual({
      kind: "refused",
      problem: "notAccepted",
    });
  });
});
