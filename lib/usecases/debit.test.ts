import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { CheckoutInput } from "#lib/domain/checkout.ts";
import type { Order } from "#lib/domain/order.ts";
import { ENGINES, ERIKA, openTestShop, type TestShop } from "./fixtures/test-shop.ts";
import { offerMandate } from "./mandate-consent.ts";
import { payOtherwise } from "./pay-otherwise.ts";
import { placeOrder } from "./place-order.ts";
import { submitCheckout } from "./submit-checkout.ts";
import { nextLookSeconds } from "./sync-payment.ts";

const IBAN = "DE89370400440532013000";
const OTHER_IBAN = "DE81850400611005523759";
const DEBIT: CheckoutInput = { ...ERIKA, paymentMethod: "debit", iban: "de89 3704 0044 0532 0130 00" };

interface LedgerRequest {
  call: string;
  body: { container?: unknown } | null;
}

/** On the embedded database and on PostgreSQL, against the sandbox over HTTP. */
describe.each(ENGINES)("direct debit on %s", (engine) => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openTestShop(engine);
  });
  afterAll(() => shop.close());
  afterEach(() => shop.lever("reset", {}));

  async function submit(basketId: string, change: Partial<CheckoutInput> = {}) {
    return submitCheckout(shop.runtime, { basketId, input: { ...DEBIT, ...change }, locale: "de" });
  }
  async function review(basketId: string, change: Partial<CheckoutInput> = {}): Promise<Order> {
    const outcome = await submit(basketId, change);
    if (outcome.kind !== "review") throw new Error(`expected the review page, got ${outcome.kind}`);
    return outcome.order;
  }
  async function see(order: Order, locale: "de" | "en" = "de") {
    const offered = offerMandate(order, await shop.runtime.shop.mandateTerms(), locale);
    return { hash: order.contentHash, consent: offered?.hash ?? "" };
  }
  async function place(order: Order): Promise<Order> {
    const outcome = await placeOrder(shop.runtime, order.basketId, await see(order));
    expect(outcome).toEqual({ kind: "placed", token: order.token });
    return shop.reload(order);
  }
  async function sync(order: Order): Promise<Order> {
    await shop.runtime.jobs.enqueue("sync", order.id, 0);
    await shop.runDueJobs();
    return shop.reload(order);
  }
  const mailsOf = async ({ number }: Order) => {
    const mails = await shop.lever<{ subject: string; text: string }[]>("mails");
    return mails.filter(({ subject }) => subject.includes(number));
  };
  const prepares = async () => {
    const { requests } = await shop.lever<{ requests: LedgerRequest[] }>("ledger");
    return requests.filter(({ call }) => call === "prepare").map(({ body }) => body?.container);
  };
  const account = (iban: string, owner = "Erika Probe") => ({ type: "bank_account", private: { owner, iban } });
  const dump = async () => JSON.stringify(await shop.dump());

  it("tells the provider the account before the order button, starts with it, and keeps the number no longer", async () => {
    const draft = await review(await shop.newBasket());
    expect(await shop.calls()).toEqual(["create", "prepare", "get"]);
    expect(await prepares()).toEqual([account(IBAN)]);
    expect(draft.payment).toMatchObject({
      status: "authorized",
      funding: { holder: "Erika Probe", iban: IBAN, masked: "DE…3000" },
      mandate: { reference: expect.stringMatching(/^PAM\//), containerId: expect.stringMatching(/^PCT_/) },
    });
    expect(await dump()).not.toContain(IBAN);
    const order = await place(draft);
    expect(order.payment).toMatchObject({ status: "paid", funding: { iban: null, masked: "DE…3000" }, inFlight: null });
    expect(order.payment.mandate).toEqual(draft.payment.mandate);
    await shop.runDueJobs();
    const mails = await mailsOf(order);
    expect(mails.map(({ subject }) => subject)).toEqual([expect.stringContaining("abgebucht")]);
    const [mail] = mails;
    for (const fact of ["DE…3000", draft.payment.mandate?.reference, "DE98ZZZ09999999999", "Ich ermächtige"]) {
      expect(mail?.text).toContain(fact);
    }
    const everything = JSON.stringify([mails, await dump()]);
    expect(everything.replace(/\s/g, "")).not.toContain(IBAN.slice(4, -4));
  });

  it("takes no order without consent to the very words, and notes it with the order", async () => {
    const draft = await review(await shop.newBasket());
    const seen = await see(draft);
    for (const consent of ["", "A".repeat(22)]) {
      expect(await placeOrder(shop.runtime, draft.basketId, { ...seen, consent })).toEqual({ kind: "consent" });
    }
    expect((await shop.reload(draft)).status).toBe("draft");
    expect(await shop.calls()).not.toContain("start");
    const english = await see(draft, "en");
    expect(english.consent).not.toBe(seen.consent);
    expect((await placeOrder(shop.runtime, draft.basketId, english)).kind).toBe("placed");
    const placed = (await shop.dump()).find(({ event, orderId }) => event === "order.placed" && orderId === draft.id);
    expect(placed?.detail).toMatchObject({
      mandate: { textHash: english.consent, locale: "en", reference: draft.payment.mandate?.reference },
    });
  });

  it("does not take consent to one account for another", async () => {
    const basketId = await shop.newBasket();
    const first = await review(basketId);
    const seen = await see(first);
    const second = await review(basketId, { iban: OTHER_IBAN });
    expect(second.contentHash).not.toBe(first.contentHash);
    expect(await placeOrder(shop.runtime, basketId, seen)).toEqual({ kind: "changed" });
    const hash = second.contentHash;
    expect(await placeOrder(shop.runtime, basketId, { ...seen, hash })).toEqual({ kind: "consent" });
    await place(second);
  });

  it("prepares again when the account changes, and not when it is typed another way", async () => {
    const basketId = await shop.newBasket();
    const first = await review(basketId);
    await review(basketId, { iban: IBAN });
    expect(await shop.calls()).toEqual(["create", "prepare", "get"]);
    const second = await review(basketId, { iban: OTHER_IBAN, accountHolder: "Kim Muster" });
    expect(second.payment.stxId).toBe(first.payment.stxId);
    expect(second.payment.mandate).not.toEqual(first.payment.mandate);
    await place(second);
    expect(await shop.calls()).toEqual(["create", "prepare", "get", "update", "prepare", "get", "start"]);
    expect(await prepares()).toEqual([account(IBAN), account(OTHER_IBAN, "Kim Muster")]);
  });

  it("drops the account with the method", async () => {
    const basketId = await shop.newBasket();
    await review(basketId);
    expect((await review(basketId, { paymentMethod: "prepaid" })).payment).toMatchObject({
      funding: null,
      mandate: null,
    });
  });

  it("keeps everything but the number when refused, and takes prepayment on the same order", async () => {
    const basketId = await shop.newBasket();
    await shop.lever("next", { call: "prepare", outcome: "declined" });
    const refused = await submit(basketId);
    expect(refused).toMatchObject({
      kind: "declined",
      order: { payment: { status: "denied", funding: { iban: null } } },
    });
    const draft = await review(basketId, { paymentMethod: "prepaid" });
    expect(draft.payment).toMatchObject({ number: 2, funding: null });
    expect((await place(draft)).payment.status).toBe("pending");
  });

  it("can be tried again with another account after a refusal", async () => {
    const basketId = await shop.newBasket();
    await shop.lever("next", { call: "prepare", outcome: "declined" });
    await submit(basketId);
    const draft = await review(basketId, { iban: OTHER_IBAN });
    expect(draft.payment).toMatchObject({ number: 2, status: "authorized", funding: { iban: OTHER_IBAN } });
    expect((await place(draft)).payment.status).toBe("paid");
  });

  it("waits for a bank that has not confirmed, and tells when it has", async () => {
    const draft = await review(await shop.newBasket());
    await shop.lever("next", { call: "start", outcome: "pending" });
    const order = await place(draft);
    expect(order.payment).toMatchObject({ status: "pending", receivedCents: 0, funding: { iban: null } });
    await shop.runDueJobs();
    await shop.lever(`transactions/${order.payment.stxId}/confirm`, {});
    expect((await sync(order)).payment.status).toBe("paid");
    await shop.runDueJobs();
    expect((await mailsOf(order)).map(({ subject }) => subject)).toEqual([
      expect.stringContaining("abgebucht"),
      expect.stringContaining("bestätigt"),
    ]);
  });

  it("offers prepayment when the bank says no after the order", async () => {
    const draft = await review(await shop.newBasket());
    await shop.lever("next", { call: "start", outcome: "pending" });
    const order = await place(draft);
    await shop.lever(`transactions/${order.payment.stxId}/deny`, {});
    expect((await sync(order)).payment.status).toBe("denied");
    expect(await payOtherwise(shop.runtime, order.token)).toBe(true);
    expect((await shop.reload(order)).payment).toMatchObject({ number: 2, method: "prepaid", status: "pending" });
  });

  it("is disputed after a return debit, and paid again once that is settled", async () => {
    const order = await place(await review(await shop.newBasket()));
    await shop.lever(`transactions/${order.payment.stxId}/return-debit`, {});
    expect((await sync(order)).payment.status).toBe("disputed");
    await shop.lever(`transactions/${order.payment.stxId}/resolve`, {});
    expect((await sync(order)).payment.status).toBe("paid");
  });

  it.each(["lostRequest", "lostAnswer", "error500", "garbage", "late:400"])(
    "finishes by itself after prepare %s, with the account it was given",
    async (outcome) => {
      const basketId = await shop.newBasket();
      await shop.lever("next", { call: "prepare", outcome });
      const order = await place(await review(basketId));
      const drive = async () => {
        await shop.runtime.jobs.enqueue("drive", order.id, 0);
        await shop.runDueJobs();
        return (await shop.reload(order)).payment.status;
      };
      await expect.poll(drive, { timeout: 10_000, interval: 200 }).toBe("paid");
      expect((await shop.reload(order)).payment).toMatchObject({ funding: { iban: null }, mandate: expect.anything() });
      expect(new Set((await prepares()).map((container) => JSON.stringify(container)))).toEqual(
        new Set([JSON.stringify(account(IBAN))]),
      );
      const { transactions } = await shop.lever<{ transactions: { status: string }[] }>("ledger");
      expect(transactions.map(({ status }) => status)).toEqual(["ok"]);
    },
  );

  it("is looked at for as long as a bank may take the money back, push or no push", async () => {
    const order = await place(await review(await shop.newBasket()));
    const later = (days: number) => {
      const now = new Date((order.payment.startedAt?.getTime() ?? 0) + days * 86_400_000);
      return now;
    };
    expect(nextLookSeconds(shop.runtime, order, later(0))).toBe(shop.runtime.rules.poll.laterSeconds);
    expect(nextLookSeconds(shop.runtime, order, later(69))).toBe(shop.runtime.rules.poll.laterSeconds);
    expect(nextLookSeconds(shop.runtime, order, later(72))).toBeNull();
    const prepaid = { ...order, payment: { ...order.payment, method: "prepaid" } };
    expect(nextLookSeconds(shop.runtime, prepaid, later(61))).toBeNull();
  });

  it("forgets the account of a checkout that was left, and then asks for it again", async () => {
    const draft = await review(await shop.newBasket());
    const seen = await see(draft);
    await shop.runtime.jobs.enqueue("forget", draft.id, 0);
    await shop.runDueJobs();
    expect((await shop.reload(draft)).payment.funding).toMatchObject({ iban: null, masked: "DE…3000" });
    expect(await placeOrder(shop.runtime, draft.basketId, seen)).toEqual({ kind: "none" });
    await place(await review(draft.basketId));
  });
});

