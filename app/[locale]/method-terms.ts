import type { MandateTerms } from "#lib/domain/mandate.ts";
import type { ShopProfile } from "#lib/domain/shop.ts";

/** The figures of the merchant that a method's words may name. */
export function toMethodTerms({ invoiceDueDays, prepaidHoldDays }: ShopProfile, mandateTerms: MandateTerms | null) {
  return { dueDays: invoiceDueDays, holdDays: prepaidHoldDays, noticeDays: mandateTerms?.noticeDays ?? 0 };
}
