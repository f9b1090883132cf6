import { expect, it } from "vitest";
import { readConcern } from "./concern.ts";
import { findContradiction } from "./contradiction.ts";
import { anOrder } from "./fixtures/order.ts";
import type { PaymentUpdate } from "./payment-update.ts";

const EXPECTED = { contractId: "GCR_1", isDemo: true };
const update: PaymentUpdate = {
  stxId: "STX_1",
  merchantRef: null,
  contractId: "GCR_1",
  isDemo: true,
  currency: "EUR",
  amountCents: null,
  statusText: "approved",
  pciIds: [],
  transactions: null,
  instructions: null,
  mandate: null,
} as unknown as PaymentUpdate;

// The sentences are made in another place than they are read: each that can be made has to be one that is known.
it.each([
  [{ merchantRef: "other" }, { kind: "otherReference" }],
  [{ contractId: "GCR_2" }, { kind: "otherContract" }],
  [{ isDemo: false }, { kind: "demoMixed" }],
  [{ currency: "CHF" }, { kind: "otherCurrency", currency: "CHF" }],
  [{ amountCents: 1 }, { kind: "otherAmount", there: 1, here: expect.any(Number) }],
  [{}, { kind: "silent", status: "approved" }],
])("knows the concern about %j", (change, concern) => {
  const text = findContradiction(anOrder(), { ...update, ...change }, EXPECTED, "accepted", true);
  expect(readConcern(text ?? "")).toEqual(concern);
});

it("knows the others, and keeps what it does not know", () => {
  expect(readConcern('unknown provider status "odd"')).toEqual({ kind: "unknownStatus", status: "odd" });
  expect(readConcern("provider says paid after create, which does not follow denied").kind).toBe("doesNotFollow");
  expect(readConcern("the bank details from the provider have a wrong check digit").kind).toBe("badIban");
  expect(readConcern("something new")).toEqual({ kind: "other", text: "something new" });
});
