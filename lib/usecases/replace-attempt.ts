import type { Decision } from "#lib/domain/apply-payment-update.ts";
import { newAttempt } from "#lib/domain/draft-order.ts";
import type { Effect } from "#lib/domain/effects.ts";
import type { Order } from "#lib/domain/order.ts";
import type { PaymentMethodCode } from "#lib/domain/payment.ts";
import { findWantedMethod } from "#lib/domain/wanted-method.ts";
import type { Lease } from "#lib/ports.ts";
import { hashContent } from "./content-hash.ts";
import type { Deps } from "./deps.ts";

/** Begins what the customer wanted instead of the attempt that is over now. */
export async function replaceAttempt(deps: Deps, orderId: string, lease: Lease): Promise<void> {
  await deps.orders.update(
    orderId,
    (order) => {
      const wanted = findWantedMethod(order);
      return wanted === null ? { kind: "unchanged" } : beginAnother(deps, order, wanted);
    },
    lease,
  );
}

/**
 * The same order, a new attempt by another method, to be started. Goods that were given back are taken again.
 * @param effects what else follows from it
 */
export function beginAnother(
  { chance }: Pick<Deps, "chance">,
  order: Order,
  method: PaymentMethodCode,
  effects: readonly Effect[] = [],
): Decision {
  const choice = { method, goal: "start" as const, amountCents: order.totalCents, funding: null };
  const takeBack: Effect[] = order.stockHeld ? [] : [{ kind: "reserveStock" }];
  return {
    kind: "changed",
    order: {
      ...order,
      stockHeld: true,
      contentHash: hashContent(order, method, null),
      payment: newAttempt(chance.uuid(), order.number, order.payment.number + 1, choice),
    },
    effects: [...takeBack, ...effects],
    event: "payment.replaced",
    detail: { method },
  };
}
