import { claimedCents, openCents } from "#lib/domain/claim.ts";
import type { Cents } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import { hasEnded } from "#lib/domain/payment.ts";

/** What an order comes to in money now. */
export interface OrderMoney {
  /** What the customer is to pay in all, after reductions; nothing once the payment has ended. */
  claimedCents: Cents;
  receivedCents: Cents;
  openCents: Cents;
  /** By how much the provider has reduced the amount, whoever wanted it. */
  reducedCents: Cents;
}

export function toOrderMoney(order: Pick<Order, "status" | "totalCents" | "payment">): OrderMoney {
  const { payment } = order;
  const isOver = order.status === "cancelled" || hasEnded(payment.status);
  const left = payment.status === "refunded" && payment.effectiveCents === null ? 0 : claimedCents(order);
  return {
    claimedCents: isOver ? 0 : left,
    receivedCents: payment.receivedCents,
    openCents: isOver ? 0 : openCents(order),
    reducedCents: order.totalCents - left,
  };
}
