import { addBankWorkingDays } from "./bank-days.ts";
import type { IsoDay } from "./birth-date.ts";
import type { MandateTerms } from "./mandate.ts";
import type { Cents } from "./money.ts";
import type { Order } from "./order.ts";
import { toBerlinDay } from "./shop-day.ts";

/** What is taken from the customer's account: the announcement a mandate asks for. The account is masked. */
export interface Charge {
  amountCents: Cents;
  day: IsoDay;
  account: string;
  holder: string;
  /** Null while the provider has not told it. */
  reference: string | null;
  creditor: string;
  creditorId: string;
}

/**
 * The one source of these facts for page and mail. Null for a payment that is not taken from an account.
 * @param terms of the merchant; null when they are gone, and nothing can be announced without them
 */
export function toCharge(order: Order, terms: MandateTerms | null): Charge | null {
  const { funding, mandate, startedAt } = order.payment;
  if (funding === null || terms === null) return null;
  const since = toBerlinDay(startedAt ?? order.placedAt ?? order.createdAt);
  return {
    amountCents: order.totalCents,
    day: addBankWorkingDays(since, terms.noticeDays),
    account: funding.masked,
    holder: funding.holder,
    reference: mandate?.reference ?? null,
    creditor: terms.creditor,
    creditorId: terms.creditorId,
  };
}
