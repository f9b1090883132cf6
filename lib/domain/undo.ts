import type { Decision } from "./apply-payment-update.ts";
import type { AuditAction, CUSTOMER_ACTOR } from "./audit.ts";
import { claimedCents, refundableCents } from "./claim.ts";
import type { Effect } from "./effects.ts";
import type { Order } from "./order.ts";
import { hasEnded, isIn, isStarted } from "./payment.ts";
import { setOutToEnd } from "./payment-call.ts";
import type { NewRefund, Refund, RefundItem } from "./refund.ts";
import { findReasonProblem } from "./refund-reason.ts";
import type { Actor } from "./staff.ts";

export { REASON_LENGTH } from "./refund-reason.ts";

/**
 * Why an order cannot be undone, or not like this; each has a sentence that says what to do instead. notPlaced: there is no
 * order yet; over: nothing is left to be undone; ending: an end is under way; refundInstead: goods have left, the claim is due
 * or money is in; cancelInstead: the payment was not started, nothing can be given back; refundUnderWay: a refund has to be
 * read back first; badAmount: not a positive number of cents; tooMuch: more than is left; noReason: none, or none that a bank
 * transfer can carry; longReason: over REASON_LENGTH as a transfer spells it; noItems: goods are to go back to the shelf, and
 * none are named or held; tooManyItems: more of an article than was ordered and not yet given back.
 */
export type UndoProblem =
  | "notPlaced"
  | "over"
  | "ending"
  | "refundInstead"
  | "cancelInstead"
  | "refundUnderWay"
  | "badAmount"
  | "tooMuch"
  | "noReason"
  | "longReason"
  | "noItems"
  | "tooManyItems";

/** Why an order can no longer be cancelled; null when it can. */
export function findCancelProblem(order: Order): UndoProblem | null {
  const { status, goal, endReason, refunds } = order.payment;
  if (order.status === "draft") return "notPlaced";
  if (order.status === "cancelled" || status === "cancelled" || status === "refunded") return "over";
  // What ends because it was refused or switched leads to another method, unless somebody wants the order gone.
  if (goal === "end" && endReason !== "refused" && endReason !== "switched") return "ending";
  if (order.deliveries.length > 0) return status === "denied" ? "over" : "refundInstead";
  if (status === "due" || status === "disputed" || isIn(status)) return "refundInstead";
  return refunds.some((refund) => refund.status === "wanted") ? "refundUnderWay" : null;
}

/** Nothing was paid or taken, and nothing left: then a customer may give the order up without asking anybody. */
export function mayCustomerCancel(order: Order): boolean {
  const { receipts, funding, status } = order.payment;
  // Once money is to be taken from an account, only the shop knows whether that can still be stopped.
  const isTaken = funding !== null && status !== "denied";
  return findCancelProblem(order) === null && receipts.length === 0 && !isTaken;
}

/** Somebody wanted it cancelled, and it is, or is about to be: wanting it once more changes nothing. */
export function isBeingCancelled({ status, payment }: Order): boolean {
  if (payment.endReason !== "cancelled") return false;
  return status === "cancelled" || payment.goal === "end";
}

/**
 * The order is given up before anything left the shop or was paid. The payment is ended at the provider by the calls that are
 * made for every end, and the order follows it; where nothing is open there, it is over at once.
 * @param reason for the customer, in the language of the order
 */
export function recordCancel(
  order: Order,
  wish: { id: string; reason: string },
  actor: Actor | typeof CUSTOMER_ACTOR | null,
): Decision {
  if (findCancelProblem(order) !== null) return { kind: "unchanged" };
  const { payment } = order;
  const endWords = wish.reason.trim();
  const audit = auditOf(actor, "order.cancelled", { wish: wish.id, reason: endWords, payment: payment.status });
  if (payment.status === "denied") {
    return {
      kind: "changed",
      order: { ...order, status: "cancelled", payment: { ...payment, endReason: "cancelled", endWords } },
      effects: [{ kind: "mail", event: "cancelled" }, audit],
      event: "order.cancelled",
      detail: { reason: endWords },
    };
  }
  const before = { ...order, payment: { ...payment, goal: "start" as const, endWords } };
  const decision = setOutToEnd(before, "cancelled", { wish: wish.id });
  return decision.kind === "changed" ? { ...decision, effects: [...decision.effects, audit] } : decision;
}

