import type { Cents } from "./money.ts";
import type { Order } from "./order.ts";
import { hasEnded, type PaymentAttempt } from "./payment.ts";
import { partCents } from "./receipt.ts";
import type { Refund } from "./refund.ts";

type Claimed = Pick<Order, "payment">;

/** What the provider claims of the customer in all, paid or not, as far as it is known: what was reduced or refunded is off it. */
export function claimedCents({ payment }: Claimed): Cents {
  return payment.effectiveCents ?? payment.amountCents;
}

/** What the customer still has to pay; nothing once it is over. A part whose amount nobody knows takes nothing off. */
export function openCents({ status, payment }: Claimed & Pick<Order, "status">): Cents {
  if (status === "cancelled" || hasEnded(payment.status)) return 0;
  return Math.max(0, claimedCents({ payment }) - payment.receivedCents - (partCents(payment.receipts) ?? 0));
}

/** What may still be refunded: the claim less what is on its way. */
export function refundableCents({ payment }: Claimed): Cents {
  const onTheWay = sumRefunds(payment, ({ status }) => status === "wanted");
  return Math.max(0, claimedCents({ payment }) - onTheWay);
}

/** A call of ours may be changing the amount right now by so much. */
export function underwayCents(payment: PaymentAttempt): Cents {
  return sumRefunds(payment, ({ status, askingSince }) => status === "wanted" && askingSince !== null);
}

/** The shop has given all of it back, or is about to be told so: an end at the provider is its own doing. */
export function isGivenBack(payment: PaymentAttempt): boolean {
  const hasGiven = payment.refunds.some(({ status, askingSince }) => status === "done" || askingSince !== null);
  return hasGiven && claimedCents({ payment }) - underwayCents(payment) <= 0;
}

function sumRefunds({ refunds }: PaymentAttempt, isMeant: (refund: Refund) => boolean): Cents {
  return refunds.filter(isMeant).reduce((sum, { amountCents }) => sum + amountCents, 0);
}
