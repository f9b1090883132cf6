import type { Decision } from "./apply-payment-update.ts";
import { claimedCents, refundableCents } from "./claim.ts";
import type { Order } from "./order.ts";
import { hasEnded, isStarted } from "./payment.ts";
import type { NewRefund, Refund, RefundItem } from "./refund.ts";
import { findReasonProblem } from "./refund-reason.ts";
import type { Actor } from "./staff.ts";
import type { UndoProblem } from "./undo.ts";

/** Why this much cannot be refunded, or not like this; null when it can. The provider has the last word. */
export function findRefundProblem(order: Order, wanted: Omit<NewRefund, "id">): UndoProblem | null {
  const { payment } = order;
  if (order.status !== "placed") return "notPlaced";
  if (hasEnded(payment.status)) return "ended";
  if (payment.goal === "end") return "ending";
  if (!isStarted(payment.status)) return "notStarted";
  if (!Number.isInteger(wanted.amountCents) || wanted.amountCents < 1) return "amount";
  if (wanted.amountCents > refundableCents(payment)) return "tooMuch";
  if (isMoreThan(wanted.items, itemsToRefund(order))) return "items";
  if (wanted.restock && (wanted.items.length === 0 || !order.stockHeld)) return "restock";
  return findReasonProblem(wanted.reason);
}

/** What of the order's articles no refund is for yet; one that was given up counts for nothing. */
export function itemsToRefund(order: Order): RefundItem[] {
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

/** What those articles cost, a proposal for the amount: discounts and shipping are for a person to decide. */
export function priceOf(order: Order, items: readonly RefundItem[]): number {
  const unit = new Map(order.lines.map(({ sku, unitCents }) => [sku, unitCents]));
  const sum = items.reduce((total, { sku, quantity }) => total + (unit.get(sku) ?? 0) * quantity, 0);
  return Math.min(sum, refundableCents(order.payment));
}

/** The wish is on disk, and a job carries it to the provider. The same one twice changes nothing. */
export function recordRefund(order: Order, wanted: NewRefund, actor: Actor | null, now: Date): Decision {
  const { payment } = order;
  if (payment.refunds.some(({ id }) => id === wanted.id)) return { kind: "unchanged" };
  if (findRefundProblem(order, wanted) !== null) return { kind: "unchanged" };
  const number = payment.refunds.length + 1;
  const refund: Refund = {
    id: wanted.id,
    number,
    status: "wanted",
    amountCents: wanted.amountCents,
    items: wanted.items,
    restock: wanted.restock,
    reason: wanted.reason.trim(),
    effectiveBefore: null,
    askingSince: null,
    wantedAt: now.toISOString(),
    doneAt: null,
  };
  const { amountCents, items, restock } = refund;
  const detail = { refund: number, amountCents, items, restock };
  return {
    kind: "changed",
    order: { ...order, payment: { ...payment, refunds: [...payment.refunds, refund] } },
    effects: [
      { kind: "refund", delaySeconds: 0 },
      {
        kind: "audit",
        entry: {
          actor,
          action: "order.refunded",
          detail: { wish: wanted.id, ...detail, claimed: claimedCents(payment) },
        },
      },
    ],
    event: "refund.wanted",
    detail,
  };
}

/** Several rows of one article count together. */
function isMoreThan(items: readonly RefundItem[], there: readonly RefundItem[]): boolean {
  const left = new Map(there.map(({ sku, quantity }) => [sku, quantity]));
  for (const { sku, quantity } of items) {
    if (!Number.isInteger(quantity) || quantity < 1) return true;
    left.set(sku, (left.get(sku) ?? 0) - quantity);
  }
  return [...left.values()].some((quantity) => quantity < 0);
}
