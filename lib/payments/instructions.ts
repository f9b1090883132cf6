import type { Order } from "#lib/domain/order.ts";
import { type PaymentInstructions, toPaymentInstructions } from "#lib/domain/payment-instructions.ts";
import type { ShopProfile } from "#lib/domain/shop.ts";
import { paymentMethod } from "./index.ts";

/** How this order is paid by transfer at this moment; null where it is not. Every face of the instruction asks here. */
export function paymentInstructions(
  order: Order,
  profile: Pick<ShopProfile, "prepaidHoldDays" | "invoiceDueDays">,
): PaymentInstructions | null {
  const { paysFirst } = paymentMethod(order.payment.method);
  return toPaymentInstructions(order, { ...profile, paysFirst });
}
