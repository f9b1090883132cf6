import { isPickupCode } from "#lib/domain/pickup-code.ts";
import type { Actor } from "#lib/domain/staff.ts";
import { type DeliveryOutcome, recordOne } from "./deliver-goods.ts";
import type { Deps } from "./deps.ts";

export interface HandOver {
  /** Names the wish. */
  id: string;
  /** As the customer says it; not asked for where the provider gave none. */
  pickupCode: string;
}

/** A customer came for the goods: all that is left is theirs. */
export function handOverGoods(
  deps: Deps,
  orderId: string,
  { id, pickupCode }: HandOver,
  actor: Actor | null,
): Promise<DeliveryOutcome> {
  const wanted = { id, items: [], carrier: null, trackingId: null, deliveredAt: null };
  return recordOne(deps, orderId, wanted, actor, (order) => {
    if (order.delivery !== "collection") return "notCollected";
    return order.pickupCode === null || isPickupCode(pickupCode, order.pickupCode) ? null : "wrongCode";
  });
}
