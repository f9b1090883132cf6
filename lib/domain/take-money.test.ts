import { describe, expect, it } from "vitest";
import { applyPaymentUpdate } from "./apply-payment-update.ts";
import type { Effect } from "./effects.ts";
import { ACCOUNT } from "./fixtures/account.ts";
import { anOrder, anUpdate, EXPECTED, money } from "./fixtures/order.ts";
import type { Order } from "./order.ts";
import type { PaymentAttempt, PaymentStatus } from "./payment.ts";
import { applyCallRefusal, denyPayment } from "./payment-call.ts";
import type { PaymentUpdate } from "./payment-update.ts";

const NOW = new Date("2026-11-25T10:05:00Z");
const RULES = { ...EXPECTED, capturedMeansPaid: true, showsInstructions: false, returnDays: 70 };
const MANDATE = { reference: "PAM/1/2", containerId: "PCT_1" };

function takenFrom(status: PaymentStatus, change: Partial<PaymentAttempt> = {}): Order {
  return anOrder({}, { method: "takes", stxId: "STX_1", funding: ACCOUNT, status, ...change });
}

function hear(order: Order, change: Partial<PaymentUpdate>): { payment: PaymentAttempt; effects: readonly Effect[] } {
  const decision = applyPaymentUpdate(order, anUpdate({ instructions: null, ...change }), RULES, NOW);
  if (decision.kind !== "changed") throw new Error(decision.kind);
  return { payment: decision.order.payment, effects: decision.effects };
}

const mailsOf = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.kind === "mail" ? effect.event : []));

describe("money taken from an account", () => {
  it("keeps the number while it may still have to be named, and the mandate from the answer", () => {
    const { payment } = hear(takenFrom("requested"), { status: "approved", mandate: MANDATE });
    expect(payment).toMatchObject({ status: "authorized", funding: ACCOUNT, mandate: MANDATE });
  });

  it.each<[PaymentUpdate["status"], PaymentStatus]>([
    ["ok", "paid"],
    ["pending", "pending"],
    ["failed", "denied"],
    ["cancelled", "cancelled"],
  ])("forgets the number when the provider says %s: %s", (status, expected) => {
    const { payment } = hear(takenFrom("authorized", { mandate: MANDATE }), { status });
    expect(payment.status).toBe(expected);
    expect(payment.funding).toEqual({ ...ACCOUNT, iban: null });
    expect(payment.mandate).toEqual(MANDATE);
  });

  it("forgets the number when the call itself is refused for good", () => {
    const decision = denyPayment(takenFrom("requested"), "prepare", "ProductNotAllowedException");
    expect(decision).toMatchObject({ order: { payment: { status: "denied", funding: { iban: null } } } });
    const later = applyCallRefusal(takenFrom("requested"), "prepare", "token");
    expect(later).toMatchObject({ order: { payment: { funding: ACCOUNT } } });
  });

  it("confirms the order once, at the start, without waiting for bank details", () => {
    expect(mailsOf(hear(takenFrom("authorized"), { status: "ok" }).effects)).toEqual(["confirmation"]);
    expect(mailsOf(hear(takenFrom("authorized"), { status: "pending" }).effects)).toEqual(["confirmation"]);
  });

  it("tells that the bank has confirmed, where that was open", () => {
    expect(mailsOf(hear(takenFrom("pending"), { status: "ok", transactions: money(1) }).effects)).toEqual([
      "paymentReceived",
    ]);
  });

  it("is disputed when the bank gives it back, and paid again without a word when that is settled", () => {
    const returned = hear(takenFrom("paid"), { transactions: money(4) });
    expect(returned.payment.status).toBe("disputed");
    // An answer that did not look at the money settles nothing.
    expect(applyPaymentUpdate(takenFrom("disputed"), anUpdate({ instructions: null }), RULES, NOW).kind).toBe(
      "unchanged",
    );
    const settled = hear(takenFrom("disputed"), { transactions: money(6) });
    expect(settled.payment.status).toBe("paid");
    expect(mailsOf(settled.effects)).toEqual([]);
  });
});
