import { describe, expect, it } from "vitest";
import { applyPaymentUpdate } from "./apply-payment-update.ts";
import { openCents } from "./claim.ts";
import type { Effect } from "./effects.ts";
import { anOrder, anUpdate, EXPECTED, money } from "./fixtures/order.ts";
import type { Order } from "./order.ts";
import { enterPart, findPartProblem, mayEnterPart, type PartProblem, partMark } from "./part-payment.ts";
import type { PaymentAttempt } from "./payment.ts";
import { toPaymentInstructions } from "./payment-instructions.ts";
import type { PaymentTransactionReading } from "./payment-update.ts";
import { partCents, type Receipt } from "./receipt.ts";

const NOW = new Date("2026-11-26T10:00:00Z");
const RULES = { ...EXPECTED, capturedMeansPaid: false, showsInstructions: true, returnDays: 0 };
const TERMS = { paysFirst: true, prepaidHoldDays: 7, invoiceDueDays: 14 };
const CLERK = { staffId: "s1", name: "Klara Kern", role: "clerk" } as const;
const NOTE = "Teilbetrag eingegangen";
const PART: Receipt = {
  ...{ pciId: "PCI_1", status: "partial", amountCents: null, receivedOn: null, recordedAt: NOW.toISOString() },
};
const { instructions } = anUpdate();
const partPaid = (payment: Partial<PaymentAttempt> = {}, order: Partial<Order> = {}): Order =>
  anOrder(order, { status: "pending", stxId: "STX_1", receipts: [PART], providerNote: NOTE, instructions, ...payment });

function enter(order: Order, amountCents: number): { order: Order; effects: readonly Effect[] } {
  const decision = enterPart(order, { amountCents, seen: partMark(order) }, CLERK);
  if (decision.kind !== "changed") throw new Error(decision.kind);
  return decision;
}

/** The provider is asked, and says of the part what is given here. */
function read(order: Order, change: Partial<PaymentTransactionReading>): { order: Order; effects: readonly Effect[] } {
  const transactions = money(10).map((reading) => ({ ...reading, hasIncoming: true, note: NOTE, ...change }));
  const decision = applyPaymentUpdate(order, anUpdate({ status: "pending", transactions }), RULES, NOW);
  return decision.kind === "changed" ? decision : { order, effects: [] };
}
const mailsOf = (effects: readonly Effect[]) => effects.filter(({ kind }) => kind === "mail");

