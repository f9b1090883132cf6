import type { Order } from "./order.ts";
import type { PaymentMethodCode } from "./payment.ts";

/** The method by which an attempt that is over is to be followed; null when it is not over, or nobody wants another. */
export function findWantedMethod({ status, payment }: Pick<Order, "status" | "payment">): PaymentMethodCode | null {
  const isOver = payment.status === "cancelled" || payment.status === "denied";
  return status === "placed" && isOver && payment.endReason === "switched" ? (payment.endWords ?? null) : null;
}
