import { describe, expect, it } from "vitest";
import { anOrder } from "./fixtures/order.ts";
import type { PaymentAttempt } from "./payment.ts";
import { MAX_ATTEMPTS, maySwitch, recordSwitch } from "./switch-method.ts";

const order = (payment: Partial<PaymentAttempt> = {}) =>
  anOrder({ status: "placed" }, { stxId: "STX_1", status: "pending", method: "prepaid", goal: "start", ...payment });

describe("another method for a placed order", () => {
  it("is open while nothing was paid, and is kept as a wish", () => {
    expect(maySwitch(order())).toBe(true);
    expect(recordSwitch(order(), "invoice")).toMatchObject({
      event: "payment.switching",
      order: { status: "placed", payment: { goal: "end", endReason: "switched", endWords: "invoice" } },
    });
    expect(recordSwitch(order(), "prepaid")).toEqual({ kind: "unchanged" });
  });

  it.each<[string, Partial<PaymentAttempt>]>([
    ["is paid", { status: "paid" }],
    ["is not started yet", { status: "authorized" }],
    ["is about to end", { goal: "end", endReason: "cancelled" }],
    ["was changed as often as it may", { number: MAX_ATTEMPTS }],
    // Another attempt would ask for the whole again.
    ["is claimed in part only", { effectiveCents: 3_069 }],
    ["has a part in", { receipts: [{ status: "partial" }] as PaymentAttempt["receipts"] }],
    ["was refunded in part", { refunds: [{ status: "done", items: [] }] as unknown as PaymentAttempt["refunds"] }],
  ])("is none where the payment %s", (_what, payment) => {
    expect(maySwitch(order(payment))).toBe(false);
    expect(recordSwitch(order(payment), "invoice")).toEqual({ kind: "unchanged" });
  });

  it("is open in the last attempt but one, and where the whole is claimed", () => {
    expect(maySwitch(order({ number: MAX_ATTEMPTS - 1, effectiveCents: order().totalCents }))).toBe(true);
  });
});
