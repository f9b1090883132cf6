import type { IsoDay } from "./birth-date.ts";
import type { Cents } from "./money.ts";

/** Whom an invoice is for and who writes it, as far as the duty to write it for machines depends on that. */
export interface EInvoiceCase {
  isBusiness: boolean;
  /** ISO 3166-1 alpha-2 of the customer; the duty is for supplies within Germany. */
  country: string;
  isSmallBusiness: boolean;
  /** Supplies without tax under § 4 nos. 8 to 29 UStG. */
  isTaxFree: boolean;
}

const LIMIT_CENTS = 25_000;
const TURNOVER_CENTS = 80_000_000;

/**
 * Whether an invoice has to be an e-invoice (§ 14, § 27 (38) UStG): between businesses in Germany since 2027 for those who
 * turned over more than 800,000 euro in the year before, since 2028 for all; up to 250 euro never.
 * @param turnoverCents of the seller in the year before
 */
export function eInvoiceRequired(
  issuedOn: IsoDay,
  turnoverCents: Cents,
  about: EInvoiceCase,
  totalCents: Cents,
): boolean {
  if (!about.isBusiness || about.country !== "DE" || about.isSmallBusiness || about.isTaxFree) return false;
  if (totalCents <= LIMIT_CENTS || issuedOn < "2027-01-01") return false;
  return issuedOn >= "2028-01-01" || turnoverCents > TURNOVER_CENTS;
}