describe.each(ENGINES)("direct debit with auto-capture on %s", (engine) => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openTestShop(engine, { SECUCONNECT_AUTO_CAPTURE: "true" });
  });
  afterAll(() => shop.close());
  afterEach(() => shop.lever("reset", {}));

  it.each(["ok", "lostAnswer", "lostRequest"])(
    "names the account with the order button and not before: %s",
    async (fault) => {
      const basketId = await shop.newBasket();
      const outcome = await submitCheckout(shop.runtime, { basketId, input: DEBIT, locale: "de" });
      if (outcome.kind !== "review") throw new Error(outcome.kind);
      expect(await shop.calls()).toEqual([]);
      const offered = offerMandate(outcome.order, await shop.runtime.shop.mandateTerms(), "de");
      expect(offered?.text.paragraphs[0]).toContain("folgt mit der Bestellbestätigung");
      await shop.lever("next", { call: "prepare", outcome: fault });
      await placeOrder(shop.runtime, basketId, { hash: outcome.order.contentHash, consent: offered?.hash ?? "" });
      const drive = async () => {
        await shop.runtime.jobs.enqueue("drive", outcome.order.id, 0);
        await shop.runDueJobs();
        return (await shop.reload(outcome.order)).payment;
      };
      await expect
        .poll(drive, { timeout: 10_000, interval: 200 })
        .toMatchObject({ status: "paid", funding: { iban: null }, mandate: { reference: expect.any(String) } });
      expect(await shop.calls()).not.toContain("start");
    },
  );
});
