import { applyPaymentUpdate } from "#lib/domain/apply-payment-update.ts";
import type { Order } from "#lib/domain/order.ts";
import type { PaymentUpdate } from "#lib/domain/payment-update.ts";
import type { Lease } from "#lib/ports.ts";
import { type Deps, updateRules } from "./deps.ts";

/**
 * What was read, onto the order it was read for. Nothing is saved when somebody else saved meanwhile: this reading may be
 * older than what they know (G-07).
 * @param order as it was before the provider was asked
 * @returns the order afterwards, null when it has to be read again
 */
export async function applyReading(
  deps: Deps,
  order: Order,
  update: PaymentUpdate,
  lease: Lease,
): Promise<Order | null> {
  let isOutdated = false;
  const decision = await deps.orders.update(
    order.id,
    (current, now) => {
      isOutdated = current.version !== order.version;
      return isOutdated ? { kind: "unchanged" } : applyPaymentUpdate(current, update, updateRules(deps, current), now);
    },
    lease,
  );
  if (isOutdated) return null;
  return decision.kind === "changed" ? decision.order : order;
}
