import { findCancelProblem, recordCancellation } from "#lib/domain/cancel.ts";
import type { Actor } from "#lib/domain/staff.ts";
import type { NewCancellation, UndoOutcome, UndoProblem } from "#lib/domain/undo.ts";
import type { Deps } from "./deps.ts";

/**
 * Cancels an order of which nothing was delivered or paid: the payment ends at the provider, the goods are free again and the
 * customer gets a mail. Wanted twice, by whomever, it is one cancellation.
 * @param actor null for a command of the shop's own machine
 */
export async function cancelOrder(
  deps: Pick<Deps, "orders">,
  orderId: string,
  wanted: NewCancellation,
  actor: Actor | null,
): Promise<UndoOutcome> {
  let problem: UndoProblem | null = null;
  await deps.orders.update(orderId, (order) => {
    problem = findCancelProblem(order);
    return recordCancellation(order, wanted, actor);
  });
  return problem === null ? { kind: "taken" } : { kind: "refused", problem };
}
