import type { Decision } from "./apply-payment-update.ts";
import { refundableCents } from "./claim.ts";
import type { Order } from "./order.ts";
import { isIn } from "./payment.ts";
import type { Refund } from "./refund.ts";

/**
 * The report of a delivery to the provider. recorded: the goods left, nobody was told; reported: the provider said so;
 * refused: it would not take the report, a person is told; needless: this way of paying wants no report.
 */
export const DELIVERY_REPORT_TRANSITIONS = {
  recorded: ["reported", "refused"],
  refused: ["recorded", "reported"],
  reported: [],
  needless: [],
} as const satisfies Record<string, readonly string[]>;

export type DeliveryReport = keyof typeof DELIVERY_REPORT_TRANSITIONS;

/** Goods that left the shop in one parcel, or were handed over. */
export interface Delivery {
  id: string;
  /** 1 for the first of an order. */
  number: number;
  /** Nothing is left to be delivered: its report is what makes an invoice due. */
  isFinal: boolean;
  items: { sku: string; quantity: number }[];
  carrier: string | null;
  trackingId: string | null;
  /** ISO 8601; when the goods left. */
  deliveredAt: string;
  report: DeliveryReport;
  /** ISO 8601, database time: a report that left the house and of which no answer is stored. */
  reportingSince: string | null;
}

export interface NewDelivery extends Pick<Delivery, "id" | "carrier" | "trackingId"> {
  /** Everything that is left when there are none. */
  items: Delivery["items"];
  deliveredAt: Date | null;
}

/** Why goods cannot leave, or not these. */
export type DeliveryProblem = "notPlaced" | "notAccepted" | "nothingLeft" | "tooMany" | "ending";

/**
 * What of an order's articles has not left the shop yet and still is to. Articles that were given back, or are about to be,
 * count as those that have not left, as long as there are such.
 */
export function itemsLeft(order: Order): Delivery["items"] {
  const left = new Map<string, number>();
  for (const { kind, sku, quantity } of order.lines) {
    if (kind === "article") left.set(sku, (left.get(sku) ?? 0) + quantity);
  }
  const isBack = ({ status }: Refund) => status === "wanted" || status === "done";
  for (const { items } of [...order.deliveries, ...order.payment.refunds.filter(isBack)]) {
    for (const { sku, quantity } of items) left.set(sku, (left.get(sku) ?? 0) - quantity);
  }
  return [...left].filter(([, quantity]) => quantity > 0).map(([sku, quantity]) => ({ sku, quantity }));
}

/** Whether goods may leave now, and if not, why. */
export function findDeliveryProblem(order: Order, items: Delivery["items"]): DeliveryProblem | null {
  if (order.status !== "placed") return "notPlaced";
  if (order.payment.goal === "end" || refundableCents(order) === 0) return "ending";
  const { status } = order.payment;
  if (status !== "accepted" && status !== "due" && !isIn(status)) return "notAccepted";
  const left = new Map(itemsLeft(order).map(({ sku, quantity }) => [sku, quantity]));
  if (left.size === 0) return "nothingLeft";
  const isTooMuch = items.some(({ sku, quantity }) => quantity < 1 || quantity > (left.get(sku) ?? 0));
  return isTooMuch ? "tooMany" : null;
}

/**
 * Goods leave. Their report is queued with the same commit, where the provider wants one.
 * @param reportsDelivery of the method
 */
export function recordDelivery(order: Order, wanted: NewDelivery, reportsDelivery: boolean, now: Date): Decision {
  if (order.deliveries.some(({ id }) => id === wanted.id)) return { kind: "unchanged" };
  const items = wanted.items.length === 0 ? itemsLeft(order) : wanted.items;
  if (findDeliveryProblem(order, items) !== null) return { kind: "unchanged" };
  const delivery: Delivery = {
    id: wanted.id,
    number: order.deliveries.length + 1,
    isFinal: false,
    items,
    carrier: wanted.carrier,
    trackingId: wanted.trackingId,
    deliveredAt: (wanted.deliveredAt ?? now).toISOString(),
    report: reportsDelivery ? "recorded" : "needless",
    reportingSince: null,
  };
  delivery.isFinal = itemsLeft({ ...order, deliveries: [...order.deliveries, delivery] }).length === 0;
  return {
    kind: "changed",
    order: {
      ...order,
      deliveries: [...order.deliveries, delivery],
      deliveryStatus: delivery.isFinal ? "delivered" : "partly",
    },
    effects: reportsDelivery ? [{ kind: "report", delaySeconds: 0 }] : [],
    event: "order.delivered",
    detail: { delivery: delivery.number, isFinal: delivery.isFinal, items },
  };
}

/** The next report to be made: in the order of the parcels, so that the final one never comes before a part of it. */
export function nextReport(order: Order): Delivery | null {
  return order.deliveries.find(({ report }) => report === "recorded") ?? null;
}

/** Written before the report leaves the house. */
export function recordReport(order: Order, deliveryId: string, now: Date): Decision {
  return changeDelivery(order, deliveryId, "delivery.reporting", { reportingSince: now.toISOString() });
}

/** @param report what became of it; `recorded` when it has to be made again */
export function settleReport(
  order: Order,
  deliveryId: string,
  report: DeliveryReport,
  detail: Record<string, unknown> = {},
): Decision {
  const event = report === "recorded" ? "delivery.reportRepeated" : `delivery.${report}`;
  const decision = changeDelivery(order, deliveryId, event, { report, reportingSince: null }, detail);
  if (decision.kind !== "changed" || report !== "refused") return decision;
  const attention = { kind: "reportRefused" as const, key: deliveryId, detail };
  return { ...decision, effects: [{ kind: "raise", attention }] };
}

function changeDelivery(
  order: Order,
  deliveryId: string,
  event: string,
  change: Partial<Delivery>,
  detail: Record<string, unknown> = {},
): Decision {
  const before = order.deliveries.find(({ id }) => id === deliveryId);
  if (before === undefined) return { kind: "unchanged" };
  const isStep =
    change.report === undefined || change.report === before.report || mayFollow(before.report, change.report);
  if (!isStep) return { kind: "unchanged" };
  const deliveries = order.deliveries.map((entry) => (entry === before ? { ...before, ...change } : entry));
  return {
    kind: "changed",
    order: { ...order, deliveries },
    effects: [],
    event,
    detail: { delivery: before.number, ...detail },
  };
}

function mayFollow(from: DeliveryReport, to: DeliveryReport): boolean {
  return (DELIVERY_REPORT_TRANSITIONS[from] as readonly DeliveryReport[]).includes(to);
}
