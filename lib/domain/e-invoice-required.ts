import type { IsoDay } from "./birth-date.ts";
import type { InvoiceBuyer, InvoiceDocument } from "./invoice.ts";
import type { Cents } from "./money.ts";

/** Larger sellers, by their turnover of the year before, start a year earlier than all others. */
const FROM_LARGE: IsoDay = "2027-01-01";
const FROM_ALL: IsoDay = "2028-01-01";
const LARGE_TURNOVER_CENTS = 800_000_00;
/** § 33 UStDV: with VAT; an amount of exactly this much is still small. */
const SMALL_AMOUNT_CENTS = 250_00;

/**
 * Whether the law asks for the machine-readable form; where it does not, a PDF does with the buyer's consent. Only between
 * businesses in Germany, not for small amounts and not where all of it is exempt: a small business, or § 4 no. 8 to 29
 * UStG. A business abroad is not asked about, so neither export nor a supply within the Union needs it.
 * @param sellerTurnoverCents total turnover of the calendar year before; in 2027, that of 2026
 * @see § 14 (2), § 27 (38) UStG, §§ 33, 34a UStDV
 */
export function eInvoiceRequired(
  issuedOn: IsoDay,
  sellerTurnoverCents: Cents,
  customer: Pick<InvoiceBuyer, "company" | "country">,
  amount: Pick<InvoiceDocument, "totalCents" | "vat">,
): boolean {
  const from = sellerTurnoverCents > LARGE_TURNOVER_CENTS ? FROM_LARGE : FROM_ALL;
  if (issuedOn < from) return false;
  if (customer.company === null || customer.country !== "DE") return false;
  if (amount.totalCents <= SMALL_AMOUNT_CENTS) return false;
  return amount.vat.some(({ category }) => category !== "E");
}
