import type { Order } from "#lib/domain/order.ts";

/** What the page of an order has to tell above all else; each is a group of messages below `order`. */
export type OrderState =
  /** Money first: bank details, amount, date. */
  | "transfer"
  /** Goods first: nothing to pay yet. */
  | "payLater"
  /** Goods are out, the money is not in. */
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
  | "cancelled"
  | "refunded"
  | "disputed";

/** Of a placed order; drafts have no page. */
export function toOrderState(
  order: Pick<Order, "status" | "deliveryStatus" | "payment">,
  method: { paysFirst: boolean; showsInstructions: boolean },
): OrderState {
  const { status, instructions } = order.payment;
  const isDelivered = order.deliveryStatus === "delivered";
  if (status === "refunded") return status;
  if (status === "disputed") return method.showsInstructions ? "disputed" : "chargeReturned";
  if (order.status === "cancelled" || status === "cancelled") return "cancelled";
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
      if (method.paysFirst) return "transfer";
      return isDelivered ? "payLaterDelivered" : "payLater";
  }
}
