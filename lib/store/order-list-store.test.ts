import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ListedOrder, OrderFilter } from "#lib/ports.ts";
import { ENGINES, ERIKA, openTestShop, type TestShop } from "#lib/usecases/fixtures/test-shop.ts";
import { placeOrder } from "#lib/usecases/place-order.ts";
import { submitCheckout } from "#lib/usecases/submit-checkout.ts";

// Orders that the shop itself has made, listed from the embedded database and from PostgreSQL.
describe.each(ENGINES)("the order list on %s", (engine) => {
  let shop: TestShop;
  let invoice = "";
  let prepaid = "";
  let paid = "";
  beforeAll(async () => {
    shop = await openTestShop(engine);
    invoice = await buy("invoice", "first@example.test");
    prepaid = await buy("prepaid", "Second@example.test");
    paid = await buy("prepaid", "first@example.test");
    const id = await shop.runtime.orders.findIdByNumber(paid);
    const order = await shop.runtime.orders.find(id ?? "");
    await shop.lever(`transactions/${order?.payment.stxId}/pay`, {});
    await shop.runtime.jobs.enqueue("sync", id ?? "", 0);
    await shop.runDueJobs();
    await submitCheckout(shop.runtime, { basketId: await shop.newBasket(), input: ERIKA, locale: "de" });
  });
  afterAll(() => shop.close());

  async function buy(paymentMethod: string, email: string, who: Partial<typeof ERIKA> = {}): Promise<string> {
    const basketId = await shop.newBasket();
    const input = { ...ERIKA, paymentMethod, email, company: paymentMethod === "invoice" ? "Probe GmbH" : "", ...who };
    const outcome = await submitCheckout(shop.runtime, { basketId, input, locale: "de" });
    if (outcome.kind !== "review") throw new Error(`expected the review page, got ${outcome.kind}`);
    const { contentHash, number } = outcome.order;
    await placeOrder(shop.runtime, basketId, { hash: contentHash, consent: "" });
    return number;
  }
  const numbers = (orders: readonly ListedOrder[]) => orders.map(({ number }) => number);
  const list = async (filter: OrderFilter, search?: string) => {
    const query = { filter, limit: 50, ...(search === undefined ? {} : { search }) };
    return (await shop.runtime.orderList.page(query)).orders;
  };

  it("lists what was placed, newest first, and no drafts", async () => {
    const orders = await list("all");
    expect(numbers(orders)).toEqual([paid, prepaid, invoice]);
    expect(orders[2]).toMatchObject({
      ...{ customerName: "Probe GmbH, Erika Probe", method: "invoice", status: "placed" },
      ...{ paymentStatus: "accepted", deliveryStatus: "open" },
    });
    expect(orders[2]?.openCents).toBe(orders[2]?.totalCents);
    expect(orders[0]).toMatchObject({ paymentStatus: "paid", openCents: 0 });
    expect(orders[0]?.placedAt.getTime()).toBeGreaterThan(orders[2]?.placedAt.getTime() ?? 0);
  });

  it("filters by what there is to do", async () => {
    expect(numbers(await list("toShip"))).toEqual([paid, invoice]);
    expect(numbers(await list("waitingForMoney"))).toEqual([prepaid, invoice]);
    expect(await list("due")).toEqual([]);
    expect(await list("problems")).toEqual([]);
    const id = await shop.runtime.orders.findIdByNumber(prepaid);
    await shop.runtime.attention.raise(id, { kind: "note", key: "k", detail: {} });
    expect(numbers(await list("problems"))).toEqual([prepaid]);
  });

  it("keeps its copy of the payment's status by every change", async () => {
    const dump = await shop.dump();
    const orders = dump.filter(({ kind }) => kind === "order");
    expect(orders).toHaveLength(4);
    for (const order of orders) {
      const attempt = dump.find(({ kind, id }) => kind === "attempt" && id === order.attemptId);
      expect(order.paymentStatus).toBe(attempt?.status);
    }
  });

  it("finds by number, e-mail, Smart Transaction and remittance, exactly", async () => {
    const order = await shop.runtime.orders.find((await shop.runtime.orders.findIdByNumber(prepaid)) ?? "");
    const remittance = order?.payment.instructions?.remittance ?? "missing";
    for (const search of [prepaid, "second@example.test", ` ${order?.payment.stxId} `, remittance.toLowerCase()]) {
      expect(numbers(await list("all", search)), search).toEqual([prepaid]);
    }
    expect(numbers(await list("all", "FIRST@example.test"))).toEqual([paid, invoice]);
    expect(numbers(await list("waitingForMoney", "first@example.test"))).toEqual([invoice]);
    for (const search of ["", "example.test", prepaid.slice(1), "%"]) expect(await list("all", search)).toEqual([]);
  });

  it("finds by the beginnings of names, however umlauts are written", async () => {
    const number = await buy("prepaid", "j@example.test", {
      firstName: "Jörg-Peter",
      lastName: "MÜLLER",
      company: "Großbäckerei",
    });
    for (const search of [
      "müller",
      "Mueller",
      "Muller",
      "MÜL",
      "peter müll",
      "grossb",
      "Großbä",
      "jorg",
      "Joerg-P",
      "müller x",
    ]) {
      expect(numbers(await list("all", search)), search).toEqual([number]);
    }
    expect(numbers(await list("all", "erika probe"))).toEqual([paid, prepaid, invoice]);
    expect(numbers(await list("all", "Probe Gmb"))).toEqual([invoice]);
    for (const search of ["ller", "müller erika", "m", "'); --", "& | !:*"]) {
      expect(await list("all", search), search).toEqual([]);
    }
  });

  it("counts what each filter shows, up to a bound", async () => {
    expect(await shop.runtime.orderList.counts(10)).toEqual({ toShip: 2, waitingForMoney: 3, due: 0, problems: 1 });
    expect((await shop.runtime.orderList.counts(1)).toShip).toBe(1);
  });

  it("goes through all pages without a gap or a repeat, while new orders come in", async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await shop.runtime.orderList.page({ filter: "all", limit: 1, ...(after ? { after } : {}) });
      seen.push(...numbers(page.orders));
      if (seen.length === 1) await buy("prepaid", "later@example.test");
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen.slice(-3)).toEqual([paid, prepaid, invoice]);
    expect(seen).toHaveLength(4);
  });

  it("refuses what is no page", async () => {
    for (const after of ["x", "2026-01-01~a", "'; drop table orders"]) {
      await expect(shop.runtime.orderList.page({ filter: "all", limit: 1, after })).rejects.toThrow(RangeError);
    }
    for (const limit of [0, 501, 1.5]) {
      await expect(shop.runtime.orderList.page({ filter: "all", limit })).rejects.toThrow(RangeError);
    }
  });
});
