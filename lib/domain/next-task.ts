import type { DeliveryKind } from "./checkout.ts";
import type { DeliveryStatus, OrderStatus } from "./order.ts";
import { hasEnded, isIn, type PaymentStatus } from "./payment.ts";

/**
 * What somebody has to do about an order, in the words of a list. ship, handOver: goods may leave; remind: the day to pay by
 * is over; lookAt: something about it waits for a person; wait: the provider or the bank is at it; none: nothing is left.
 */
export const NEXT_TASKS = ["ship", "handOver", "waitForMoney", "remind", "lookAt", "wait", "none"] as const;
export type NextTask = (typeof NEXT_TASKS)[number];

/** What the rule needs to know of an order. */
export interface TaskFacts {
  status: OrderStatus;
  paymentStatus: PaymentStatus;
  deliveryStatus: DeliveryStatus;
  delivery: DeliveryKind;
  /** The payment is to end, and the order with it. */
  isEnding: boolean;
  /** Something about it is on the attention list. */
  hasProblem: boolean;
  /** When the last goods left the shop, if any did. */
  lastDeliveredAt: Date | null;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * @param terms paysFirst: of the way it is paid; dueDays: from the last delivery until an invoice has to be paid
 */
export function nextTask(order: TaskFacts, terms: { paysFirst: boolean; dueDays: number }, now: Date): NextTask {
  const { paymentStatus, deliveryStatus, lastDeliveredAt } = order;
  if (order.hasProblem || paymentStatus === "disputed") return "lookAt";
  if (order.status !== "placed" || paymentStatus === "cancelled" || paymentStatus === "refunded") return "none";
  // A refused way to pay leaves the next step with the customer.
  if (order.isEnding || hasEnded(paymentStatus)) return "wait";
  if (paymentStatus === "requested" || paymentStatus === "authorized") return "wait";
  if (paymentStatus === "pending") return terms.paysFirst ? "waitForMoney" : "wait";
  if (deliveryStatus !== "delivered") return order.delivery === "collection" ? "handOver" : "ship";
  if (isIn(paymentStatus)) return "none";
  if (paymentStatus !== "due") return "wait";
  const isOverdue = lastDeliveredAt !== null && now.getTime() > lastDeliveredAt.getTime() + terms.dueDays * DAY;
  return isOverdue ? "remind" : "waitForMoney";
}
