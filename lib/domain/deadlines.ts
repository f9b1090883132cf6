import type { Decision } from "./apply-payment-update.ts";
import { addBankWorkingDays } from "./bank-days.ts";
import type { IsoDay } from "./birth-date.ts";
import { openCents } from "./claim.ts";
import type { Order } from "./order.ts";
import { setOutToEnd } from "./payment-call.ts";
import { transferDeadline } from "./payment-instructions.ts";
import type { ShopProfile } from "./shop.ts";
import { toBerlinDay } from "./shop-day.ts";

/** What the calendar asks of an order that waits for money before goods leave. */
export type Deadline =
  | { kind: "none" }
  | { kind: "later"; seconds: number }
  /** The day is near and the money is not there. */
  | { kind: "remind" }
  /** It is over, the days a transfer may still be on its way included. */
  | { kind: "expire" };

interface HoldTerms extends Pick<ShopProfile, "prepaidHoldDays" | "prepaidReminderDays" | "prepaidGraceDays"> {
  /** The method waits for a transfer of the customer before goods leave; waiting for a bank is not the customer's matter. */
  paysFirst: boolean;
}

const HOUR_SECONDS = 60 * 60;
/** Mails and cancellations belong into the day, Berlin time. */
const MORNING = 8;

/** @param now database time */
export function nextDeadline(order: Order, terms: HoldTerms, now: Date): Deadline {
  if (order.status !== "placed") return { kind: "none" };
  const { status, goal } = order.payment;
  const isAwaited = status === "denied" || (status === "pending" && terms.paysFirst);
  if (!isAwaited || goal === "end") return { kind: "none" };
  const today = toBerlinDay(now);
  const last = transferDeadline(order, terms);
  const since = toBerlinDay(order.payment.startedAt ?? order.placedAt ?? order.createdAt);
  const reminder = addBankWorkingDays(since, terms.prepaidReminderDays);
  const end = addBankWorkingDays(last, terms.prepaidGraceDays);
  if (today > end) return { kind: "expire" };
  if (status === "denied") return { kind: "later", seconds: secondsToMorningAfter(end, now) };
  const hasReminder = terms.prepaidReminderDays < terms.prepaidHoldDays;
  // A reminder that comes too late would name a day that has passed.
  if (!hasReminder || order.payment.isReminded || today > last)
    return { kind: "later", seconds: secondsToMorningAfter(end, now) };
  return today >= reminder ? { kind: "remind" } : { kind: "later", seconds: secondsToMorningOf(reminder, now) };
}

export function recordReminder(order: Order): Decision {
  if (order.payment.status !== "pending" || order.payment.isReminded) return { kind: "unchanged" };
  return {
    kind: "changed",
    order: { ...order, payment: { ...order.payment, isReminded: true } },
    effects: [{ kind: "mail", event: "reminder" }],
    event: "payment.reminded",
    detail: { open: openCents(order) },
  };
}

/** Gives up waiting, unless that is no longer due: the payment ends at the provider first, and the order follows it. */
export function endUnpaid(order: Order, terms: HoldTerms, now: Date): Decision {
  if (nextDeadline(order, terms, now).kind !== "expire") return { kind: "unchanged" };
  if (order.payment.status === "pending") return setOutToEnd(order, "expired");
  // Refused long ago and never paid otherwise: there is nothing at the provider to end.
  return {
    kind: "changed",
    order: { ...order, status: "cancelled" },
    effects: [{ kind: "mail", event: "expired" }],
    event: "order.cancelled",
    detail: { reason: "expired" },
  };
}

function secondsToMorningAfter(day: IsoDay, now: Date): number {
  return secondsToMorningOf(
    new Date(Date.parse(`${day}T00:00:00Z`) + 24 * HOUR_SECONDS * 1000).toISOString().slice(0, 10),
    now,
  );
}

/** Near enough for a job that looks again: an hour early or late in summer time changes nothing but the hour. */
function secondsToMorningOf(day: IsoDay, now: Date): number {
  const morning = Date.parse(`${day}T00:00:00Z`) + (MORNING - 1) * HOUR_SECONDS * 1000;
  return Math.max(60, (morning - now.getTime()) / 1000);
}
