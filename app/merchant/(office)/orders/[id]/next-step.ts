import { itemsLeft } from "#lib/domain/delivery.ts";
import type { Order } from "#lib/domain/order.ts";
import { hasEnded, isIn } from "#lib/domain/payment.ts";

/** What the shop has to do about an order now, or for what it waits; each is a group of messages below `handling.next`. */
export type NextStep =
  /** Goods may leave. */
  | "deliver"
  | "deliverRest"
  /** The goods lie ready for the customer. */
  | "handOver"
  | "handOverRest"
  /** Money first. */
  | "waitForTransfer"
  /** The bank of the customer has not confirmed. */
  | "waitForBank"
  /** The provider has not said yes or no. */
  | "waitForAnswer"
  /** Refused; the customer may choose another way to pay. */
  | "waitForCustomer"
  /** The last delivery is being reported, which makes the invoice due. */
  | "waitForReport"
  | "reportAgain"
  /** Delivered, and the customer owes. */
  | "waitForPayment"
  /** The payment ends, and the order with it. */
  | "waitForEnd"
  /** Nothing may leave until the provider has settled it. */
  | "clarify"
  | "cancelled"
  | "refunded"
  | "done";

/** Of a placed or cancelled order. @param method traits of the way it is paid */
export function toNextStep(order: Order, method: { paysFirst: boolean }): NextStep {
  const { status, goal } = order.payment;
  if (status === "refunded") return "refunded";
  if (order.status === "cancelled" || status === "cancelled") return "cancelled";
  if (status === "disputed") return "clarify";
  if (goal === "end" && !hasEnded(status) && !isIn(status)) return "waitForEnd";
  if (status === "denied") return "waitForCustomer";
  if (status === "requested" || status === "authorized") return "waitForAnswer";
  if (status === "pending") return method.paysFirst ? "waitForTransfer" : "waitForBank";
  if (itemsLeft(order).length > 0) {
    const rest = order.deliveries.length === 0 ? ("" as const) : ("Rest" as const);
    return order.delivery === "collection" ? `handOver${rest}` : `deliver${rest}`;
  }
  if (order.deliveries.some(({ report }) => report === "refused")) return "reportAgain";
  if (isIn(status)) return "done";
  return status === "due" ? "waitForPayment" : "waitForReport";
}
