import type { Decision } from "./apply-payment-update.ts";
import type { Attention, AttentionKind } from "./attention.ts";
import { claimedCents, underwayCents } from "./claim.ts";
import { closeDelivery } from "./close-delivery.ts";
import type { Effect } from "./effects.ts";
import type { Cents } from "./money.ts";
import type { Order } from "./order.ts";
import { hasEnded, isStarted, type PaymentAttempt } from "./payment.ts";
import type { PaymentTransactionReading } from "./payment-update.ts";
import { REFUND_TRANSITIONS, type Refund, type RefundRefusal, type RefundStatus } from "./refund.ts";

/** The next refund to be carried out: one after the other, in the order they were wanted. */
export function nextRefund({ payment }: Order): Refund | null {
  return payment.refunds.find(({ status }) => status === "wanted") ?? null;
}

/**
 * What the amount at the provider says of a refund that was asked for. done: it is the one afterwards; same: the one before;
 * unclear: neither, so somebody else changed it meanwhile, or it was done twice. Null before it was asked for.
 */
export function judgeAmount(refund: Refund, effectiveCents: Cents): "done" | "same" | "unclear" | null {
  if (refund.effectiveBefore === null) return null;
  if (effectiveCents === refund.effectiveBefore - refund.amountCents) return "done";
  return effectiveCents === refund.effectiveBefore ? "same" : "unclear";
}

/** Written before the call leaves the house. @param effectiveCents as the provider has it right now */
export function recordReduction(order: Order, id: string, effectiveCents: Cents, now: Date): Decision {
  const change = { effectiveBefore: effectiveCents, askingSince: now.toISOString(), isTaken: false };
  const decision = changeRefund(order, id, change, "refund.asking");
  return withEffective(decision, effectiveCents);
}

/** The provider said yes, whatever its amount says yet. */
export function recordTaken(order: Order, id: string): Decision {
  return changeRefund(order, id, { isTaken: true }, "refund.taken");
}

/** It did not take effect, and never will: the same call may be made again. */
export function forgetReduction(order: Order, id: string): Decision {
  return changeRefund(order, id, { askingSince: null, isTaken: false }, "refund.repeated");
}

/**
 * It happened: the amount follows, the customer is told, and what was to go back to the shelf does.
 * @param effectiveCents what the provider claims from now on
 */
export function settleRefund(order: Order, id: string, effectiveCents: Cents, now: Date): Decision {
  const refund = order.payment.refunds.find((entry) => entry.id === id);
  if (refund === undefined) return { kind: "unchanged" };
  // Given back as a whole meanwhile: then these are on the shelf already.
  const restock = refund.restock && order.stockHeld;
  const change = { status: "done" as const, askingSince: null, doneAt: now.toISOString(), refusal: null, restock };
  const decision = changeRefund(order, id, change, "refund.done");
  if (decision.kind !== "changed") return decision;
  const closed = closeDelivery(decision.order, id, now);
  const effects: Effect[] = [
    ...closed.effects,
    { kind: "mail", event: "refunded", about: refund.number },
    // How the payment stands after that is read, not guessed.
    { kind: "sync", delaySeconds: 0 },
    ...(restock ? [{ kind: "restock" as const, items: refund.items }] : []),
    ...settleProblem(refund),
  ];
  return withEffective({ ...decision, order: closed.order, effects }, effectiveCents);
}

/** The provider would not, or nobody can tell: a person looks at it, and later refunds go on. */
export function refuseRefund(
  order: Order,
  id: string,
  refusal: RefundRefusal,
  detail: Record<string, unknown>,
): Decision {
  const change = { status: "refused" as const, askingSince: null, isTaken: false, refusal };
  const decision = changeRefund(order, id, change, "refund.refused", { reason: refusal.reason, ...detail });
  if (decision.kind !== "changed") return decision;
  const { kind: code, support } = refusal;
  const attention: Attention = { kind: attentionOf(refusal), key: id, detail: { ...decision.detail, code, support } };
  return { ...decision, effects: [{ kind: "raise", attention }] };
}

function attentionOf({ kind }: RefundRefusal): AttentionKind {
  return kind === "unclear" ? "refundUnclear" : "refundRefused";
}

/** Whether a payment that was just read may be worth less than is known: void, flagged, lowered, or with refunds below it. */
export function mayBeReduced(payment: PaymentAttempt, money: PaymentTransactionReading): boolean {
  const { simple, amountCents, related } = money;
  const isLowered = amountCents !== null && amountCents < payment.amountCents;
  return isStarted(payment.status) && (simple === 5 || simple === 7 || isLowered || related.length > 0);
}

/**
 * What the provider claims, as it said just now. Less than is known of was refunded there by hand, more is a refund that came
 * back: the amounts follow, and a person is told.
 */
export function recordEffective(order: Order, effectiveCents: Cents): Decision {
  const { payment } = order;
  const known = claimedCents(order);
  if (effectiveCents === payment.effectiveCents) return { kind: "unchanged" };
  const isOurs = effectiveCents === known || effectiveCents === known - underwayCents(payment);
  const isTold = isOurs || hasEnded(payment.status) || !isStarted(payment.status);
  const detail = { wanted: effectiveCents, of: known };
  const attention: Attention =
    effectiveCents < known
      ? { kind: "reducedAmount", key: payment.merchantRef, detail }
      : { kind: "refundUnclear", key: payment.merchantRef, detail: { ...detail, code: "cameBack" } };
  // While a call of ours may be changing it, the job that made the call finds out what it is.
  if (isOurs && effectiveCents !== known) return { kind: "unchanged" };
  return {
    kind: "changed",
    order: { ...order, payment: { ...payment, effectiveCents } },
    effects: isTold ? [] : [{ kind: "raise", attention }],
    event: "payment.amountRead",
    detail,
  };
}

/** What need not be looked at any more once a person or the provider has decided. */
export function settleProblem({ id, refusal }: Refund): Effect[] {
  return refusal === null ? [] : [{ kind: "settle", attention: attentionOf(refusal), key: id }];
}

/** A refund of the current attempt, changed; not where its status cannot follow. */
export function changeRefund(
  order: Order,
  id: string,
  change: Partial<Refund>,
  event: string,
  detail: Record<string, unknown> = {},
): Decision {
  const { payment } = order;
  const before = payment.refunds.find((refund) => refund.id === id);
  if (before === undefined || !mayFollow(before.status, change.status)) return { kind: "unchanged" };
  const refunds = payment.refunds.map((refund) => (refund === before ? { ...before, ...change } : refund));
  return {
    kind: "changed",
    order: { ...order, payment: { ...payment, refunds } },
    effects: [],
    event,
    detail: { refund: before.number, amountCents: before.amountCents, ...detail },
  };
}

/** Without a new status the call itself goes on, which only a wanted refund has. */
function mayFollow(from: RefundStatus, to: RefundStatus | undefined): boolean {
  return to === undefined ? from === "wanted" : (REFUND_TRANSITIONS[from] as readonly RefundStatus[]).includes(to);
}

function withEffective(decision: Decision, effectiveCents: Cents): Decision {
  if (decision.kind !== "changed") return decision;
  const { order } = decision;
  return { ...decision, order: { ...order, payment: { ...order.payment, effectiveCents } } };
}
