import { describe, expect, it } from "vitest";
import { anOrder } from "./fixtures/order.ts";
import { nextPaymentStep } from "./next-payment-step.ts";
import type { PaymentAttempt } from "./payment.ts";

const INVOICE = { authorizes: true, autoCapture: false };
const PREPAID = { authorizes: false, autoCapture: false };
const CAPTURING = { authorizes: true, autoCapture: true };
const bound = { stxId: "STX_1", sentHash: "h1" };
const lost = { call: "start" as const, hash: "h1", since: new Date(0) };

describe("nextPaymentStep", () => {
  it.each<[string, Partial<PaymentAttempt>, typeof INVOICE, string]>([
    ["nothing wanted yet", { goal: "none" }, PREPAID, "done"],
    ["nothing sent yet", {}, INVOICE, "create"],
    ["sent, risk not judged", { ...bound, goal: "authorize" }, INVOICE, "prepare"],
    ["judged, no order yet", { ...bound, goal: "authorize", status: "authorized" }, INVOICE, "done"],
    ["judged and ordered", { ...bound, status: "authorized" }, INVOICE, "start"],
    ["changed after the judgement", { ...bound, sentHash: "h0", status: "authorized" }, INVOICE, "update"],
    ["prepaid and ordered", bound, PREPAID, "start"],
    ["auto-capture before the order button", { ...bound, goal: "authorize" }, CAPTURING, "done"],
    ["auto-capture with the order button", bound, CAPTURING, "prepare"],
    [
      "a lost call comes before everything",
      { ...bound, inFlight: lost, status: "authorized" },
      INVOICE,
      "resolve start",
    ],
    ["started", { ...bound, status: "pending" }, PREPAID, "done"],
    ["refused", { ...bound, status: "denied" }, INVOICE, "denied"],
    ["cancelled", { ...bound, status: "cancelled" }, INVOICE, "closed"],
  ])("%s", (_name, payment, rules, expected) => {
    const step = nextPaymentStep(anOrder({}, payment), rules);
    const told = step.kind === "call" ? step.call : step.kind === "resolve" ? `resolve ${step.call}` : step.kind;
    expect(told).toBe(expected);
  });
});
