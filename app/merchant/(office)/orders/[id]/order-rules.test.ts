import { describe, expect, it } from "vitest";
import type { Delivery } from "#lib/domain/delivery.ts";
import { anOrder } from "#lib/domain/fixtures/order.ts";
import type { Order, OrderLine } from "#lib/domain/order.ts";
import type { PaymentAttempt } from "#lib/domain/payment.ts";
import { toNextStep } from "./next-step.ts";
import { toOrderMoney } from "./order-money.ts";

const line = { kind: "article", sku: "a", quantity: 3, sumCents: 300, unitCents: 100 } as OrderLine;
const parcel = (quantity: number, change: Partial<Delivery> = {}): Delivery => ({
  ...{ id: `d${quantity}`, number: 1, isFinal: quantity === 3, items: [{ sku: "a", quantity }], carrier: null },
  ...{ trackingId: null, deliveredAt: "2026-11-26T10:00:00Z", report: "recorded", reportingSince: null },
  ...change,
});

describe("what to do next", () => {
  const LATER = { paysFirst: false };
  const cases: [string, Partial<Order>, Partial<PaymentAttempt>, boolean?][] = [
    ["waitForAnswer", {}, { status: "requested" }],
    ["waitForTransfer", {}, { status: "pending" }, true],
    ["waitForBank", {}, { status: "pending" }],
    ["deliver", {}, { status: "accepted" }],
    ["deliverRest", { deliveries: [parcel(1)] }, { status: "accepted" }],
    ["deliver", {}, { status: "paid" }],
    // The provider was told by hand, and the goods are still here.
    ["deliver", {}, { status: "due" }],
    ["handOver", { delivery: "collection" }, { status: "accepted" }],
    ["handOverRest", { delivery: "collection", deliveries: [parcel(1)] }, { status: "accepted" }],
    ["waitForReport", { deliveries: [parcel(3)] }, { status: "accepted" }],
    ["reportAgain", { deliveries: [parcel(3, { report: "refused" })] }, { status: "accepted" }],
    ["waitForPayment", { deliveries: [parcel(3, { report: "reported" })] }, { status: "due" }],
    ["done", { deliveries: [parcel(3, { report: "reported" })] }, { status: "paid" }],
    ["clarify", {}, { status: "disputed" }],
    ["clarify", { deliveries: [parcel(3)] }, { status: "disputed" }],
    ["waitForCustomer", {}, { status: "denied" }],
    ["waitForEnd", {}, { status: "accepted", goal: "end" }],
    ["cancelled", { status: "cancelled" }, { status: "cancelled", goal: "end" }],
    ["cancelled", { status: "cancelled" }, { status: "denied" }],
    ["refunded", { deliveries: [parcel(3)] }, { status: "refunded" }],
  ];
  it.each(cases)("is %s", (expected, order, payment, paysFirst = false) => {
    expect(toNextStep(anOrder({ lines: [line], ...order }, payment), { ...LATER, paysFirst })).toBe(expected);
  });
});

describe("the money of an order", () => {
  const of = (payment: Partial<PaymentAttempt>, order: Partial<Order> = {}) => toOrderMoney(anOrder(order, payment));

  it("claims what the provider claims, and what is not in of it is open", () => {
    const accepted = { claimedCents: 3070, receivedCents: 0, openCents: 3070, reducedCents: 0 };
    expect(of({ status: "accepted" })).toEqual(accepted);
    const reduced = { claimedCents: 2000, receivedCents: 0, openCents: 2000, reducedCents: 1070 };
    expect(of({ status: "due", effectiveCents: 2000 })).toEqual(reduced);
    const paid = { claimedCents: 3070, receivedCents: 3070, openCents: 0, reducedCents: 0 };
    expect(of({ status: "paid", receivedCents: 3070 })).toEqual(paid);
  });

  it("never is open below nothing, nor after the end", () => {
    expect(of({ status: "paid", receivedCents: 3070, effectiveCents: 2000 }).openCents).toBe(0);
    expect(of({ status: "cancelled" }, { status: "cancelled" })).toMatchObject({ claimedCents: 0, openCents: 0 });
    expect(of({ status: "refunded", receivedCents: 3070 })).toMatchObject({ claimedCents: 0, reducedCents: 3070 });
  });
});
