import type { Order } from "./order.ts";
import { hasEnded, isIn, isStarted, type PaymentMethodCode, type ProviderCall } from "./payment.ts";
import { findWantedMethod } from "./wanted-method.ts";

export interface StepRules {
  /** The chosen method has a risk check of its own. */
  authorizes: boolean;
  /** Prepare starts as well, so it must wait for the order button. */
  autoCapture: boolean;
}

export type PaymentStep =
  | { kind: "done" }
  | { kind: "denied" }
  | { kind: "closed" }
  /** A call left the house and no answer is stored: find out before anything is repeated. */
  | { kind: "resolve"; call: ProviderCall }
  | { kind: "call"; call: ProviderCall }
  /** To end, and the provider never heard of it. */
  | { kind: "end" }
  /** Ended so that the order can be paid otherwise: the next attempt begins. */
  | { kind: "replace"; method: PaymentMethodCode };

/**
 * The one next thing to do to bring an attempt to its goal. It looks at what is stored and never at how it came to be,
 * so a fresh checkout, a changed address, a second click, a withdrawn order and a restart after a crash are the same case.
 */
export function nextPaymentStep(order: Order, rules: StepRules): PaymentStep {
  const { payment } = order;
  const wanted = findWantedMethod(order);
  if (wanted !== null) return { kind: "replace", method: wanted };
  if (payment.status === "denied") return { kind: "denied" };
  if (hasEnded(payment.status)) return { kind: "closed" };
  if (payment.goal === "end" && !isIn(payment.status)) return nextEndingStep(order);
  if (isStarted(payment.status)) return { kind: "done" };
  if (payment.inFlight !== null) return { kind: "resolve", call: payment.inFlight.call };
  if (payment.goal === "none") return { kind: "done" };
  if (payment.stxId === null) return { kind: "call", call: "create" };
  if (payment.sentHash !== order.contentHash) return { kind: "call", call: "update" };
  const mayPrepare = payment.goal === "start" || !rules.autoCapture;
  if (rules.authorizes && payment.status !== "authorized" && mayPrepare) return { kind: "call", call: "prepare" };
  if (payment.goal === "start") return { kind: "call", call: "start" };
  return { kind: "done" };
}

function nextEndingStep({ payment }: Order): PaymentStep {
  if (payment.inFlight !== null) return { kind: "resolve", call: payment.inFlight.call };
  if (payment.stxId === null) return { kind: "end" };
  return { kind: "call", call: isStarted(payment.status) ? "cancel" : "abort" };
}
