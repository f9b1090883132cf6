import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PAYMENT_METHODS, paymentMethod } from "#lib/payments/index.ts";
import { applyPaymentUpdate } from "./apply-payment-update.ts";
import { anOrder, anUpdate, EXPECTED, money } from "./fixtures/order.ts";
import { interpret } from "./interpret.ts";
import type { Order } from "./order.ts";
import { canBecome, isStarted, PAYMENT_TRANSITIONS, type PaymentStatus } from "./payment.ts";
import { toPaymentInstructions } from "./payment-instructions.ts";
import type { PaymentUpdate, SmartTransactionStatus } from "./payment-update.ts";

const NOW = new Date("2026-11-21T10:05:00Z");
const apply = (order: Order, update: PaymentUpdate) => {
  const { capturedMeansPaid, showsInstructions, returnDays } = paymentMethod(order.payment.method);
  return applyPaymentUpdate(order, update, { ...EXPECTED, capturedMeansPaid, showsInstructions, returnDays }, NOW);
};
const STATUSES = Object.keys(PAYMENT_TRANSITIONS) as PaymentStatus[];

describe("interpret", () => {
  const cases: [SmartTransactionStatus, string, ReturnType<typeof money> | null, string][] = [
    ["created", "invoice", null, "requested"],
    ["approved", "invoice", null, "authorized"],
    ["pending", "prepaid", null, "pending"],
    ["pending", "prepaid", money(10), "pending"],
    ["pending", "prepaid", money(3), "denied"],
    ["ok", "prepaid", null, "paid"],
    ["ok", "invoice", null, "accepted"],
    ["ok", "invoice", money(14), "accepted"],
    ["ok", "invoice", money(1), "accepted"],
    ["ok", "invoice", money(1, "2026-12-01"), "paid"],
    ["ok", "invoice", money(9), "paid"],
    ["received", "invoice", null, "accepted"],
    ["collection", "invoice", null, "accepted"],
    ["ok", "invoice", money(4), "disputed"],
    ["ok", "invoice", money(13), "disputed"],
    ["ok", "invoice", money(5), "cancelled"],
    ["pending", "debit", money(10), "pending"],
    ["ok", "debit", money(1), "paid"],
    ["ok", "debit", money(4), "disputed"],
    ["ok", "debit", money(6), "paid"],
    ["ok", "debit", money(5), "cancelled"],
    ["failed", "invoice", null, "denied"],
    ["cancelled", "prepaid", null, "cancelled"],
    ["aborted", "prepaid", null, "cancelled"],
    ["unknown", "invoice", money(1), "unknown"],
  ];
  it.each(cases)("%s by %s with %j means %4$s", (status, method, transactions, expected) => {
    const attempt = anOrder({}, { method }).payment;
    expect(interpret(anUpdate({ status, transactions }), attempt, paymentMethod(method))).toBe(expected);
  });
});

