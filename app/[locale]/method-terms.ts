import type { ShopProfile } from "#lib/domain/shop.ts";

/** The figures of the merchant that a method's words may name. */
export function toMethodTerms({ invoiceDueDays, prepaidHoldDays }: ShopProfile) {
  return { dueDays: invoiceDueDays, holdDays: prepaidHoldDays };
}