/** Why this much cannot be refunded, or not like this; null when it can. The provider has the last word. */
export function findRefundProblem(order: Order, wanted: Omit<NewRefund, "id">): UndoProblem | null {
  const { payment } = order;
  if (order.status === "draft") return "notPlaced";
  if (order.status === "cancelled" || hasEnded(payment.status)) return "over";
  if (payment.goal === "end") return "ending";
  if (!isStarted(payment.status)) return "cancelInstead";
  if (!Number.isSafeInteger(wanted.amountCents) || wanted.amountCents < 1) return "badAmount";
  if (wanted.amountCents > refundableCents(order)) return "tooMuch";
  if (isMoreThan(wanted.items, itemsRefundable(order))) return "tooManyItems";
  if (wanted.restock && (wanted.items.length === 0 || !order.stockHeld)) return "noItems";
  return findReasonProblem(wanted.reason);
}

/** What of the order's articles no refund is for yet; one that was given up counts for nothing. */
export function itemsRefundable(order: Order): RefundItem[] {
  const left = new Map<string, number>();
  for (const { kind, sku, quantity } of order.lines) {
    if (kind === "article") left.set(sku, (left.get(sku) ?? 0) + quantity);
  }
  for (const { status, items } of order.payment.refunds) {
    if (status === "dropped") continue;
    for (const { sku, quantity } of items) left.set(sku, (left.get(sku) ?? 0) - quantity);
  }
  return [...left].filter(([, quantity]) => quantity > 0).map(([sku, quantity]) => ({ sku, quantity }));
}

/** The wish is on disk, and a job carries it to the provider. The same one twice, by its id, changes nothing. */
export function recordRefund(order: Order, wanted: NewRefund, actor: Actor | null, now: Date): Decision {
  const { payment } = order;
  if (payment.refunds.some(({ id }) => id === wanted.id)) return { kind: "unchanged" };
  if (findRefundProblem(order, wanted) !== null) return { kind: "unchanged" };
  const number = payment.refunds.length + 1;
  const { id, amountCents, items, restock } = wanted;
  const refund: Refund = {
    ...{ id, number, amountCents, items, restock, reason: wanted.reason.trim(), status: "wanted" },
    ...{ effectiveBefore: null, askingSince: null, isTaken: false, refusal: null },
    ...{ wantedAt: now.toISOString(), doneAt: null },
  };
  const detail = { refund: number, amountCents, items, restock };
  const said = { wish: id, ...detail, reason: refund.reason, claimed: claimedCents(order) };
  return {
    kind: "changed",
    order: { ...order, payment: { ...payment, refunds: [...payment.refunds, refund] } },
    effects: [{ kind: "refund", delaySeconds: 0 }, auditOf(actor, "order.refunded", said)],
    event: "refund.wanted",
    detail,
  };
}

export function auditOf(
  actor: Actor | typeof CUSTOMER_ACTOR | null,
  action: AuditAction,
  detail: Record<string, unknown>,
): Effect {
  const isStaff = actor !== null && actor.staffId !== null;
  const who = isStaff ? { staffId: actor.staffId, name: actor.name } : actor;
  return { kind: "audit", entry: { actor: who, action, detail } };
}

/** Several rows of one article count together. */
function isMoreThan(items: readonly RefundItem[], there: readonly RefundItem[]): boolean {
  const left = new Map(there.map(({ sku, quantity }) => [sku, quantity]));
  return items.some(({ sku, quantity }) => {
    const rest = (left.get(sku) ?? 0) - quantity;
    left.set(sku, rest);
    return !Number.isSafeInteger(quantity) || quantity < 1 || rest < 0;
  });
}
