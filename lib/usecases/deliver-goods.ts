import {
  type DeliveryProblem,
  findDeliveryProblem,
  itemsLeft,
  type NewDelivery,
  recordDelivery,
} from "#lib/domain/delivery.ts";
import { paymentMethod } from "#lib/payments/index.ts";
import type { Deps } from "./deps.ts";

export type DeliveryOutcome = { kind: "recorded"; isFinal: boolean } | { kind: "refused"; problem: DeliveryProblem };

/**
 * Goods have left the shop. The same delivery a second time, by its id, changes nothing.
 * @param wanted its items are all that is left when it names none
 */
export async function deliverGoods(deps: Deps, orderId: string, wanted: NewDelivery): Promise<DeliveryOutcome> {
  let problem: DeliveryProblem | null = null;
  let isFinal = false;
  await deps.orders.update(orderId, (order, now) => {
    const known = order.deliveries.find(({ id }) => id === wanted.id);
    problem = known ? null : findDeliveryProblem(order, wanted.items.length === 0 ? itemsLeft(order) : wanted.items);
    const decision = recordDelivery(order, wanted, paymentMethod(order.payment.method).reportsDelivery, now);
    const after = decision.kind === "changed" ? decision.order : order;
    isFinal = after.deliveries.find(({ id }) => id === wanted.id)?.isFinal ?? false;
    return decision;
  });
  return problem === null ? { kind: "recorded", isFinal } : { kind: "refused", problem };
}
