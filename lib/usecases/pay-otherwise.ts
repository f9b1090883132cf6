import type { Decision } from "#lib/domain/apply-payment-update.ts";
import { newAttempt } from "#lib/domain/draft-order.ts";
import { FALLBACK_METHOD } from "#lib/payments/index.ts";
import { StockShortage } from "#lib/ports.ts";
import { hashContent } from "./content-hash.ts";
import type { Deps } from "./deps.ts";
import { customerDeadline, drivePayment } from "./drive-payment.ts";

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
      const goal = "start" as const;
      const choice = { method: FALLBACK_METHOD, goal, amountCents: order.totalCents, funding: null };
      return {
        kind: "changed",
        order: {
          ...order,
          stockHeld: true,
          contentHash: hashContent(order, FALLBACK_METHOD, null),
          payment: newAttempt(deps.chance.uuid(), order.number, order.payment.number + 1, choice),
        },
        effects: [{ kind: "reserveStock" }, { kind: "drive", delaySeconds: 15 }],
        event: "payment.replaced",
        detail: { method: FALLBACK_METHOD },
      };
    });
  } catch (error) {
    if (error instanceof StockShortage) return false;
    throw error;
  }
  await drivePayment(deps, found.id, customerDeadline(deps));
  return true;
}
