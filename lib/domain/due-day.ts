import type { IsoDay } from "./birth-date.ts";
import type { Order } from "./order.ts";
import type { ShopProfile } from "./shop.ts";
import { toBerlinDay } from "./shop-day.ts";

type DueTerms = Pick<ShopProfile, "invoiceDueDays">;

/** The day an invoice is due whose goods left then: calendar days, in the shop's time zone. */
export function invoiceDueDay(deliveredAt: Date, { invoiceDueDays }: DueTerms): IsoDay {
  const day = new Date(`${toBerlinDay(deliveredAt)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + invoiceDueDays);
  return day.toISOString().slice(0, 10);
}

/**
 * Since when it is counted and until when: the final delivery, once the provider knows of it. Null before, and where the
 * provider alone knows, because somebody reported there by hand.
 */
export function dueDayOf(order: Order, terms: DueTerms): IsoDay | null {
  const final = order.deliveries.find(({ isFinal, report }) => isFinal && report === "reported");
  return final === undefined ? null : invoiceDueDay(new Date(final.deliveredAt), terms);
}
