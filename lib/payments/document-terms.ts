import type { DocumentTerms } from "#lib/domain/draft-invoice.ts";
import type { Order } from "#lib/domain/order.ts";
import type { ShopProfile } from "#lib/domain/shop.ts";
import { paymentMethod } from "./index.ts";
import { paymentInstructions } from "./instructions.ts";

/** What merchant and method say about the documents of an order. */
export function documentTerms(order: Order, profile: ShopProfile): DocumentTerms {
  const { paysFirst, assignsClaim } = paymentMethod(order.payment.method);
  return {
    profile,
    invoicesAtPayment: paysFirst && profile.prepaidInvoiceAt === "payment",
    assignsClaim,
    instructions: paymentInstructions(order, profile),
  };
}
