import type { Decision } from "./apply-payment-update.ts";
import { CUSTOMER_ACTOR } from "./audit.ts";
import type { Order } from "./order.ts";
import { isStarted, type PaymentMethodCode } from "./payment.ts";
import { setOutToEnd } from "./payment-call.ts";
import { auditOf, mayCustomerCancel } from "./undo.ts";

/** Each switch costs the provider four calls and maybe a risk check; whoever wants more of them is better helped by phone. */
export const MAX_ATTEMPTS = 6;

/**
 * Whether a placed order may still be paid by another method: nothing was paid, reduced or sent, and no end is under way.
 * A payment that is not started yet is decided within seconds, and a refused one is replaced without being ended.
 */
export function maySwitch(order: Order): boolean {
  const { payment, totalCents } = order;
  const isWhole = payment.refunds.length === 0 && (payment.effectiveCents ?? totalCents) === totalCents;
  const isFree = isStarted(payment.status) && payment.goal !== "end" && payment.number < MAX_ATTEMPTS;
  return isFree && isWhole && mayCustomerCancel(order);
}

/** The wish is on disk; the attempt is ended first, and the next one begins once it was read as over. */
export function recordSwitch(order: Order, method: PaymentMethodCode): Decision {
  if (!maySwitch(order) || order.payment.method === method) return { kind: "unchanged" };
  const before = { ...order, payment: { ...order.payment, endWords: method } };
  const decision = setOutToEnd(before, "switched", { method });
  if (decision.kind !== "changed") return decision;
  const audit = auditOf(CUSTOMER_ACTOR, "payment.switched", { from: order.payment.method, to: method });
  return { ...decision, effects: [...decision.effects, audit], event: "payment.switching" };
}
