import type { Decision } from "./apply-payment-update.ts";
import { isGivenBack } from "./claim.ts";
import type { Delivery } from "./delivery.ts";
import type { Effect } from "./effects.ts";
import { newestTransaction } from "./interpret.ts";
import type { Order } from "./order.ts";
import { hasEnded } from "./payment.ts";
import type { PaymentUpdate } from "./payment-update.ts";
import type { Actor } from "./staff.ts";

/**
 * The report of a delivery to the provider. recorded: the goods left, nobody was told; reported: the provider said so;
 * refused: it would not take the report, a person is told; needless: this way of paying wants no report, or all of the money
 * was given back before it was made.
 */
export const DELIVERY_REPORT_TRANSITIONS = {
  recorded: ["reported", "refused", "needless"],
  refused: ["recorded", "reported"],
  reported: [],
  needless: [],
} as const satisfies Record<string, readonly string[]>;

export type DeliveryReport = keyof typeof DELIVERY_REPORT_TRANSITIONS;

/**
 * The status of the delivery that a Smart Transaction of intent `order` has besides (shipped, collected). wanted: to be
 * marked; marked: read back; refused, needless: as above.
 */
export const DELIVERY_MARK_TRANSITIONS = {
  wanted: ["marked", "refused", "needless"],
  refused: ["wanted", "marked"],
  marked: [],
  needless: [],
} as const satisfies Record<string, readonly string[]>;

export type DeliveryMark = keyof typeof DELIVERY_MARK_TRANSITIONS;

/** What the provider is still to be told of a delivery. */
export type ReportStep = { delivery: Delivery; kind: "report" | "mark" };

/** The next step: in the order of the parcels, so that the final one never comes before a part of it, and its report first. */
export function nextReport(order: Order): ReportStep | null {
  for (const delivery of order.deliveries) {
    if (delivery.report === "recorded") return { delivery, kind: "report" };
    if (delivery.mark === "wanted") return { delivery, kind: "mark" };
  }
  return null;
}

/** Written before the report leaves the house. */
export function recordReport(order: Order, { delivery, kind }: ReportStep, now: Date): Decision {
  const event = kind === "report" ? "delivery.reporting" : "delivery.marking";
  return changeDelivery(order, delivery.id, event, { reportingSince: now.toISOString() });
}

/** The provider knows of it. The customer hears of the parcel, and of what is due from now on. */
export function settleReport(order: Order, { delivery, kind }: ReportStep, now: Date): Decision {
  const change: Partial<Delivery> =
    kind === "report" ? { report: "reported", reportedAt: now.toISOString() } : { mark: "marked" };
  const event = kind === "report" ? "delivery.reported" : "delivery.marked";
  return changeDelivery(order, delivery.id, event, { ...change, reportingSince: null, overdueSince: null }, {}, [
    ...(kind === "report" ? hastenMail(delivery) : []),
    { kind: "settle", attention: "reportRefused", key: keyOf({ delivery, kind }) },
    { kind: "settle", attention: "reportOverdue", key: keyOf({ delivery, kind }) },
  ]);
}

/**
 * The provider would not take it: a person has to look, and the customer gets the news of the parcel all the same. Where all
 * of the money was given back meanwhile there is nothing left that a report could be for, and nobody has to look.
 */
export function refuseReport(order: Order, step: ReportStep, reason: string): Decision {
  const { delivery, kind } = step;
  const detail = { reason, isFinal: delivery.isFinal, what: kind };
  const news = kind === "report" ? hastenMail(delivery) : [];
  if (hasEnded(order.payment.status) && isGivenBack(order.payment)) {
    const needless: Partial<Delivery> = kind === "report" ? { report: "needless" } : { mark: "needless" };
    return changeDelivery(order, delivery.id, "delivery.needless", { ...needless, reportingSince: null }, detail, [
      ...news,
      { kind: "settle", attention: "reportOverdue", key: keyOf(step) },
    ]);
  }
  const change: Partial<Delivery> = kind === "report" ? { report: "refused" } : { mark: "refused" };
  const attention = {
    kind: "reportRefused" as const,
    key: keyOf(step),
    detail: { delivery: delivery.number, ...detail },
  };
  const event = kind === "report" ? "delivery.refused" : "delivery.markRefused";
  return changeDelivery(order, delivery.id, event, { ...change, reportingSince: null }, detail, [
    ...news,
    { kind: "raise", attention },
  ]);
}

