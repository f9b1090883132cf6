import { openCents, refundableCents } from "./claim.ts";
import { itemsLeft } from "./delivery.ts";
import type { Cents } from "./money.ts";
import type { Order } from "./order.ts";
import { isIn } from "./payment.ts";
import { partCents } from "./receipt.ts";
import type { NewRefund, RefundItem } from "./refund.ts";
import { toPurpose } from "./refund-reason.ts";
import { findCancelProblem, findRefundProblem, type UndoProblem } from "./undo.ts";

/** What a cancellation will bring; nothing has happened yet, and meanwhile anything may. The customer gets a mail. */
export interface CancelPreview {
  /** Null when it is possible. */
  problem: UndoProblem | null;
  /** The provider has to be asked: the order is not cancelled before it has said so. */
  asksProvider: boolean;
  /** So much of the money came, and the provider sends it back; null where nobody knows how much. */
  partCents: Cents | null;
  /** The goods are free to be sold again. */
  isStockReleased: boolean;
}

export function previewCancel(order: Order): CancelPreview {
  const { payment } = order;
  const problem = findCancelProblem(order);
  return {
    problem,
    asksProvider: problem === null && payment.status !== "denied" && payment.stxId !== null,
    partCents: partCents(payment.receipts),
    isStockReleased: problem === null && order.stockHeld,
  };
}

/** What a refund will bring. The customer gets a mail. */
export interface RefundPreview {
  /** Null when it is possible. */
  problem: UndoProblem | null;
  /** The money is in, so it is transferred back; otherwise less is claimed. */
  isPaidBack: boolean;
  /** What is left of the claim afterwards, refunds on their way included. */
  claimedAfterCents: Cents;
  /** What the customer still has to pay then. */
  openAfterCents: Cents;
  /** Nothing of the claim is left. */
  isWhole: boolean;
  /** Nothing of it has left the shop, or nothing was paid: the order is over with it. */
  isOrderCancelled: boolean;
  /** Goods that go back to the shelf; all of them where an order ends of which nothing left. */
  restocked: RefundItem[];
  /** What has not left the shop and will not any more. */
  notDelivered: RefundItem[];
  /** What stands on the customer's bank statement. */
  purpose: string;
}

/** @param wanted what somebody has filled in, in any state; a reason may still be missing */
export function previewRefund(
  order: Order,
  wanted: Omit<NewRefund, "id" | "reason"> & { reason?: string },
): RefundPreview {
  const { payment } = order;
  const reason = wanted.reason || "-0";
  const problem = findRefundProblem(order, { ...wanted, reason });
  const claimedAfterCents = Math.max(0, refundableCents(order) - wanted.amountCents);
  const isWhole = problem === null && claimedAfterCents === 0;
  const hasMoney = isIn(payment.status) || payment.receivedCents > 0;
  const isUntouched = order.deliveryStatus === "open";
  const left = new Map(itemsLeft(order).map(({ sku, quantity }) => [sku, quantity]));
  const after = { ...order, payment: { ...payment, effectiveCents: claimedAfterCents } };
  return {
    problem,
    isPaidBack: hasMoney,
    claimedAfterCents,
    openAfterCents: isWhole ? 0 : Math.min(openCents(order), openCents(after)),
    isWhole,
    isOrderCancelled: isWhole && (isUntouched || !hasMoney),
    restocked: isWhole && isUntouched && order.stockHeld ? itemsLeft(order) : wanted.restock ? wanted.items : [],
    notDelivered: wanted.items.flatMap(({ sku, quantity }) => {
      const open = Math.min(quantity, left.get(sku) ?? 0);
      return open > 0 ? [{ sku, quantity: open }] : [];
    }),
    purpose: toPurpose(wanted.reason ?? ""),
  };
}
