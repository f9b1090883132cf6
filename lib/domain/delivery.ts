import type { Decision } from "./apply-payment-update.ts";
import type { DeliveryKind } from "./checkout.ts";
import { refundableCents } from "./claim.ts";
import type { DeliveryMark, DeliveryReport } from "./delivery-report.ts";
import type { Effect } from "./effects.ts";
import type { Order } from "./order.ts";
import { isIn } from "./payment.ts";
import type { Refund } from "./refund.ts";
import type { Actor } from "./staff.ts";

/** Goods that left the shop in one parcel, or were handed over. */
export interface Delivery {
  id: string;
  /** 1 for the first of an order. */
  number: number;
  /** Absent with what an older program recorded: a parcel then. */
  kind?: DeliveryKind;
  /** Nothing is left to be delivered: its report is what makes an invoice due. */
  isFinal: boolean;
  items: { sku: string; quantity: number }[];
  carrier: string | null;
  trackingId: string | null;
  /** ISO 8601; when the goods left. */
  deliveredAt: string;
  /** ISO 8601, database time: when the shop heard of it. Absent with what an older program recorded. */
  recordedAt?: string;
  report: DeliveryReport;
  /** ISO 8601, database time: a report that left the house and of which no answer is stored. */
  reportingSince: string | null;
  /** ISO 8601, database time: when the report was read back. Absent with what an older program recorded. */
  reportedAt?: string | null;
  /** Absent with what an older program recorded: nothing to mark then. */
  mark?: DeliveryMark;
  /** ISO 8601, database time: since when people know that its report waits for too long. */
  overdueSince?: string | null;
}

export interface NewDelivery extends Pick<Delivery, "id" | "carrier" | "trackingId"> {
  /** Everything that is left when there are none. */
  items: Delivery["items"];
  /** Null for now. */
  deliveredAt: Date | null;
}

/**
 * Why goods cannot leave, or not these. toBeCollected: the customer comes for them; inFuture, beforeOrder: the day cannot be;
 * wrongCode: not the code the provider gave the customer; notCollected: nobody comes for this order.
 */
export type DeliveryProblem =
  | "notPlaced"
  | "notAccepted"
  | "nothingLeft"
  | "tooMany"
  | "ending"
  | "toBeCollected"
  | "notCollected"
  | "wrongCode"
  | "inFuture"
  | "beforeOrder";

/** What the method and the merchant say about what follows from a delivery. */
export interface DeliveryTerms {
  /** The provider wants to hear of it, and the money depends on that. */
  reportsDelivery: boolean;
}

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

/** The same for one delivery, its day included. */
export function findWantedProblem(order: Order, wanted: NewDelivery, now: Date): DeliveryProblem | null {
  const items = wanted.items.length === 0 ? itemsLeft(order) : wanted.items;
  const problem = findDeliveryProblem(order, items);
  if (problem !== null || wanted.deliveredAt === null) return problem;
  if (wanted.deliveredAt.getTime() > now.getTime() + DAY_MS) return "inFuture";
  const since = order.placedAt ?? order.createdAt;
  return wanted.deliveredAt.getTime() < since.getTime() - DAY_MS ? "beforeOrder" : null;
}

/** A day is told by its noon, and this machine's clock may differ from the database's. */
const DAY_MS = 24 * 60 * 60 * 1000;

/** The delivery as it would be recorded. */
export function toDelivery(order: Order, wanted: NewDelivery, terms: DeliveryTerms, now: Date): Delivery {
  const items = wanted.items.length === 0 ? itemsLeft(order) : wanted.items;
  const delivery: Delivery = {
    id: wanted.id,
    number: order.deliveries.length + 1,
    kind: order.delivery,
    isFinal: false,
    items,
    carrier: wanted.carrier,
    trackingId: wanted.trackingId,
    deliveredAt: (wanted.deliveredAt ?? now).toISOString(),
    recordedAt: now.toISOString(),
    report: terms.reportsDelivery ? "recorded" : "needless",
    reportingSince: null,
    reportedAt: null,
  };
  delivery.isFinal = itemsLeft({ ...order, deliveries: [...order.deliveries, delivery] }).length === 0;
  // The status of the whole moves with the last parcel; for the others there is none.
  delivery.mark = order.payment.intent === "order" && delivery.isFinal ? "wanted" : "needless";
  return delivery;
}

/**
 * Goods leave. Their report is queued with the same commit, where the provider wants one.
 * @param actor null for no person
 */
export function recordDelivery(
  order: Order,
  wanted: NewDelivery,
  terms: DeliveryTerms,
  now: Date,
  actor: Actor | null = null,
): Decision {
  if (order.deliveries.some(({ id }) => id === wanted.id)) return { kind: "unchanged" };
  if (findWantedProblem(order, wanted, now) !== null) return { kind: "unchanged" };
  const delivery = toDelivery(order, wanted, terms, now);
  const { number, isFinal, items } = delivery;
  const detail = { delivery: number, isFinal, items };
  const action = delivery.kind === "collection" ? ("order.handedOver" as const) : ("order.delivered" as const);
  return {
    kind: "changed",
    order: {
      ...order,
      deliveries: [...order.deliveries, delivery],
      deliveryStatus: isFinal ? "delivered" : "partly",
    },
    effects: [
      ...(needsReport(delivery) ? [{ kind: "report" as const, delaySeconds: 0 }] : []),
      ...mailsOf(delivery),
      ...(actor === null ? [] : [{ kind: "audit" as const, entry: { actor, action, detail } }]),
    ],
    event: action,
    detail,
  };
}

function needsReport({ report, mark }: Delivery): boolean {
  return report === "recorded" || mark === "wanted";
}

/** A report that is not read back by then does not keep the customer waiting for news of the parcel any longer. */
const UNREPORTED_MAIL_SECONDS = 15 * 60;

/** Whoever collected the goods knows that; only what is due from then on is news. */
function mailsOf({ kind, number, isFinal, report }: Delivery): Effect[] {
  const makesDue = isFinal && report === "recorded";
  if (kind === "collection" && !makesDue) return [];
  return [
    {
      kind: "mail",
      event: "dispatched",
      about: number,
      ...(makesDue ? { delaySeconds: UNREPORTED_MAIL_SECONDS } : {}),
    },
  ];
}
