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
  const isOver = order.status === "cancelled" || (hasEnded(payment.status) && payment.status !== "refunded");
  const effective = payment.effectiveCents ?? (payment.status === "refunded" ? 0 : payment.amountCents);
  const claimedCents = isOver ? 0 : effective;
  const { receivedCents } = payment;
  return {
    claimedCents,
    receivedCents,
    openCents: Math.max(0, claimedCents - receivedCents),
    reducedCents: payment.amountCents - effective,
  };
}