describe("the sum of a part payment somebody enters", () => {
  it("is taken off what is open, with a new code and revision, and moves no status", () => {
    const before = partPaid();
    const unknown = toPaymentInstructions(before, TERMS);
    expect(unknown).toMatchObject({ openCents: 3070, partCents: null, girocode: null });
    const { order, effects } = enter(before, 1000);
    const known = toPaymentInstructions(order, TERMS);
    expect(known).toMatchObject({ openCents: 2070, partCents: 1000, girocode: expect.stringContaining("EUR20.70") });
    expect(known?.revision).not.toBe(unknown?.revision);
    expect(order.payment).toMatchObject({ status: "pending", receivedCents: 0 });
    expect(mailsOf(effects)).toEqual([{ kind: "mail", event: "partPayment", about: 1000, again: true }]);
    const actor = { staffId: "s1", name: "Klara Kern" };
    const detail = { amountCents: 1000, before: null, openCents: 2070 };
    expect(effects).toContainEqual({ kind: "audit", entry: { actor, action: "payment.partEntered", detail } });
  });

  const cases: [string, number, PartProblem | null][] = [
    ["one cent", 1, null],
    ["a cent less than all", 3069, null],
    ["all", 3070, "tooMuch"],
    ["more than all", 4000, "tooMuch"],
    ["nothing", 0, "badAmount"],
    ["less than nothing", -1, "badAmount"],
    ["a part of a cent", 10.5, "badAmount"],
    ["no number", Number.NaN, "badAmount"],
    ["beyond all numbers", Number.POSITIVE_INFINITY, "badAmount"],
  ];
  it.each(cases)("may be more than nothing and less than what is claimed: %s", (_, amountCents, problem) => {
    const order = partPaid();
    expect(findPartProblem(order, { amountCents, seen: partMark(order) })).toBe(problem);
  });

  it("stays below what is left of the claim after a reduction", () => {
    const order = partPaid({ effectiveCents: 2000 });
    expect(findPartProblem(order, { amountCents: 2000, seen: partMark(order) })).toBe("tooMuch");
    expect(openCents(enter(order, 1999).order)).toBe(1);
  });

  const elsewhere: [string, Partial<PaymentAttempt>, Partial<Order>?][] = [
    ["nothing came", { receipts: [] }],
    ["the provider says the sum", { receipts: [{ ...PART, amountCents: 1000 }] }],
    ["all came", { status: "paid", receipts: [{ ...PART, status: "received", amountCents: 3070 }] }],
    ["it is taken back", { receipts: [{ ...PART, status: "reversed" }] }],
    ["the payment has ended", { status: "cancelled" }],
    ["it is to end", { goal: "end" }],
    ["the order is cancelled", {}, { status: "cancelled" }],
    ["there is nothing to transfer to", { instructions: null }],
    ["a single cent is claimed", { effectiveCents: 1 }],
  ];
  it.each(elsewhere)("is asked for where a part is unknown, not where %s", (_, payment, change) => {
    expect(mayEnterPart(partPaid())).toBe(true);
    const order = partPaid(payment, change);
    expect(mayEnterPart(order)).toBe(false);
    const entered = { amountCents: 1, seen: partMark(order) };
    expect(findPartProblem(order, entered)).toBe("noPart");
    expect(enterPart(order, entered, CLERK)).toEqual({ kind: "unchanged" });
  });

  it("changes nothing the second time, and nothing that somebody else has changed since it was seen", () => {
    const before = partPaid();
    const { order } = enter(before, 1000);
    const again = { amountCents: 1000, seen: partMark(before) };
    expect([findPartProblem(order, again), enterPart(order, again, CLERK).kind]).toEqual([null, "unchanged"]);
    const other = { amountCents: 1200, seen: partMark(before) };
    expect([findPartProblem(order, other), enterPart(order, other, CLERK).kind]).toEqual(["changed", "unchanged"]);
    expect(openCents(enter(order, 1200).order)).toBe(1870);
  });

  it("has to be seen anew when the claim or the provider's remark has changed", () => {
    const entered = { amountCents: 1000, seen: partMark(partPaid()) };
    expect(findPartProblem(partPaid(), entered)).toBeNull();
    expect(findPartProblem(partPaid({ effectiveCents: 2000 }), entered)).toBe("changed");
    expect(findPartProblem(partPaid({ providerNote: "Weitere Teilzahlung eingegangen" }), entered)).toBe("changed");
  });
});

describe("what the provider says after that", () => {
  const entered = () => enter(partPaid(), 1000).order;

  it("changes nothing where it says the same or nothing", () => {
    for (const note of [NOTE, null]) expect(partCents(read(entered(), { note }).order.payment.receipts)).toBe(1000);
  });

  it("wins where it says a sum, and the customer hears of another one only", () => {
    const note = "Teilzahlung: 8,00 EUR von 30,70 EUR eingegangen";
    const other = read(entered(), { note, remark: { partCents: 800 } });
    expect(openCents(other.order)).toBe(2270);
    expect(mayEnterPart(other.order)).toBe(false);
    expect(mailsOf(other.effects)).toEqual([{ kind: "mail", event: "partPayment", about: 800, again: true }]);
    const same = read(entered(), { note, remark: { partCents: 1000 } });
    expect([mayEnterPart(same.order), mailsOf(same.effects)]).toEqual([false, []]);
  });

  it("makes it unknown again where it is another remark without a sum: more may have come", () => {
    const { order, effects } = read(entered(), { note: "Weitere Teilzahlung eingegangen" });
    expect([partCents(order.payment.receipts), mayEnterPart(order)]).toEqual([null, true]);
    expect(toPaymentInstructions(order, TERMS)).toMatchObject({ partCents: null, girocode: null });
    expect(mailsOf(effects)).toEqual([{ kind: "mail", event: "partPayment", about: 0, again: true }]);
  });

  it("is all that was claimed once everything is in", () => {
    const { order } = read(entered(), { simple: 9, incomingPaymentDate: "2026-11-26T11:00:00+01:00", note: null });
    expect(order.payment.receipts).toEqual([
      { ...PART, status: "received", amountCents: 3070, receivedOn: "2026-11-26T11:00:00+01:00" },
    ]);
    expect(openCents(order)).toBe(0);
  });
});
