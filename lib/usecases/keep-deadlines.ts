import { type Deadline, endUnpaid, nextDeadline, recordReminder } from "#lib/domain/deadlines.ts";
import type { Order } from "#lib/domain/order.ts";
import { paymentMethod } from "#lib/payments/index.ts";
import type { Deps } from "./deps.ts";
import { requireOrder } from "./drive-payment.ts";
import { syncPayment } from "./sync-payment.ts";

/** Something is to be done on another day: when, in seconds; null when nothing will be. */
export type DeadlineOutcome = { kind: "wait"; seconds: number | null } | { kind: "unknown" };

/**
 * What the calendar brings to an order that waits for money: a reminder, and the end of waiting. Before either the provider
 * is asked, because the money may have come without a word.
 */
export async function keepDeadlines(deps: Deps, orderId: string): Promise<DeadlineOutcome> {
  const profile = await deps.shop.profile();
  const termsOf = ({ payment }: Order) => ({ ...profile, paysFirst: paymentMethod(payment.method).paysFirst });
  const find = async (): Promise<Deadline> => {
    const order = await requireOrder(deps, orderId);
    return nextDeadline(order, termsOf(order), await deps.orders.now());
  };
  const first = await find();
  if (first.kind === "none") return { kind: "wait", seconds: null };
  if (first.kind === "later") return { kind: "wait", seconds: first.seconds };
  const seen = await syncPayment(deps, orderId);
  if (seen.kind === "unknown") return { kind: "unknown" };
  const isDue = await find();
  if (isDue.kind === "remind") await deps.orders.update(orderId, (order) => recordReminder(order));
  if (isDue.kind === "expire") await deps.orders.update(orderId, (order, now) => endUnpaid(order, termsOf(order), now));
  const next = await find();
  return { kind: "wait", seconds: next.kind === "later" ? next.seconds : null };
}
