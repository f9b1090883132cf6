import { applyPaymentUpdate, type Decision, interpret, type UpdateRules } from "./apply-payment-update.ts";
import { concealFunding } from "./funding.ts";
import type { Order } from "./order.ts";
import { isStarted, mayStillCall, type PaymentAttempt, type ProviderCall } from "./payment.ts";
import type { PaymentUpdate } from "./payment-update.ts";

/** Written and committed before a call leaves the house, so that a crash leaves a trace of it. */
export function recordCall(order: Order, call: ProviderCall, now: Date): Decision {
  return changePayment(order, { inFlight: { call, hash: order.contentHash, since: now } }, `call.${call}`, {
    attempt: order.payment.number,
  });
}

/** The answer to a call that this process made and saw come back. */
export function applyCallAnswer(
  order: Order,
  call: ProviderCall,
  hash: string,
  update: PaymentUpdate,
  rules: UpdateRules,
  now: Date,
): Decision {
  const sent = call === "create" || call === "update" ? { sentHash: hash, stxId: update.stxId } : {};
  const settled: Order = { ...order, payment: { ...order.payment, ...sent, inFlight: null } };
  const decision = applyPaymentUpdate(settled, update, rules, now);
  if (decision.kind === "changed") {
    if (!isInDoubt(decision.order.payment, call, update, rules)) return decision;
    const { inFlight } = order.payment;
    return { ...decision, order: { ...decision.order, payment: { ...decision.order.payment, inFlight } } };
  }
  const concern =
    decision.kind === "refused"
      ? `provider says ${update.statusText} after ${call}, which does not follow ${decision.from}`
      : settled.payment.concern;
  return changePayment(settled, { concern }, `call.${call}.answered`, { provider: update.statusText });
}

/**
 * The answer may mean that the customer is bound already, but cannot be believed. The call stays open then, so that it
 * is looked up and not made a second time.
 */
function isInDoubt(after: PaymentAttempt, call: ProviderCall, update: PaymentUpdate, rules: UpdateRules): boolean {
  if (after.concern === null || !mayStillCall(after.status)) return false;
  const claimed = interpret(update, after, rules);
  return claimed === "unknown" ? call === "start" : isStarted(claimed);
}

/** A definite no: nothing happened at the provider. With `deny` the attempt is over and another method is offered. */
export function applyCallRefusal(order: Order, call: ProviderCall, reason: string, deny: boolean): Decision {
  const ended = deny ? { status: "denied" as const, funding: concealFunding(order.payment.funding) } : {};
  const decision = changePayment(order, { ...ended, inFlight: null, providerStatus: reason }, `call.${call}.refused`, {
    reason,
  });
  if (!deny || decision.kind !== "changed" || order.status !== "placed") return decision;
  return { ...decision, effects: [{ kind: "releaseStock" }, { kind: "mail", event: "declined", delaySeconds: 60 }] };
}

/** Forgets a call whose effect was looked for and not found, so that the next step makes it again. */
export function forgetCall(order: Order, sentHash: string | null): Decision {
  return changePayment(order, { inFlight: null, sentHash }, "call.repeated", {
    call: order.payment.inFlight?.call ?? null,
  });
}

/** Binds a Smart Transaction found by our reference. What it holds is not known, so it will be updated before use. */
export function adoptTransaction(order: Order, stxId: string): Decision {
  return changePayment(order, { stxId, sentHash: null, inFlight: null }, "call.create.found", { stx: stxId });
}

function changePayment(
  order: Order,
  change: Partial<PaymentAttempt>,
  event: string,
  detail: Record<string, unknown>,
): Decision {
  return { kind: "changed", order: { ...order, payment: { ...order.payment, ...change } }, effects: [], event, detail };
}