/** Somebody wants it tried again. */
export function retryRefusedReport(order: Order, deliveryId: string, actor: Actor): Decision {
  const delivery = order.deliveries.find(({ id }) => id === deliveryId);
  if (delivery === undefined) return { kind: "unchanged" };
  const kind = delivery.report === "refused" ? "report" : "mark";
  if (delivery.report !== "refused" && delivery.mark !== "refused") return { kind: "unchanged" };
  const change: Partial<Delivery> = kind === "report" ? { report: "recorded" } : { mark: "wanted" };
  return changeDelivery(order, deliveryId, "delivery.reportRepeated", { ...change, reportingSince: null }, {}, [
    { kind: "report", delaySeconds: 0 },
    { kind: "settle", attention: "reportRefused", key: keyOf({ delivery, kind }) },
    { kind: "audit", entry: { actor, action: "delivery.retried", detail: { delivery: delivery.number, what: kind } } },
  ]);
}

/** After so long goods that are out and not reported are a matter for people: the money waits for it. */
const OVERDUE_MS = 60 * 60 * 1000;

/** The report waits for too long; a person may know why. Told once, however often it is tried. */
export function noticeOverdue(order: Order, step: ReportStep, now: Date): Decision {
  const { delivery, kind } = step;
  const isTold = (delivery.overdueSince ?? null) !== null;
  // A parcel of yesterday that is typed in today was not kept waiting by the provider.
  const since = Date.parse(delivery.recordedAt ?? delivery.deliveredAt);
  if (isTold || now.getTime() - since < OVERDUE_MS) return { kind: "unchanged" };
  const detail = { isFinal: delivery.isFinal, what: kind };
  const attention = {
    kind: "reportOverdue" as const,
    key: keyOf(step),
    detail: { delivery: delivery.number, ...detail },
  };
  const change = { overdueSince: now.toISOString() };
  return changeDelivery(order, delivery.id, "delivery.reportOverdue", change, detail, [{ kind: "raise", attention }]);
}

/** Whether the provider knows of it, by whomever it was told. A mark is for the whole order, so its status tells. */
export function isKnown({ delivery, kind }: ReportStep, update: PaymentUpdate): boolean {
  if (kind === "mark") return update.status === (delivery.kind === "collection" ? "collected" : "shipped");
  return delivery.isFinal && (newestTransaction(update)?.completionDate ?? null) !== null;
}

/** A report the provider refused and knows of all the same: somebody reported it there by hand. */
export function findReportedByHand(order: Order, update: PaymentUpdate): ReportStep | null {
  for (const delivery of order.deliveries) {
    for (const kind of ["report", "mark"] as const) {
      const step = { delivery, kind };
      if (delivery[kind] === "refused" && isKnown(step, update)) return step;
    }
  }
  return null;
}

/** Reports and marks of one delivery are two matters. */
function keyOf({ delivery, kind }: ReportStep): string {
  return kind === "report" ? delivery.id : `${delivery.id}-mark`;
}

function hastenMail({ number }: Delivery): Effect[] {
  return [{ kind: "hastenMail", event: "dispatched", about: number }];
}

function changeDelivery(
  order: Order,
  deliveryId: string,
  event: string,
  change: Partial<Delivery>,
  detail: Record<string, unknown> = {},
  effects: readonly Effect[] = [],
): Decision {
  const before = order.deliveries.find(({ id }) => id === deliveryId);
  if (before === undefined) return { kind: "unchanged" };
  const isReportStep =
    change.report === undefined || mayFollow(DELIVERY_REPORT_TRANSITIONS, before.report, change.report);
  const isMarkStep =
    change.mark === undefined || mayFollow(DELIVERY_MARK_TRANSITIONS, before.mark ?? "needless", change.mark);
  if (!isReportStep || !isMarkStep) return { kind: "unchanged" };
  const deliveries = order.deliveries.map((entry) => (entry === before ? { ...before, ...change } : entry));
  return {
    kind: "changed",
    order: { ...order, deliveries },
    effects,
    event,
    detail: { delivery: before.number, ...detail },
  };
}

function mayFollow<Status extends string>(table: Record<Status, readonly string[]>, from: Status, to: Status): boolean {
  return table[from].includes(to);
}
