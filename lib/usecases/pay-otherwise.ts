import type { Decision } from "#lib/domain/apply-payment-update.ts";
import { FALLBACK_METHOD } from "#lib/payments/index.ts";
import { StockShortage } from "#lib/ports.ts";
import type { Deps } from "./deps.ts";
import { customerDeadline, drivePayment } from "./drive-payment.ts";
import { beginAnother } from "./replace-attempt.ts";

/**
 * A placed order whose payment was refused afterwards is paid in advance instead: same order, new attempt.
 * @returns false when goods are gone meanwhile; nothing was changed then
 */
export async function payOtherwise(deps: Deps, token: string): Promise<boolean> {
  const found = await deps.orders.findByToken(token);
  if (found === null) return false;
  try {
    await deps.orders.update(found.id, (order): Decision => {
      if (order.status !== "placed" || order.payment.status !== "denied") return { kind: "unchanged" };
      return beginAnother(deps, order, FALLBACK_METHOD, [{ kind: "drive", delaySeconds: 15 }]);
    });
  } catch (error) {
    if (error instanceof StockShortage) return false;
    throw error;
  }
  await drivePayment(deps, found.id, customerDeadline(deps));
  return true;
}
