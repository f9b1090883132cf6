import { findCancelProblem } from "./cancel.ts";
import { claimedCents, openCents, refundableCents } from "./claim.ts";
import { itemsLeft } from "./delivery.ts";
import type { Cents } from "./money.ts";
import type { Order } from "./order.ts";
import { isIn, isStarted } from "./payment.ts";
import { isPartPaid } from "./receipt.ts";
import type { NewRefund, RefundItem } from "./refund.ts";
import { toPurpose } from "./refund-reason.ts";
import { findRefundProblem, priceOf } from "./refund-wish.ts";
import type { UndoProblem } from "./undo.ts";

/** What will happen once the button is pressed; nothing has yet, and meanwhile anything may. */
export interface CancelPreview {
  problem: UndoProblem | null;
  /** nothing: it was never opened there, or has ended; abort: nobody is bound; cancel: the started payment ends as a whole. */
  provider: "nothing" | "abort" | "cancel";
  /** What is no longer owed. */
  droppedCents: Cents;
  /** A part of the transfer came: the provider pays it back. */
  partComesBack: boolean;
  /** Goods that are free to be sold again. */
  stock: RefundItem[];
  /** The mail the customer gets. */
  mail: "cancelled";
}

export function previewCancel(order: Order): CancelPreview {
  const { payment } = order;
  const provider = payment.stxId === null || payment.status === "denied" ? "nothing" : "cancel";
  return {
    problem: findCancelProblem(order),
    provider: provider === "cancel" && !isStarted(payment.status) ? "abort" : provider,
    droppedCents: payment.status === "denied" ? 0 : claimedCents(payment),
    partComesBack: isPartPaid(payment.receipts),
    stock: order.stockHeld && order.deliveryStatus === "open" ? itemsLeft(order) : [],
    mail: "cancelled",
  };
}

export interface RefundPreview {
  problem: UndoProblem | null;
  /** lower: the money has not come, so less is claimed; payBack: it has, so a transfer back is made. */
  provider: "lower" | "payBack";
  claimedBeforeCents: Cents;
  claimedAfterCents: Cents;
  /** What the customer still has to pay afterwards. */
  openAfterCents: Cents;
  /** The most that can be refunded now. */
  mostCents: Cents;
  /** What the articles cost that are named, a proposal for the amount. */
  priceCents: Cents;
  /** Nothing of the claim is left. */
  isWhole: boolean;
  /** Nothing was delivered and all is given back: the order is over, and its goods are free. */
  endsOrder: boolean;
  /** Goods that go back to the shelf. */
  stock: RefundItem[];
  /** What has not left the shop and will not any more. */
  notDelivered: RefundItem[];
  /** What stands on the customer's bank statement. */
  purpose: string;
  mail: "refunded";
}

export function previewRefund(order: Order, wanted: Omit<NewRefund, "id">): RefundPreview {
  const { payment } = order;
  const claimedBeforeCents = claimedCents(payment);
  const mostCents = refundableCents(payment);
  const after = Math.max(0, mostCents - wanted.amountCents);
  const isWhole = after === 0;
  const hasMoney = isIn(payment.status) || payment.receivedCents > 0;
  const endsOrder = isWhole && (order.deliveryStatus === "open" || !hasMoney);
  const left = new Map(itemsLeft(order).map(({ sku, quantity }) => [sku, quantity]));
  const all = order.stockHeld && isWhole && order.deliveryStatus === "open" ? itemsLeft(order) : null;
  return {
    problem: findRefundProblem(order, wanted),
    provider: hasMoney ? "payBack" : "lower",
    claimedBeforeCents,
    claimedAfterCents: after,
    openAfterCents: Math.min(openCents(order), Math.max(0, after - payment.receivedCents)),
    mostCents,
    priceCents: priceOf(order, wanted.items),
    isWhole,
    endsOrder,
    stock: all ?? (wanted.restock ? wanted.items : []),
    notDelivered: wanted.items.flatMap(({ sku, quantity }) => {
      const open = Math.min(quantity, left.get(sku) ?? 0);
      return open > 0 ? [{ sku, quantity: open }] : [];
    }),
    purpose: toPurpose(wanted.reason),
    mail: "refunded",
  };
}
