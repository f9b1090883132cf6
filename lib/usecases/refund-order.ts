import type { NewRefund } from "#lib/domain/refund.ts";
import type { Actor } from "#lib/domain/staff.ts";
import { findRefundProblem, recordRefund, type UndoProblem } from "#lib/domain/undo.ts";
import type { UndoOutcome } from "./cancel-order.ts";
import type { Deps } from "./deps.ts";

/**
 * Reduces what the customer owes, or pays it back, in full or in part; a job carries it to the provider. The same wish a
 * second time, by its id, changes nothing.
 * @param actor null for a command of the shop's own machine
 */
export async function refundOrder(
  deps: Pick<Deps, "orders">,
  orderId: string,
  wanted: NewRefund,
  actor: Actor | null,
): Promise<UndoOutcome> {
  let problem: UndoProblem | null = null;
  await deps.orders.update(orderId, (order, now) => {
    const isKnown = order.payment.refunds.some(({ id }) => id === wanted.id);
    problem = isKnown ? null : findRefundProblem(order, wanted);
    return recordRefund(order, wanted, actor, now);
  });
  return problem === null ? { kind: "taken" } : { kind: "refused", problem };
}
