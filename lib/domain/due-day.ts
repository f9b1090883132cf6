import type { IsoDay } from "./birth-date.ts";
import type { Order } from "./order.ts";
import type { ShopProfile } from "./shop.ts";
import { toBerlinDay } from "./shop-day.ts";
import { addDays, toWorkingDay } from "./working-days.ts";

type DueTerms = Pick<ShopProfile, "invoiceDueDays">;

/** The day an invoice is due whose goods left then: so many calendar days, and on to a working day (§ 193 BGB, R-INV-09). */
export function invoiceDueDay(deliveredAt: Date, { invoiceDueDays }: DueTerms): IsoDay {
  return toWorkingDay(addDays(toBerlinDay(deliveredAt), invoiceDueDays));
}

/**
 * Since when it is counted and until when: the final delivery, once the provider knows of it. Null before, and where the
 * provider alone knows, because somebody reported there by hand.
 */
export function dueDayOf(order: Order, terms: DueTerms): IsoDay | null {
  const final = order.deliveries.find(({ isFinal, report }) => isFinal && report === "reported");
  return final === undefined ? null : invoiceDueDay(new Date(final.deliveredAt), terms);
}
