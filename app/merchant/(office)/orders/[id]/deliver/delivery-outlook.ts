import type { IsoDay } from "#lib/domain/birth-date.ts";
import { type Delivery, itemsLeft, type NewDelivery } from "#lib/domain/delivery.ts";
import type { Order } from "#lib/domain/order.ts";
import { toBerlinDay } from "#lib/domain/shop-day.ts";

/** What comes of a delivery, told before it is recorded. */
export interface DeliveryOutlook {
  /** What would be left afterwards. */
  left: Delivery["items"];
  /** The provider hears of it. */
  isReported: boolean;
  /** By when the customer is to pay, where this delivery makes the invoice due. */
  dueDay: IsoDay | null;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * @param terms of the method and of the merchant
 * @param now when it is recorded, for a delivery without a day of its own
 */
export function toDeliveryOutlook(
  order: Order,
  wanted: NewDelivery,
  terms: { reportsDelivery: boolean; invoiceDueDays: number },
  now: Date,
): DeliveryOutlook {
  const parcel = { items: wanted.items } as Delivery;
  const left = itemsLeft({ ...order, deliveries: [...order.deliveries, parcel] });
  const makesDue = terms.reportsDelivery && left.length === 0;
  const day = toBerlinDay(wanted.deliveredAt ?? now);
  const due = new Date(Date.parse(`${day}T12:00:00Z`) + terms.invoiceDueDays * DAY_MS);
  return { left, isReported: terms.reportsDelivery, dueDay: makesDue ? toBerlinDay(due) : null };
}
