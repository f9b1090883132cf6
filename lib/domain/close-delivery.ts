import { type Delivery, itemsLeft } from "./delivery.ts";
import type { Effect } from "./effects.ts";
import type { Order } from "./order.ts";

/**
 * A refund took what had not left yet, and the rest is out: nothing more will leave. The report of the last parcel becomes
 * the final one, or, where that was made as one of a part, another without articles is: without it an invoice never gets due.
 */
export function closeDelivery(order: Order, refundId: string, now: Date): { order: Order; effects: Effect[] } {
  const { deliveries } = order;
  const last = deliveries.at(-1);
  if (last === undefined || last.isFinal || itemsLeft(order).length > 0) return { order, effects: [] };
  const after: Order = { ...order, deliveryStatus: "delivered" };
  const rest = deliveries.slice(0, -1);
  if (last.report === "needless")
    return { order: { ...after, deliveries: [...rest, { ...last, isFinal: true }] }, effects: [] };
  const effects: Effect[] = [{ kind: "report", delaySeconds: 0 }];
  // One that is on its way right now is told as what it was.
  if (last.report === "recorded" && last.reportingSince === null) {
    return { order: { ...after, deliveries: [...rest, { ...last, isFinal: true }] }, effects };
  }
  const closing: Delivery = {
    ...{ id: `close-${refundId}`, number: last.number + 1, isFinal: true, items: [] },
    ...{ carrier: null, trackingId: null, deliveredAt: now.toISOString(), report: "recorded", reportingSince: null },
  };
  return { order: { ...after, deliveries: [...deliveries, closing] }, effects };
}
