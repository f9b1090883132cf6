import type { DeliveryProblem } from "#lib/domain/delivery.ts";
import { itemsLeft } from "#lib/domain/delivery.ts";
import type { Actor } from "#lib/domain/staff.ts";
import type { Deps } from "./deps.ts";

export type SwitchOutcome = { kind: "switched" } | { kind: "refused"; problem: DeliveryProblem };

/**
 * Goods that were to be collected are sent after all. The provider takes shipping for a collection (secuconnect-api §7.3, D)
 * and hears of it with the delivery itself. The price of the order stays: what was agreed on is paid.
 * @param wish its id; a second time changes nothing
 */
export async function switchToShipping(
  deps: Deps,
  orderId: string,
  wish: { id: string },
  actor: Actor,
): Promise<SwitchOutcome> {
  let problem: DeliveryProblem | null = null;
  await deps.orders.update(orderId, (order) => {
    problem = null;
    if (order.delivery === "shipping") return { kind: "unchanged" };
    if (order.status !== "placed") problem = "notPlaced";
    else if (order.payment.goal === "end") problem = "ending";
    else if (itemsLeft(order).length === 0) problem = "nothingLeft";
    if (problem !== null) return { kind: "unchanged" };
    const detail = { wish: wish.id };
    return {
      kind: "changed",
      order: { ...order, delivery: "shipping" },
      effects: [{ kind: "audit", entry: { actor, action: "order.switchedToShipping", detail } }],
      event: "order.switchedToShipping",
      detail,
    };
  });
  return problem === null ? { kind: "switched" } : { kind: "refused", problem };
}
