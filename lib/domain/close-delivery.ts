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
  const mark = order.payment.intent === "order" ? ("wanted" as const) : ("needless" as const);
  // One that is on its way right now is told as what it was.
  const isUntold = last.report === "needless" || (last.report === "recorded" && last.reportingSince === null);
  const effects: Effect[] = [{ kind: "report", delaySeconds: 0 }];
  if (isUntold) return { order: { ...after, deliveries: [...rest, { ...last, isFinal: true, mark }] }, effects };
  const closing: Delivery = {
    ...{ id: `close-${refundId}`, number: last.number + 1, kind: order.delivery, isFinal: true, items: [], mark },
    ...{ carrier: null, trackingId: null, deliveredAt: now.toISOString(), report: "recorded" },
    ...{ reportingSince: null, reportedAt: null },
  };
  return { order: { ...after, deliveries: [...deliveries, closing] }, effects };
}
