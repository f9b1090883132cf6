import type { Order } from "#lib/domain/order.ts";
import { hasEnded, isIn } from "#lib/domain/payment.ts";
import { isPartPaid } from "#lib/domain/receipt.ts";
import { findWantedMethod } from "#lib/domain/wanted-method.ts";

/** What the page of an order has to tell above all else; each is a group of messages below `order`. */
export type OrderState =
  /** Money first: bank details, amount, date. */
  | "transfer"
  /** Some of the transfer came, and nobody knows how much. */
  | "partPaid"
  /** Goods first: nothing to pay yet. */
  | "payLater"
  /** Goods are out, or the invoice is due: the money is not in. */
  | "payLaterDelivered"
  | "paid"
  | "paidDelivered"
  /** Taken from the customer's account, and the bank has not confirmed. */
  | "charging"
  /** Confirmed: goods may leave. */
  | "charged"
  | "chargedDelivered"
  /** The bank gave it back, or somebody is looking into it. */
  | "chargeReturned"
  /** Ordered, and the provider has not said yes or no. */
  | "checking"
  /** The provider has said yes and not where to pay to. */
  | "detailsMissing"
  | "denied"
  /** Somebody wants it cancelled, and the provider has not ended it yet. */
  | "ending"
  /** The customer pays otherwise, and the first attempt is not over yet. */
  | "switching"
  /** Cancelled because the money did not come. */
  | "expired"
  | "cancelled"
  /** The payment was ended at the provider, and not by the shop. */
  | "cancelledElsewhere"
  | "refunded"
  | "disputed";

/** Of a placed order; drafts have no page. */
export function toOrderState(
  order: Pick<Order, "status" | "deliveryStatus" | "payment">,
  method: { paysFirst: boolean; showsInstructions: boolean },
): OrderState {
  const { status, instructions, goal, endReason, receipts } = order.payment;
  const isDelivered = order.deliveryStatus === "delivered";
  if (status === "refunded") return status;
  if (status === "disputed") return method.showsInstructions ? "disputed" : "chargeReturned";
  const isEnding = goal === "end" && !hasEnded(status) && !isIn(status);
  if (endReason === "switched" && (isEnding || findWantedMethod(order) !== null)) return "switching";
  if (order.status === "cancelled" || status === "cancelled") return toCancelledState(order);
  // An attempt that ends because it was refused leads to another method, and the order stays.
  if (isEnding) return endReason === "refused" ? "checking" : "ending";
  switch (status) {
    case "requested":
    case "authorized":
      return "checking";
    case "denied":
      return "denied";
    case "paid":
    case "cleared":
      if (!method.showsInstructions) return isDelivered ? "chargedDelivered" : "charged";
      return isDelivered ? "paidDelivered" : "paid";
    case "pending":
    case "accepted":
    case "due":
      // Accepted without the money in is as far as a bank goes that has not confirmed.
      if (!method.showsInstructions) return "charging";
      if (instructions === null) return "detailsMissing";
      if (isPartPaid(receipts)) return "partPaid";
      if (method.paysFirst) return "transfer";
      // Once its delivery is reported the invoice is due, whoever reported it.
      return isDelivered || status === "due" ? "payLaterDelivered" : "payLater";
  }
}

function toCancelledState({ payment }: Pick<Order, "payment">): OrderState {
  const { status, endReason } = payment;
  // What was refused and then given up on purpose did not end for want of money.
  if (endReason === "expired" || (status === "denied" && endReason !== "cancelled")) return "expired";
  return endReason === null && status === "cancelled" ? "cancelledElsewhere" : "cancelled";
}
