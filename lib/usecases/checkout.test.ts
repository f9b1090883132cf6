import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Order } from "#lib/domain/order.ts";
import { drivePayment } from "./drive-payment.ts";
import { ENGINES, ERIKA, openTestShop, type TestShop } from "./fixtures/test-shop.ts";
import { payOtherwise } from "./pay-otherwise.ts";
import { type PlaceOutcome, placeOrder } from "./place-order.ts";
import { receivePush } from "./receive-push.ts";
import { submitCheckout } from "./submit-checkout.ts";
import { syncPayment } from "./sync-payment.ts";

const seenOf = ({ contentHash }: Order) => ({ hash: contentHash, consent: "" });

/** The shop at a provider whose answers to some calls leave the amount out; everything else is the real sandbox. */
function withoutAmount(runtime: TestShop["runtime"], calls: ("start" | "look")[]): TestShop["runtime"] {
  const real = runtime.gateway;
  const leaveOut = (result: Awaited<ReturnType<typeof real.start>>) =>
    result.kind === "answer" ? { ...result, value: { ...result.value, amountCents: null } } : result;
  const gateway: typeof real = { ...real };
  if (calls.includes("start")) gateway.start = async (order) => leaveOut(await real.start(order));
  if (calls.includes("look")) gateway.look = async (stxId, money) => leaveOut(await real.look(stxId, money));
  return { ...runtime, gateway };
}

interface SentMail {
  subject: string;
  text: string;
}