describe("applyPaymentUpdate", () => {
  it("accepts an invoice, keeps the bank details and sends one confirmation", () => {
    const decision = apply(anOrder({}, { stxId: "STX_1", status: "authorized" }), anUpdate());
    expect(decision).toMatchObject({
      kind: "changed",
      order: {
        payment: { status: "accepted", receivedCents: 0, instructions: { remittance: "TA 49425099" }, inFlight: null },
      },
    });
    const effects = decision.kind === "changed" ? decision.effects : [];
    expect(effects.map((effect) => effect.kind)).toEqual(["mail", "sync"]);
  });

  it("changes nothing when it hears the same again", () => {
    const first = apply(anOrder({}, { stxId: "STX_1", status: "authorized" }), anUpdate());
    if (first.kind !== "changed") throw new Error("expected a change");
    expect(apply(first.order, anUpdate()).kind).toBe("unchanged");
  });

  it.each<[string, Partial<PaymentUpdate>]>([
    ["one cent less", { amountCents: 3069 }],
    ["one cent more", { amountCents: 3071 }],
    ["another currency", { currency: "CHF" }],
    ["another contract", { contractId: "GCR_2" }],
    ["live money in a demo order", { isDemo: false }],
    ["another order's reference", { merchantRef: "10043A1" }],
    ["a status nobody knows", { status: "unknown", statusText: "on hold" }],
  ])("does not believe %s, and says so to the merchant", (_name, change) => {
    const decision = apply(anOrder({}, { stxId: "STX_1", status: "pending", method: "prepaid" }), anUpdate(change));
    expect(decision).toMatchObject({
      kind: "changed",
      order: { payment: { status: "pending", concern: expect.any(String) } },
    });
  });

  it.each([
    ["within two minutes, when an older answer may be on its way", 100, null],
    ["later", 200, "provider says approved, although the payment was started"],
  ] as const)("keeps a started payment that is open again over there, and tells a person %s", (_when, age, concern) => {
    const startedAt = new Date(NOW.getTime() - age * 1000);
    const before = anOrder({}, { stxId: "STX_1", status: "pending", method: "prepaid", startedAt });
    const decision = apply(
      before,
      anUpdate({ status: "approved", statusText: "approved", instructions: null, transactions: null }),
    );
    const after = decision.kind === "changed" ? decision.order : before;
    expect(after.payment).toMatchObject({ status: "pending", concern });
    const raised = decision.kind === "changed" ? decision.effects : [];
    expect(raised.map(({ kind }) => kind)).toEqual(concern === null ? [] : ["raise"]);
  });

  const NEEDED: [string, Partial<PaymentUpdate>][] = [
    ["amount", { amountCents: null }],
    ["currency", { currency: null }],
    ["contract", { contractId: null }],
    ["demo flag", { isDemo: null }],
    ["status of the payment", { transactions: [{ ...money(1)[0], simple: null }] as PaymentUpdate["transactions"] }],
  ];
  describe.each(PAYMENT_METHODS.map(({ code }) => code))("by %s", (method) => {
    it.each(NEEDED)("lets nothing leave on an answer without a readable %s, until one has it", (name, change) => {
      const before = anOrder({}, { stxId: "STX_1", status: "pending", method });
      const decision = apply(before, anUpdate(change));
      expect(decision).toMatchObject({
        kind: "changed",
        order: { payment: { status: "pending", receivedCents: 0, concern: expect.stringContaining(name) } },
        // Nothing leaves, and a person is told.
        effects: [{ kind: "raise", attention: { kind: "contradiction", key: "10042A1" } }],
      });
      if (decision.kind !== "changed") throw new Error("expected a change");
      expect(apply(decision.order, anUpdate())).toMatchObject({
        order: { payment: { status: method === "invoice" ? "accepted" : "paid", concern: null } },
      });
    });
  });

  it("asks for no evidence where nothing leaves, or has left already", () => {
    const silent = anUpdate({ amountCents: null, currency: null, contractId: null, isDemo: null });
    const requested = anOrder({}, { stxId: "STX_1", method: "prepaid" });
    expect(apply(requested, { ...silent, status: "pending" })).toMatchObject({
      order: { payment: { status: "pending", concern: null } },
    });
    const settled = apply(anOrder({}, { stxId: "STX_1", method: "invoice" }), anUpdate());
    if (settled.kind !== "changed") throw new Error("expected a change");
    expect(apply(settled.order, silent).kind).toBe("unchanged");
    expect(apply(anOrder({}, { stxId: "STX_1", status: "paid" }), silent).kind).toBe("unchanged");
  });

  it("ignores the answer about a transaction that is not bound to this attempt", () => {
    expect(apply(anOrder({}, { stxId: "STX_2" }), anUpdate()).kind).toBe("unchanged");
  });

  it("keeps bank details with a wrong check digit as text, tells the merchant, and takes better ones later", () => {
    const broken = { ...anUpdate().instructions, iban: "DE82850400611005523759" } as PaymentUpdate["instructions"];
    const decision = apply(anOrder({}, { stxId: "STX_1" }), anUpdate({ instructions: broken }));
    expect(decision).toMatchObject({
      order: { payment: { instructions: broken, concern: expect.stringContaining("check digit") } },
    });
    if (decision.kind !== "changed") throw new Error("expected a change");
    expect(
      toPaymentInstructions(decision.order, { paysFirst: false, prepaidHoldDays: 7, invoiceDueDays: 10 }),
    ).toMatchObject({ ...broken, girocode: null });
    expect(apply(decision.order, anUpdate())).toMatchObject({
      order: { payment: { instructions: anUpdate().instructions, concern: null } },
    });
  });

  it("does not unpay an order by an answer that did not look at the money", () => {
    const paid = anOrder({}, { stxId: "STX_1", status: "paid", method: "invoice" });
    expect(apply(paid, anUpdate({ transactions: null })).kind).toBe("unchanged");
    expect(apply(paid, anUpdate({ status: "pending", transactions: null })).kind).toBe("unchanged");
    const accepted = anOrder({}, { stxId: "STX_1", status: "accepted" });
    expect(apply(accepted, anUpdate({ status: "pending", transactions: null })).kind).toBe("unchanged");
  });

  it("gives the goods back and offers another way when a placed order is denied", () => {
    const decision = apply(anOrder({}, { stxId: "STX_1" }), anUpdate({ status: "failed" }));
    const effects = decision.kind === "changed" ? decision.effects : [];
    expect(effects).toEqual([
      { kind: "releaseStock" },
      { kind: "mail", event: "declined", delaySeconds: 60 },
      { kind: "deadlines", delaySeconds: 0 },
      { kind: "sweep", delaySeconds: 120 },
    ]);
  });

  it.each(["created", "approved"] as const)(
    "keeps a refused attempt refused when a late call leaves it %s",
    (status) => {
      const order = anOrder({}, { stxId: "STX_1", status: "denied", providerStatus: "failed" });
      expect(apply(order, anUpdate({ status }))).toMatchObject({
        kind: "changed",
        order: { payment: { status: "denied" } },
        effects: [{ kind: "sweep", delaySeconds: 0 }],
      });
    },
  );

  it("only ever takes steps of the table, and never leads from started back to not started", () => {
    const status = fc.constantFrom<SmartTransactionStatus>(
      "created",
      "approved",
      "pending",
      "ok",
      "received",
      "failed",
      "cancelled",
      "unknown",
    );
    const simple = fc.constantFrom(null, 1, 2, 3, 4, 5, 9, 10, 13, 14);
    fc.assert(
      fc.property(
        fc.constantFrom(...STATUSES),
        status,
        simple,
        fc.constantFrom(...PAYMENT_METHODS.map(({ code }) => code)),
        (from, next, code, method) => {
          const update = anUpdate({ status: next, transactions: code === null ? null : money(code) });
          const decision = apply(anOrder({}, { stxId: "STX_1", status: from, method }), update);
          if (decision.kind !== "changed") return;
          const to = decision.order.payment.status;
          expect(to === from || canBecome(from, to)).toBe(true);
          if (isStarted(from)) expect(["requested", "authorized"]).not.toContain(to);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
