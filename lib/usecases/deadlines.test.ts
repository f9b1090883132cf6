import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { addBankWorkingDays } from "#lib/domain/bank-days.ts";
import type { Order } from "#lib/domain/order.ts";
import { toBerlinDay } from "#lib/domain/shop-day.ts";
import { orderBy } from "./fixtures/placed-order.ts";
import { ENGINES, openTestShop, type TestShop } from "./fixtures/test-shop.ts";
import { keepDeadlines } from "./keep-deadlines.ts";
import { payOtherwise } from "./pay-otherwise.ts";
import { findIncomingMoney } from "./reconcile.ts";
import { syncPayment } from "./sync-payment.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

interface LedgerTransaction {
  id: string;
  status: string;
}

// Every case runs on the embedded database and on PostgreSQL, against the sandbox over HTTP.
describe.each(ENGINES)("deadlines on %s", (engine) => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openTestShop(engine);
  });
  afterAll(() => shop.close());
  afterEach(() => shop.lever("reset", {}));

  const order = (method = "prepaid") => orderBy(shop, method);
  /** The clock of the shop is the real one, so the start is moved into the past instead. */
  async function startDaysAgo(what: Order, days: number): Promise<void> {
    await shop.runtime.orders.update(what.id, (current, now) => ({
      kind: "changed",
      order: { ...current, payment: { ...current.payment, startedAt: new Date(now.getTime() - days * DAY_MS) } },
      effects: [],
      event: "test.backdated",
      detail: {},
    }));
  }
  /** Days back from which today is a day of reminders: past the reminder, within the hold. */
  async function reminderDaysAgo(): Promise<number> {
    const { prepaidReminderDays, prepaidHoldDays } = await shop.runtime.shop.profile();
    const now = await shop.runtime.orders.now();
    const today = toBerlinDay(now);
    for (let days = 1; days < 30; days += 1) {
      const since = toBerlinDay(new Date(now.getTime() - days * DAY_MS));
      const isTime = addBankWorkingDays(since, prepaidReminderDays) <= today;
      if (isTime && today <= addBankWorkingDays(since, prepaidHoldDays)) return days;
    }
    throw new Error("no such day");
  }
  async function passDeadline(what: Order): Promise<Order> {
    await shop.runtime.jobs.enqueue("deadlines", what.id, 0);
    await shop.runDueJobs();
    return shop.reload(what);
  }
  const subjects = async () => (await shop.lever<{ subject: string }[]>("mails")).map(({ subject }) => subject);
  const count = async (word: RegExp) => (await subjects()).filter((subject) => word.test(subject)).length;
  const transactions = async () => (await shop.lever<{ transactions: LedgerTransaction[] }>("ledger")).transactions;
  const attentionOf = async (what: Order) => {
    const rows = await shop.dump();
    return rows.filter((row) => "raisedAt" in row && row.orderId === what.id).map((row) => JSON.stringify(row));
  };
  async function stock(what: Order): Promise<number> {
    const [product] = await shop.runtime.catalogue.productsByIds([what.lines[0]?.productId ?? ""]);
    return product?.stock ?? Number.NaN;
  }

  it("reminds once, with bank details and code", async () => {
    const placed = await order();
    await startDaysAgo(placed, await reminderDaysAgo());
    const reminded = await passDeadline(placed);
    expect(reminded.payment).toMatchObject({ status: "pending", isReminded: true, goal: "start" });
    await passDeadline(placed);
    await passDeadline(placed);
    expect(await count(/Erinnerung/)).toBe(1);
    expect((await transactions()).map(({ status }) => status)).toEqual(["pending"]);
  });

  it("reminds nobody whose money has come without a word", async () => {
    const placed = await order();
    await shop.lever("pushes", { mode: "off" });
    await shop.lever(`transactions/${placed.payment.stxId}/pay`, {});
    await startDaysAgo(placed, await reminderDaysAgo());
    expect((await passDeadline(placed)).payment).toMatchObject({ status: "paid", isReminded: false });
    expect(await count(/Erinnerung/)).toBe(0);
  });

  it("gives up at the provider first, then cancels the order, frees the goods once and says so once", async () => {
    const placed = await order();
    const held = await stock(placed);
    await startDaysAgo(placed, 40);
    const ended = await passDeadline(placed);
    expect(ended).toMatchObject({
      status: "cancelled",
      stockHeld: false,
      payment: { status: "cancelled", endReason: "expired" },
    });
    expect((await transactions()).map(({ status }) => status)).toEqual(["cancelled"]);
    const quantity = placed.lines[0]?.quantity ?? 0;
    expect(await stock(placed)).toBe(held + quantity);
    await passDeadline(placed);
    await syncPayment(shop.runtime, placed.id);
    await shop.runDueJobs();
    expect(await stock(placed)).toBe(held + quantity);
    expect(await count(/storniert/)).toBe(1);
    expect(await count(/Erinnerung/)).toBe(0);
    expect((await shop.calls()).filter((call) => call === "cancel")).toHaveLength(1);
  });

  it("waits when the provider cannot be asked, and cancels nothing unseen", async () => {
    const placed = await order();
    await startDaysAgo(placed, 40);
    await shop.lever("next", { call: "get", outcome: "error500", times: 9 });
    expect(await keepDeadlines(shop.runtime, placed.id)).toEqual({ kind: "unknown" });
    expect(await shop.reload(placed)).toMatchObject({ status: "placed", payment: { goal: "start" } });
  });

  it("keeps the order when the money comes between the look and the cancellation", async () => {
    const placed = await order();
    await startDaysAgo(placed, 40);
    await shop.lever("pushes", { mode: "off" });
    let looks = 0;
    const real = shop.runtime.gateway;
    const gateway: typeof real = {
      ...real,
      look: async (stxId, withTransactions) => {
        const seen = await real.look(stxId, withTransactions);
        looks += 1;
        // Right after the look that finds no money.
        if (looks === 1) await shop.lever(`transactions/${stxId}/pay`, {});
        return seen;
      },
    };
    await keepDeadlines({ ...shop.runtime, gateway }, placed.id);
    await shop.runDueJobs();
    expect(looks).toBe(1);
    expect(await shop.reload(placed)).toMatchObject({ status: "placed", stockHeld: true, payment: { status: "paid" } });
    expect((await shop.calls()).filter((call) => call === "cancel")).toEqual([]);
    expect(await count(/storniert/)).toBe(0);
    expect(await count(/ist eingegangen/)).toBe(1);
  });

  it("tells people of money for an order that was given up, and does not revive it", async () => {
    const placed = await order();
    await startDaysAgo(placed, 40);
    await passDeadline(placed);
    await shop.lever(`transactions/${placed.payment.stxId}/pay`, {});
    expect(await findIncomingMoney(shop.runtime, null)).not.toBeNull();
    await shop.runDueJobs();
    expect(await attentionOf(placed)).toEqual([expect.stringContaining('"lateMoney"')]);
    await findIncomingMoney(shop.runtime, null);
    await shop.runDueJobs();
    expect(await attentionOf(placed)).toHaveLength(1);
    expect(await shop.reload(placed)).toMatchObject({ status: "cancelled", payment: { status: "cancelled" } });
  });

  it("gives a refused invoice that is paid otherwise the full time", async () => {
    await shop.lever("next", { call: "start", outcome: "pending" });
    const placed = await order("invoice");
    await shop.lever(`transactions/${placed.payment.stxId}/deny`, {});
    await syncPayment(shop.runtime, placed.id);
    const refused = await shop.reload(placed);
    expect(refused.payment.status).toBe("denied");
    await startDaysAgo(placed, 40);
    expect(await payOtherwise(shop.runtime, placed.token)).toBe(true);
    const again = await passDeadline(placed);
    expect(again).toMatchObject({ status: "placed", payment: { method: "prepaid", status: "pending", goal: "start" } });
  });
});