// Every case runs on the embedded database and on PostgreSQL, against the sandbox over HTTP.
describe.each(ENGINES)("checkout on %s", (engine) => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openTestShop(engine);
  });
  afterAll(() => shop.close());
  afterEach(() => shop.lever("reset", {}));

  async function review(basketId: string, change: Partial<typeof ERIKA> = {}): Promise<Order> {
    const outcome = await submitCheckout(shop.runtime, { basketId, input: { ...ERIKA, ...change }, locale: "de" });
    if (outcome.kind !== "review") throw new Error(`expected the review page, got ${outcome.kind}`);
    return outcome.order;
  }
  async function place(order: Order): Promise<Order> {
    const outcome = await placeOrder(shop.runtime, order.basketId, seenOf(order));
    expect(outcome).toEqual({ kind: "placed", token: order.token });
    return shop.reload(order);
  }
  async function driveUntil(order: Order, status: string): Promise<void> {
    const driveOnce = async () => {
      await shop.runtime.jobs.enqueue("drive", order.id, 0);
      await shop.runDueJobs();
      return (await shop.reload(order)).payment.status;
    };
    await expect.poll(driveOnce, { timeout: 10_000, interval: 200 }).toBe(status);
  }
  const sentMails = () => shop.lever<SentMail[]>("mails");

  it("takes an invoice order from the form to the accepted payment and its mail", async () => {
    const draft = await review(await shop.newBasket());
    expect(draft.payment.status).toBe("authorized");
    expect(await shop.calls()).toEqual(["create", "prepare"]);
    const order = await place(draft);
    expect(order).toMatchObject({ status: "placed", payment: { status: "accepted", inFlight: null } });
    expect(order.payment.instructions).toMatchObject({ owner: "secupay AG" });
    expect(await shop.runtime.baskets.find(order.basketId)).toBeNull();
    await shop.runDueJobs();
    const mails = await sentMails();
    expect(mails.map((mail) => mail.subject)).toEqual([expect.stringContaining(order.number)]);
    expect(mails[0]?.text).toContain(order.payment.instructions?.remittance);
    expect((await shop.reload(order)).payment.status).toBe("accepted");
  });

  it("starts a prepaid order only with the order button and follows the money", async () => {
    const draft = await review(await shop.newBasket(), { paymentMethod: "prepaid" });
    expect(await shop.calls()).toEqual([]);
    const order = await place(draft);
    expect(order.payment.status).toBe("pending");
    expect(await shop.calls()).toEqual(["create", "start"]);
    await shop.runDueJobs();
    await shop.lever(`transactions/${order.payment.stxId}/pay`, {});
    const push = { object: "event.pushes", id: "evt_1", data: [{ object: "payment.transactions", id: "PCI_X" }] };
    expect(await receivePush(shop.runtime, order.pushToken, JSON.stringify(push))).toBe("stored");
    await shop.runDueJobs();
    expect((await shop.reload(order)).payment).toMatchObject({ status: "paid", receivedCents: order.totalCents });
    expect((await sentMails()).map((mail) => mail.subject)).toHaveLength(2);
  });

  it("believes nothing a push says", async () => {
    const order = await place(await review(await shop.newBasket(), { paymentMethod: "prepaid" }));
    const forged = { object: "event.pushes", id: "evt_2", data: [{ id: "PCI_FORGED", status: "paid" }], status: "ok" };
    await receivePush(shop.runtime, order.pushToken, JSON.stringify(forged));
    await shop.runDueJobs();
    expect((await shop.reload(order)).payment.status).toBe("pending");
    expect(await receivePush(shop.runtime, "A".repeat(22), JSON.stringify(forged))).toBe("notFound");
  });

  it("does not let an older look overwrite what a newer call has brought", async () => {
    const basketId = await shop.newBasket();
    const draft = await review(basketId);
    let looks = 0;
    const gateway: typeof shop.runtime.gateway = {
      ...shop.runtime.gateway,
      // Read between the update and the prepare of a changed address, and late to arrive.
      look: async (stxId, withTransactions) => {
        const seen = await shop.runtime.gateway.look(stxId, withTransactions);
        looks += 1;
        if (looks > 1 || seen.kind !== "answer") return seen;
        await review(basketId, { street: "Andere Gasse" });
        return { kind: "answer", value: { ...seen.value, status: "created", statusText: "created" } };
      },
    };
    expect((await syncPayment({ ...shop.runtime, gateway }, draft.id)).kind).toBe("seen");
    expect(looks).toBe(2);
    expect((await shop.reload(draft)).payment.status).toBe("authorized");
  });

  it("updates and prepares again when the address changes after the risk check", async () => {
    const basketId = await shop.newBasket();
    const first = await review(basketId);
    const second = await review(basketId, { street: "Andere Gasse" });
    expect(second.payment.stxId).toBe(first.payment.stxId);
    await place(second);
    expect((await shop.calls()).filter((call) => !call.startsWith("get"))).toEqual([
      "create",
      "prepare",
      "update",
      "prepare",
      "start",
    ]);
  });

  it("does not order what the customer has not seen", async () => {
    const basketId = await shop.newBasket();
    const seen = await review(basketId);
    await shop.runtime.baskets.setQuantity(basketId, seen.lines[0]?.productId ?? "", 3);
    expect(await placeOrder(shop.runtime, basketId, seenOf(seen))).toEqual({ kind: "changed" });
    const now = await shop.reload(seen);
    expect(now).toMatchObject({ status: "draft", lines: [{ quantity: 3 }, {}] });
    await place(now);
    expect((await shop.calls()).filter((call) => call === "start")).toHaveLength(1);
  });

  it("does not order to an address that was changed in another tab", async () => {
    const basketId = await shop.newBasket();
    const seen = await review(basketId);
    await review(basketId, { street: "Andere Gasse" });
    expect(await placeOrder(shop.runtime, basketId, seenOf(seen))).toEqual({ kind: "changed" });
    expect((await shop.reload(seen)).status).toBe("draft");
    expect(await shop.calls()).not.toContain("start");
  });

  it("does not repeat a start before a lost one can have taken effect", async () => {
    const draft = await review(await shop.newBasket());
    await shop.lever("next", { call: "start", outcome: "lostRequest" });
    const begun: number[] = [];
    let recordedAt = Number.NaN;
    const gateway: typeof shop.runtime.gateway = {
      ...shop.runtime.gateway,
      start: async (order) => {
        begun.push(Date.now());
        // The wait counts from the first intent on disk, which is older than the call by as much as the machine is busy.
        if (begun.length === 1) recordedAt = order.payment.inFlight?.since.getTime() ?? Number.NaN;
        return shop.runtime.gateway.start(order);
      },
    };
    const outcome = await placeOrder({ ...shop.runtime, gateway }, draft.basketId, seenOf(draft));
    expect(outcome).toEqual({ kind: "placed", token: draft.token });
    expect(begun).toHaveLength(2);
    expect((begun[1] ?? 0) - recordedAt).toBeGreaterThanOrEqual(1_000);
    expect((await shop.reload(draft)).payment.status).toBe("accepted");
    expect((await shop.calls()).filter((call) => call === "start")).toHaveLength(2);
  });

  it("looks again, and starts nothing twice, when the answer to the start leaves the amount open", async () => {
    const draft = await review(await shop.newBasket());
    const unsaid = withoutAmount(shop.runtime, ["start"]);
    expect((await placeOrder(unsaid, draft.basketId, seenOf(draft))).kind).toBe("placed");
    expect((await shop.reload(draft)).payment).toMatchObject({ status: "accepted", inFlight: null, concern: null });
    expect((await shop.calls()).filter((call) => call === "start")).toHaveLength(1);
  });

  it("neither accepts nor declines an order as long as no answer says an amount", async () => {
    const draft = await review(await shop.newBasket());
    const unsaid = withoutAmount(shop.runtime, ["start", "look"]);
    const impatient = { ...unsaid, rules: { ...unsaid.rules, settleSeconds: 0 } };
    expect((await placeOrder(impatient, draft.basketId, seenOf(draft))).kind).toBe("placed");
    await drivePayment(impatient, draft.id, performance.now() + 2_000);
    expect((await shop.reload(draft)).payment).toMatchObject({
      status: "authorized",
      inFlight: { call: "start" },
      concern: expect.stringContaining("amount"),
    });
    expect((await shop.calls()).filter((call) => call === "start")).toHaveLength(1);
    await driveUntil(draft, "accepted");
    expect((await shop.reload(draft)).payment.concern).toBeNull();
    expect((await shop.calls()).filter((call) => call === "start")).toHaveLength(1);
  });

  it("does not decline an order whose start is refused while no look says an amount", async () => {
    const draft = await review(await shop.newBasket());
    const payment = { ...draft.payment, goal: "start" as const };
    expect(await shop.runtime.gateway.start({ ...draft, payment })).toMatchObject({ kind: "answer" });
    const unsaid = withoutAmount(shop.runtime, ["start", "look"]);
    expect((await placeOrder(unsaid, draft.basketId, seenOf(draft))).kind).toBe("placed");
    expect((await shop.reload(draft)).payment).toMatchObject({ status: "authorized", inFlight: { call: "start" } });
    await driveUntil(draft, "accepted");
  });

  it("does not keep the customer waiting for a lost call to settle when that takes too long", async () => {
    const draft = await review(await shop.newBasket());
    await shop.lever("next", { call: "start", outcome: "lostRequest" });
    const patient = { ...shop.runtime, rules: { ...shop.runtime.rules, settleSeconds: 60 } };
    const begun = performance.now();
    expect((await placeOrder(patient, draft.basketId, { hash: draft.contentHash, consent: "" })).kind).toBe("placed");
    expect(performance.now() - begun).toBeLessThan(shop.runtime.rules.customerWaitSeconds * 1000);
    expect((await shop.reload(draft)).payment).toMatchObject({ status: "authorized", inFlight: { call: "start" } });
    expect((await shop.calls()).filter((call) => call === "start")).toHaveLength(1);
  });

  it("keeps everything when invoice is refused, and takes prepayment on the same order", async () => {
    const basketId = await shop.newBasket();
    await shop.lever("next", { call: "prepare", outcome: "declined" });
    const refused = await submitCheckout(shop.runtime, { basketId, input: ERIKA, locale: "de" });
    expect(refused.kind).toBe("declined");
    const draft = await review(basketId, { paymentMethod: "prepaid" });
    expect(draft.payment.number).toBe(2);
    const order = await place(draft);
    expect(order).toMatchObject({ customer: { lastName: "Probe" }, payment: { status: "pending" } });
  });

  it("does not order with a refused attempt, and keeps the goods on the shelf", async () => {
    const basketId = await shop.newBasket();
    await shop.lever("next", { call: "prepare", outcome: "declined" });
    const refused = await submitCheckout(shop.runtime, { basketId, input: ERIKA, locale: "de" });
    if (refused.kind !== "declined") throw new Error(refused.kind);
    const stock = (await shop.runtime.catalogue.products())[0]?.stock;
    expect(await placeOrder(shop.runtime, basketId, seenOf(refused.order))).toEqual({ kind: "declined" });
    expect((await shop.reload(refused.order)).status).toBe("draft");
    expect((await shop.runtime.catalogue.products())[0]?.stock).toBe(stock);
  });

  it("treats the refusal by an error like the refusal by a status", async () => {
    await shop.lever("next", { call: "prepare", outcome: "unavailable" });
    const outcome = await submitCheckout(shop.runtime, {
      basketId: await shop.newBasket(),
      input: ERIKA,
      locale: "de",
    });
    expect(outcome.kind).toBe("declined");
  });

  it("makes one order and one started transaction out of five clicks", async () => {
    const draft = await review(await shop.newBasket());
    await shop.lever("next", { call: "start", outcome: "slow:300" });
    const click = async () => {
      const outcome = await placeOrder(shop.runtime, draft.basketId, seenOf(draft));
      return { outcome, status: (await shop.reload(draft)).payment.status };
    };
    const placed: PlaceOutcome = { kind: "placed", token: draft.token };
    const clicks = await Promise.all(Array.from({ length: 5 }, click));
    // Whoever may not call waits for the one who does, so that every click leads to a page with bank details.
    expect(clicks).toEqual(Array.from({ length: 5 }, () => ({ outcome: placed, status: "accepted" })));
    expect((await shop.calls()).filter((call) => call === "start" || call === "create")).toEqual(["create", "start"]);
  });

  it.each([
    ["create", "lostRequest"],
    ["create", "lostAnswer"],
    ["create", "garbage"],
    ["prepare", "lostRequest"],
    ["prepare", "lostAnswer"],
    ["prepare", "error500"],
    ["start", "lostRequest"],
    ["start", "lostAnswer"],
    ["start", "html"],
    ["start", "rate"],
    ["start", "late:400"],
    ["start", "expiredToken"],
  ])("finishes an invoice order by itself after %s %s", async (call, outcome) => {
    const basketId = await shop.newBasket();
    if (call !== "start") await shop.lever("next", { call, outcome });
    const draft = await review(basketId);
    if (call === "start") await shop.lever("next", { call, outcome });
    const order = await place(draft);
    expect(["accepted", "requested", "authorized"]).toContain(order.payment.status);
    await driveUntil(order, "accepted");
    const ledger = await shop.lever<{ transactions: { status: string }[] }>("ledger");
    expect(ledger.transactions.filter((entry) => entry.status === "ok")).toHaveLength(1);
  });

  it("offers prepayment on the order page when the refusal comes after the order", async () => {
    const draft = await review(await shop.newBasket());
    await shop.lever("next", [
      { call: "start", outcome: "lostRequest" },
      { call: "get", outcome: "error500", times: 3 },
      { call: "start", outcome: "unavailable" },
    ]);
    const placed = await place(draft);
    await driveUntil(placed, "denied");
    expect(await payOtherwise(shop.runtime, placed.token)).toBe(true);
    expect((await shop.reload(placed)).payment).toMatchObject({ number: 2, method: "prepaid", status: "pending" });
  });

  it("tells the bank details of a second attempt as well", async () => {
    const order = await place(await review(await shop.newBasket(), { paymentMethod: "prepaid" }));
    await shop.runDueJobs();
    await shop.lever(`transactions/${order.payment.stxId}/deny`, {});
    await shop.runtime.jobs.enqueue("sync", order.id, 0);
    await shop.runDueJobs();
    expect((await shop.reload(order)).payment.status).toBe("denied");
    expect(await payOtherwise(shop.runtime, order.token)).toBe(true);
    await shop.runDueJobs();
    const second = await shop.reload(order);
    expect(second.payment.instructions?.remittance).not.toBe(order.payment.instructions?.remittance);
    const texts = (await sentMails()).map((mail) => mail.text);
    expect(texts.filter((text) => text.includes(second.payment.instructions?.remittance ?? "?"))).toHaveLength(1);
  });

  it("sells the last pieces once", async () => {
    const rare = (await shop.runtime.catalogue.products()).find((product) => product.stock === 2);
    if (rare === undefined) throw new Error("the seed has an article with two pieces left");
    const take = async () => {
      const basketId = await shop.newBasket();
      await shop.runtime.baskets.addQuantity(basketId, rare.id, 2, 99);
      return review(basketId, { paymentMethod: "prepaid" });
    };
    const drafts = [await take(), await take(), await take()];
    const outcomes = await Promise.all(drafts.map((draft) => placeOrder(shop.runtime, draft.basketId, seenOf(draft))));
    expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(["basket", "basket", "placed"]);
    expect((await shop.runtime.catalogue.productBySlug(rare.slug))?.stock).toBe(0);
  });

  it("reserves stock with the order, and gives it back when the order does not come about", async () => {
    const basketId = await shop.newBasket();
    const draft = await review(basketId, { paymentMethod: "prepaid" });
    const stock = async () => (await shop.runtime.catalogue.products())[0]?.stock ?? 0;
    const before = await stock();
    await place(draft);
    expect(await stock()).toBe(before - 2);
  });
});
