import { type DeliveryProblem, findWantedProblem, type NewDelivery, recordDelivery } from "#lib/domain/delivery.ts";
import type { Order } from "#lib/domain/order.ts";
import type { Actor } from "#lib/domain/staff.ts";
import { paymentMethod } from "#lib/payments/index.ts";
import type { Deps } from "./deps.ts";

export type DeliveryOutcome = { kind: "recorded"; isFinal: boolean } | { kind: "refused"; problem: DeliveryProblem };

/**
 * Goods have left the shop in a parcel. The same delivery a second time, by its id, changes nothing; of two people who send
 * the same goods the second is told that nothing is left.
 * @param wanted its items are all that is left when it names none
 * @param actor null where no person of the shop is behind it
 */
export function deliverGoods(
  deps: Deps,
  orderId: string,
  wanted: NewDelivery,
  actor: Actor | null,
): Promise<DeliveryOutcome> {
  return recordOne(deps, orderId, wanted, actor, ({ delivery }) => (delivery === "shipping" ? null : "toBeCollected"));
}

/** @param findProblem what else may stand against it */
export async function recordOne(
  deps: Deps,
  orderId: string,
  wanted: NewDelivery,
  actor: Actor | null,
  findProblem: (order: Order) => DeliveryProblem | null,
): Promise<DeliveryOutcome> {
  let problem: DeliveryProblem | null = null;
  let isFinal = false;
  await deps.orders.update(orderId, (order, now) => {
    const known = order.deliveries.find(({ id }) => id === wanted.id);
    problem = known ? null : (findProblem(order) ?? findWantedProblem(order, wanted, now));
    isFinal = known?.isFinal ?? false;
    if (known !== undefined || problem !== null) return { kind: "unchanged" };
    const decision = recordDelivery(order, wanted, paymentMethod(order.payment.method), now, actor);
    if (decision.kind === "changed") isFinal = decision.order.deliveryStatus === "delivered";
    return decision;
  });
  return problem === null ? { kind: "recorded", isFinal } : { kind: "refused", problem };
}
