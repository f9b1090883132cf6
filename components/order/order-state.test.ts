import { describe, expect, it } from "vitest";
import type { Order } from "#lib/domain/order.ts";
import { PAYMENT_TRANSITIONS, type PaymentStatus } from "#lib/domain/payment.ts";
import { MESSAGES } from "#lib/i18n/messages.ts";
import { PAYMENT_METHODS, paymentMethod } from "#lib/payments/index.ts";
import { toOrderState } from "./order-state.ts";

const INSTRUCTIONS = {
  owner: "secupay AG",
  iban: "DE81850400611005523759",
  bic: null,
  bankName: null,
  remittance: "TA 1",
};

function read(method: string, payment: PaymentStatus, change: Partial<Order> = {}, hasFacts = true) {
  const order = {
    status: "placed",
    deliveryStatus: "open",
    payment: { status: payment, instructions: hasFacts ? INSTRUCTIONS : null },
    ...change,
  } as Order;
  return toOrderState(order, paymentMethod(method));
}

describe("toOrderState", () => {
  it.each([
    ["prepaid", "pending", "transfer"],
    ["prepaid", "paid", "paid"],
    ["invoice", "accepted", "payLater"],
    ["invoice", "pending", "payLater"],
    ["invoice", "requested", "checking"],
    ["invoice", "authorized", "checking"],
    ["invoice", "denied", "denied"],
    ["invoice", "disputed", "disputed"],
    ["prepaid", "refunded", "refunded"],
    ["prepaid", "cancelled", "cancelled"],
  ] as const)("%s that is %s: %s", (method, status, expected) => {
    expect(read(method, status)).toBe(expected);
  });

  it("never asks for a transfer without bank details", () => {
    expect(read("prepaid", "pending", {}, false)).toBe("detailsMissing");
    expect(read("invoice", "accepted", {}, false)).toBe("detailsMissing");
  });

  it("asks for the invoice once the goods are out", () => {
    expect(read("invoice", "accepted", { deliveryStatus: "delivered" })).toBe("payLaterDelivered");
    expect(read("invoice", "paid", { deliveryStatus: "delivered" })).toBe("paidDelivered");
  });

  it.each([
    ["authorized", "open", "checking"],
    ["pending", "open", "charging"],
    ["accepted", "open", "charging"],
    ["paid", "open", "charged"],
    ["paid", "delivered", "chargedDelivered"],
    ["disputed", "open", "chargeReturned"],
    ["denied", "open", "denied"],
  ] as const)("of money taken that is %s, goods %s: %s", (status, deliveryStatus, expected) => {
    const order = { status: "placed", deliveryStatus, payment: { status, instructions: null } } as Order;
    expect(toOrderState(order, { paysFirst: false, showsInstructions: false })).toBe(expected);
  });

  it("asks for nothing when the order is cancelled", () => {
    expect(read("prepaid", "pending", { status: "cancelled" })).toBe("cancelled");
  });

  it("has a title for whatever can become of a payment", () => {
    for (const status of Object.keys(PAYMENT_TRANSITIONS) as PaymentStatus[]) {
      for (const { code } of PAYMENT_METHODS) {
        for (const deliveryStatus of ["open", "delivered"] as const) {
          expect(MESSAGES.de.order[read(code, status, { deliveryStatus })].title).toBeTruthy();
        }
      }
    }
  });
});
