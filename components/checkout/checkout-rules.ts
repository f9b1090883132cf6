import { zodResolver } from "@hookform/resolvers/zod";
import { type CheckoutRules, checkoutSchema } from "#lib/domain/checkout.ts";

export { parseCheckout } from "#lib/domain/checkout.ts";

/** The shop's own schema for react-hook-form. Kept in a file of its own, so that the form can load it late. */
export function createCheckoutResolver(rules: CheckoutRules) {
  return zodResolver(checkoutSchema(rules));
}
