import { describe, expect, it } from "vitest";
import { anOrder } from "#lib/domain/fixtures/order.ts";
import { DELIVERY_TRANSITIONS, type DeliveryStatus, ORDER_TRANSITIONS, type Order } from "#lib/domain/order.ts";
import { PAYMENT_TRANSITIONS, type PaymentAttempt, type PaymentStatus } from "#lib/domain/payment.ts";
import { toPaymentInstructions } from "#lib/domain/payment-instructions.ts";
import { RECEIPT_TRANSITIONS, type ReceiptStatus } from "#lib/domain/receipt.ts";
import { MESSAGES } from "#lib/i18n/messages.ts";
import { PAYMENT_METHODS, paymentMethod } from "#lib/payments/index.ts";
import { type OrderState, toOrderState } from "./order-state.ts";

const INSTRUCTIONS = {
  owner: "secupay AG",
  iban: "DE81850400611005523759",
  bic: null,
  bankName: null,
  remittance: "TA 1",
};

function read(
  method: string,
  payment: PaymentStatus,
  change: Partial<Order> = {},
  hasFacts = true,
  more: Partial<PaymentAttempt> = {},
) {
  const order = {
    status: "placed",
    deliveryStatus: "open",
    payment: {
      status: payment,
      goal: "start",
      endReason: null,
      receipts: [],
      instructions: hasFacts ? INSTRUCTIONS : null,
      ...more,
    },
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
    ["prepaid", "cancelled", "cancelledElsewhere"],
    ["prepaid", "cleared", "paid"],
    ["invoice", "cleared", "paid"],
    ["invoice", "due", "payLaterDelivered"],
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
    ["cleared", "open", "charged"],
    ["cleared", "delivered", "chargedDelivered"],
    ["paid", "partly", "charged"],
    ["disputed", "open", "chargeReturned"],
    ["denied", "open", "denied"],
  ] as const)("of money taken that is %s, goods %s: %s", (status, deliveryStatus, expected) => {
    const order = {
      status: "placed",
      deliveryStatus,
      payment: { status, instructions: null, receipts: [] },
    } as unknown as Order;
    expect(toOrderState(order, { paysFirst: false, showsInstructions: false })).toBe(expected);
  });

  const END = { goal: "end" } as const;
  it.each([
    ["expired", "cancelled", "expired"],
    ["cancelled", "cancelled", "cancelled"],
    [null, "cancelled", "cancelledElsewhere"],
    // Refused long ago and never paid otherwise.
    [null, "denied", "expired"],
    [null, "pending", "cancelled"],
  ] as const)("of a cancelled order with end reason %s whose payment is %s: %s", (endReason, status, expected) => {
    expect(read("prepaid", status, { status: "cancelled" }, true, { endReason })).toBe(expected);
  });

  it.each([
    ["expired", "pending", "ending"],
    ["cancelled", "accepted", "ending"],
    ["cancelled", "requested", "ending"],
    // Money that came while it was to end counts more.
    ["expired", "paid", "paid"],
    ["cancelled", "cleared", "paid"],
    // Ends because it was refused: the order goes on with another method.
    ["refused", "authorized", "checking"],
    // Ends because the customer pays otherwise, up to the moment the next attempt begins.
    ["switched", "pending", "switching"],
    ["switched", "cancelled", "switching"],
    ["switched", "denied", "switching"],
    ["switched", "paid", "paid"],
  ] as const)("of an order to end as %s whose payment is %s: %s", (endReason, status, expected) => {
    expect(read("prepaid", status, {}, true, { ...END, endReason, endWords: "invoice" })).toBe(expected);
  });

  it.each([
    ["partial", "pending", "partPaid"],
    ["received", "pending", "transfer"],
    ["reversed", "pending", "transfer"],
    ["partial", "paid", "paid"],
  ] as const)("of a transfer that is %s while the payment is %s: %s", (receipt, status, expected) => {
    expect(read("prepaid", status, {}, true, { receipts: [aReceipt(receipt)] })).toBe(expected);
  });

  it("sees a part of an invoice too, and asks for no transfer of its own accord", () => {
    expect(read("invoice", "accepted", {}, true, { receipts: [aReceipt("partial")] })).toBe("partPaid");
    expect(read("invoice", "due", {}, true, { receipts: [aReceipt("partial")] })).toBe("partPaid");
  });

  it("leaves a part that has left as the state it is in: the lead adds a line", () => {
    expect(read("invoice", "accepted", { deliveryStatus: "partly" })).toBe("payLater");
    expect(read("prepaid", "paid", { deliveryStatus: "partly" })).toBe("paid");
  });
});

/** States whose page shows bank details; of every other one the page must not. */
const ASKS: readonly OrderState[] = ["transfer", "partPaid", "payLater", "payLaterDelivered"];

describe("whatever can become of an order", () => {
  const cases = everyOrder();

  it("has a page with a title", () => {
    for (const { order, code } of cases) {
      expect(MESSAGES.de.order[toOrderState(order, paymentMethod(code))].title).toBeTruthy();
    }
  });

  it("is asked to transfer exactly where there is something to transfer", () => {
    for (const { order, code } of cases) {
      const method = paymentMethod(code);
      const transfer = method.showsInstructions
        ? toPaymentInstructions(order, { ...TERMS, paysFirst: method.paysFirst })
        : null;
      const state = toOrderState(order, method);
      if (ASKS.includes(state)) expect(transfer).not.toBeNull();
      if (transfer === null || ["refunded", "cancelled", "expired", "denied", "ending", "switching"].includes(state)) {
        expect(ASKS).not.toContain(state);
        expect(transfer?.girocode ?? null).toBeNull();
      }
    }
  });
});

const TERMS = { prepaidHoldDays: 7, invoiceDueDays: 10 };
const keysOf = <Key extends string>(table: Record<Key, unknown>) => Object.keys(table) as Key[];

function everyOrder(): { order: Order; code: string }[] {
  const payments: PaymentStatus[] = keysOf(PAYMENT_TRANSITIONS);
  const deliveries: DeliveryStatus[] = keysOf(DELIVERY_TRANSITIONS);
  const receipts: (ReceiptStatus | null)[] = [null, ...keysOf(RECEIPT_TRANSITIONS)];
  const endings = [null, "expired", "cancelled", "refused", "switched"] as const;
  return PAYMENT_METHODS.flatMap(({ code }) =>
    keysOf(ORDER_TRANSITIONS).flatMap((status) =>
      payments.flatMap((payment) =>
        deliveries.flatMap((deliveryStatus) =>
          receipts.flatMap((receipt) =>
            endings.flatMap((endReason) =>
              (["start", "end"] as const).map((goal) => ({
                code,
                order: anOrder(
                  { status, deliveryStatus },
                  {
                    method: code,
                    status: payment,
                    goal,
                    endReason,
                    instructions: INSTRUCTIONS,
                    receivedCents: payment === "paid" || payment === "cleared" ? 3070 : 0,
                    receipts: receipt === null ? [] : [aReceipt(receipt)],
                  },
                ),
              })),
            ),
          ),
        ),
      ),
    ),
  );
}

function aReceipt(status: ReceiptStatus) {
  return { pciId: "PCI_1", status, amountCents: null, receivedOn: null, recordedAt: "2026-11-21T10:00:00.000Z" };
}
