import { describe, expect, it } from "vitest";
import { paymentMethod } from "#lib/payments/index.ts";
import { anOrder, anUpdate, EXPECTED } from "./fixtures/order.ts";
import type { PaymentAttempt, ProviderCall } from "./payment.ts";
import { applyCallAnswer, recordCall } from "./payment-call.ts";
import type { PaymentUpdate } from "./payment-update.ts";

const NOW = new Date("2026-11-21T10:05:00Z");
const RULES = { ...EXPECTED, ...paymentMethod("invoice") };

function answer(call: ProviderCall, change: Partial<PaymentUpdate>, status: PaymentAttempt["status"] = "authorized") {
  const recorded = recordCall(anOrder({}, { stxId: "STX_1", status }), call, NOW, 60);
  if (recorded.kind !== "changed") throw new Error(recorded.kind);
  const decision = applyCallAnswer(recorded.order, call, "h1", anUpdate(change), RULES, NOW);
  if (decision.kind !== "changed") throw new Error(decision.kind);
  return decision.order.payment;
}

describe("the answer to a call", () => {
  it("closes the call", () => {
    expect(answer("start", {})).toMatchObject({ status: "accepted", inFlight: null });
    expect(answer("prepare", { status: "approved" }, "requested")).toMatchObject({ inFlight: null });
    expect(answer("start", { status: "failed" })).toMatchObject({ status: "denied", inFlight: null });
  });

  it.each<[string, ProviderCall, Partial<PaymentUpdate>]>([
    ["a start without an amount", "start", { amountCents: null }],
    ["a start for another amount", "start", { amountCents: 3071 }],
    ["a start with a status nobody knows", "start", { status: "unknown", statusText: "on hold" }],
    ["a prepare that has captured, without a contract", "prepare", { contractId: null }],
  ])("leaves it open after %s, because the customer may be bound", (_name, call, change) => {
    expect(answer(call, change)).toMatchObject({
      status: "authorized",
      inFlight: { call, hash: "h1" },
      concern: expect.any(String),
    });
  });

  it("closes a call that cannot have bound anybody, believed or not", () => {
    const foreign = { status: "created" as const, contractId: "GCR_2" };
    expect(answer("update", foreign)).toMatchObject({ inFlight: null, concern: "other contract" });
    expect(answer("prepare", { status: "unknown", statusText: "on hold" })).toMatchObject({ inFlight: null });
  });
});
