import type { PaymentAttempt } from "#lib/domain/payment.ts";
import type { Refund } from "#lib/domain/refund.ts";

/** What a customer hears of: what is done or on its way. What the provider would not take is the shop's matter first. */
export function toldRefunds({ refunds }: Pick<PaymentAttempt, "refunds">): Refund[] {
  return refunds.filter(({ status }) => status === "done" || status === "wanted");
}
