import type { Cents } from "./money.ts";
import type { Order } from "./order.ts";
import { hasEnded, type PaymentAttempt } from "./payment.ts";
import type { Refund } from "./refund.ts";

/** What the provider claims of the customer in all, paid or not, as far as it is known. */
export function claimedCents({ effectiveCents, amountCents }: PaymentAttempt): Cents {
  return effectiveCents ?? amountCents;
}

/** What the customer still has to pay. Nothing once it is over. */
export function openCents({ status, payment }: Pick<Order, "status" | "payment">): Cents {
  if (status === "cancelled" || hasEnded(payment.status)) return 0;
  return Math.max(0, claimedCents(payment) - payment.receivedCents);
}

/** What may still be refunded: the claim less what was asked for already. */
export function refundableCents(payment: PaymentAttempt): Cents {
  return Math.max(0, claimedCents(payment) - sumRefunds(payment, ({ status }) => status === "wanted"));
}

/** A call of ours may be changing the amount right now by so much. */
export function underwayCents(payment: PaymentAttempt): Cents {
  return sumRefunds(payment, ({ status, askingSince }) => status === "wanted" && askingSince !== null);
}

/** The shop has given all of it back, or is about to be told so: an end at the provider is its own doing. */
export function isGivenBack(payment: PaymentAttempt): boolean {
  const hasGiven = payment.refunds.some(({ status, askingSince }) => status === "done" || askingSince !== null);
  return hasGiven && claimedCents(payment) - underwayCents(payment) <= 0;
}

export function sumRefunds(payment: PaymentAttempt, isMeant: (refund: Refund) => boolean): Cents {
  return payment.refunds.filter(isMeant).reduce((sum, { amountCents }) => sum + amountCents, 0);
}
