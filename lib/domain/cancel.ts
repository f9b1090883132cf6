import type { Decision } from "./apply-payment-update.ts";
import type { Effect } from "./effects.ts";
import type { Order } from "./order.ts";
import { setOutToEnd } from "./payment-call.ts";
import type { Actor } from "./staff.ts";
import type { NewCancellation, UndoProblem } from "./undo.ts";

/** Why an order can no longer be cancelled; null when it can. Being cancelled already is no problem. */
export function findCancelProblem(order: Order): UndoProblem | null {
  const { payment } = order;
  if (order.status === "cancelled") return null;
  if (order.status !== "placed") return "notPlaced";
  if (payment.goal === "end") return null;
  if (payment.refunds.some(({ status }) => status === "wanted")) return "refundOpen";
  switch (payment.status) {
    case "paid":
    case "cleared":
      return "paid";
    case "due":
      return "due";
    case "disputed":
      return "disputed";
    case "refunded":
    case "cancelled":
      return "ended";
    default:
      return order.deliveries.length > 0 ? "delivered" : null;
  }
}

/**
 * Somebody wants the order gone, before anything left the shop or was paid. The payment is ended at the provider by the calls
 * made for every end, and the order follows it; where the provider has nothing to end, it is over at once.
 */
export function recordCancellation(order: Order, wanted: NewCancellation, actor: Actor | null): Decision {
  if (findCancelProblem(order) !== null || order.status !== "placed") return { kind: "unchanged" };
  const { payment } = order;
  const { reason } = wanted;
  const audit: Effect = {
    kind: "audit",
    entry: { actor, action: "order.cancelled", detail: { wish: wanted.id, reason } },
  };
  if (payment.status === "denied") {
    return {
      kind: "changed",
      order: { ...order, status: "cancelled", payment: { ...payment, endReason: reason } },
      effects: [{ kind: "mail", event: "cancelled" }, audit],
      event: "order.cancelled",
      detail: { reason },
    };
  }
  // What ends because it was refused leads to another method, unless somebody wants the order gone.
  if (payment.goal === "end" && payment.endReason !== "refused") return { kind: "unchanged" };
  const decision = setOutToEnd({ ...order, payment: { ...payment, goal: "start" } }, reason, { wish: wanted.id });
  return decision.kind === "changed" ? { ...decision, effects: [...decision.effects, audit] } : decision;
}
