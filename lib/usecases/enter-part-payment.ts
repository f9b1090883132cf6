import { type EnteredPart, enterPart, findPartProblem, type PartProblem } from "#lib/domain/part-payment.ts";
import type { Actor } from "#lib/domain/staff.ts";
import type { Deps } from "./deps.ts";

export type PartOutcome = { kind: "entered" } | { kind: "refused"; problem: PartProblem };

/**
 * Somebody has seen how much came of a transfer of which the provider says only that it was not all. The customer is told what
 * is left. The same sum a second time changes nothing; of two people with different sums the second has to look again.
 */
export async function enterPartPayment(
  deps: Pick<Deps, "orders">,
  orderId: string,
  entered: EnteredPart,
  actor: Actor,
): Promise<PartOutcome> {
  let problem: PartProblem | null = null;
  await deps.orders.update(orderId, (order) => {
    problem = findPartProblem(order, entered);
    return enterPart(order, entered, actor);
  });
  return problem === null ? { kind: "entered" } : { kind: "refused", problem };
}
