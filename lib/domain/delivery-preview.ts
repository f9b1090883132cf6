import type { IsoDay } from "./birth-date.ts";
import {
  type Delivery,
  type DeliveryProblem,
  type DeliveryTerms,
  findWantedProblem,
  itemsLeft,
  type NewDelivery,
  toDelivery,
} from "./delivery.ts";
import { invoiceDueDay } from "./due-day.ts";
import type { Order } from "./order.ts";
import type { ShopProfile } from "./shop.ts";

/** What a delivery will set off, before anybody decides on it. */
export type DeliveryPreview =
  | { kind: "impossible"; problem: DeliveryProblem }
  | {
      kind: "possible";
      items: Delivery["items"];
      /** What is still to be delivered afterwards. */
      left: Delivery["items"];
      isFinal: boolean;
      /** nothing: nobody is told; note: the parcel is noted at the provider; due: it makes the invoice due there. */
      report: "nothing" | "note" | "due";
      /** The provider's status of the order becomes shipped or collected. */
      marks: boolean;
      /** The day the invoice will be due; null where nothing becomes due by it. */
      dueDay: IsoDay | null;
      /** The customer is told by mail. */
      tellsCustomer: boolean;
    };

/** @param now database time, or near it */
export function previewDelivery(
  order: Order,
  wanted: NewDelivery,
  terms: DeliveryTerms & Pick<ShopProfile, "invoiceDueDays">,
  now: Date,
): DeliveryPreview {
  const problem = findWantedProblem(order, wanted, now);
  if (problem !== null) return { kind: "impossible", problem };
  const delivery = toDelivery(order, wanted, terms, now);
  const { items, isFinal, report, mark } = delivery;
  const makesDue = isFinal && report === "recorded";
  return {
    kind: "possible",
    items,
    left: itemsLeft({ ...order, deliveries: [...order.deliveries, delivery] }),
    isFinal,
    report: report === "needless" ? "nothing" : makesDue ? "due" : "note",
    marks: mark === "wanted",
    dueDay: makesDue ? invoiceDueDay(new Date(delivery.deliveredAt), terms) : null,
    tellsCustomer: order.delivery === "shipping" || makesDue,
  };
}
