import { applyPaymentUpdate, type Decision, followPayment, type UpdateRules } from "./apply-payment-update.ts";
import { type Effect, endingEffects } from "./effects.ts";
import { concealFunding } from "./funding.ts";
import { interpret } from "./interpret.ts";
import type { Order } from "./order.ts";
import {
  type EndReason,
  hasEnded,
  isIn,
  isStarted,
  mayStillCall,
  type PaymentAttempt,
  type ProviderCall,
} from "./payment.ts";
import type { PaymentUpdate } from "./payment-update.ts";

/**
 * Written and committed before a call leaves the house, so that a crash leaves a trace of it.
 * @param settleSeconds how long a lost call may still take effect
 */
export function recordCall(order: Order, call: ProviderCall, now: Date, settleSeconds: number): Decision {
  const { payment } = order;
  const creates = payment.creates + (call === "create" ? 1 : 0);
  // Two creates may have made two transactions, and only one of them will be bound.
  const effects: Effect[] =
    call === "create" && creates > 1 ? [{ kind: "sweep", delaySeconds: 2 * settleSeconds }] : [];
  const inFlight = { call, hash: order.contentHash, since: now };
  return changePayment(order, { inFlight, creates }, `call.${call}`, { attempt: payment.number }, effects);
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
  const event = `call.${call}.answered`;
  if (decision.kind === "unchanged") return changePayment(settled, {}, event, { provider: update.statusText });
  const concern = `provider says ${update.statusText} after ${call}, which does not follow ${decision.from}`;
  const attention = { kind: "contradiction" as const, key: settled.payment.merchantRef, detail: { says: concern } };
  const effects: Effect[] = settled.payment.concern === null ? [{ kind: "raise", attention }] : [];
  return changePayment(settled, { concern }, event, { provider: update.statusText }, effects);
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

/** A definite no that may pass: nothing happened at the provider, and the same call is made again later. */
export function applyCallRefusal(order: Order, call: ProviderCall, reason: string): Decision {
  return changePayment(order, { inFlight: null, providerStatus: reason }, `call.${call}.refused`, { reason });
}

/**
 * The provider will not take this payment, and holds nothing for it: the attempt is over and another method is offered.
 * What was opened there and binds nobody is ended in the background.
 */
export function denyPayment(order: Order, call: ProviderCall, reason: string): Decision {
  const payment: PaymentAttempt = {
    ...order.payment,
    status: "denied",
    funding: concealFunding(order.payment.funding),
    inFlight: null,
    providerStatus: reason,
  };
  const leftover: Effect[] = payment.stxId === null ? [] : [{ kind: "sweep", delaySeconds: 0 }];
  return {
    kind: "changed",
    order: followPayment(order, payment),
    effects: [...endingEffects(payment, order), ...leftover],
    event: `call.${call}.refused`,
    detail: { reason, status: "denied" },
  };
}

/**
 * Sets out to end an attempt; the calls this needs are made like all others. Null when there is nothing to end: money that
 * is in stays, and what has ended has ended.
 */
export function setOutToEnd(order: Order, reason: EndReason, detail: Record<string, unknown> = {}): Decision {
  const { payment } = order;
  if (hasEnded(payment.status) || isIn(payment.status) || payment.goal === "end") return { kind: "unchanged" };
  return changePayment(order, { goal: "end", endReason: reason }, "payment.ending", { reason, ...detail }, [
    { kind: "drive", delaySeconds: 0 },
  ]);
}

/** The attempt ends without a call: the provider never heard of it. */
export function endHere(order: Order): Decision {
  const status = order.payment.endReason === "refused" ? "denied" : "cancelled";
  const payment: PaymentAttempt = { ...order.payment, status, funding: concealFunding(order.payment.funding) };
  return {
    kind: "changed",
    order: followPayment(order, payment),
    effects: endingEffects(payment, order),
    event: `payment.${status}`,
    detail: { reason: payment.endReason },
  };
}

/** The provider will not end it: the order goes on as it was, and a person is told. */
export function giveUpEnding(order: Order, call: ProviderCall, reason: string): Decision {
  const goal = order.status === "draft" ? ("none" as const) : ("start" as const);
  const detail = { call, reason, wanted: order.payment.endReason };
  return changePayment(
    order,
    { goal, endReason: null, endWords: null, inFlight: null },
    `call.${call}.refused`,
    { reason },
    [{ kind: "raise", attention: { kind: "couldNotEnd", key: order.payment.merchantRef, detail } }],
  );
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

/**
 * How long a lost call may still take effect, in seconds; 0 when that time is over.
 * @param now database time
 */
export function secondsToSettle({ since }: { since: Date }, now: Date, settleSeconds: number): number {
  const passed = (now.getTime() - since.getTime()) / 1000;
  // A clock that was set back would make the wait endless; the whole settle time is always enough.
  return Math.min(settleSeconds, Math.max(0, settleSeconds - passed));
}

/** A call from the future: the clock was set back since, and its settle time begins now. */
export function recordCallAgain(order: Order, now: Date): Decision {
  const { inFlight } = order.payment;
  if (inFlight === null || inFlight.since <= now) return { kind: "unchanged" };
  return changePayment(order, { inFlight: { ...inFlight, since: now } }, "call.clockSetBack", { call: inFlight.call });
}

function changePayment(
  order: Order,
  change: Partial<PaymentAttempt>,
  event: string,
  detail: Record<string, unknown>,
  effects: readonly Effect[] = [],
): Decision {
  return { kind: "changed", order: { ...order, payment: { ...order.payment, ...change } }, effects, event, detail };
}
