import { CUSTOMER_ACTOR } from "#lib/domain/audit.ts";
import type { Order } from "#lib/domain/order.ts";
import { findReasonProblem } from "#lib/domain/refund-reason.ts";
import type { Actor } from "#lib/domain/staff.ts";
import {
  findCancelProblem,
  isBeingCancelled,
  mayCustomerCancel,
  recordCancel,
  type UndoProblem,
} from "#lib/domain/undo.ts";
import type { Deps } from "./deps.ts";

/** taken: it is on disk, and what has to be done elsewhere for it is queued, or was asked for before. */
export type UndoOutcome = { kind: "taken" } | { kind: "refused"; problem: UndoProblem };

export interface CancelWish {
  /** Names the wish. A cancellation has no parts, so every wish for it is the same. */
  id: string;
  /** For the customer, in the language of the order; up to REASON_LENGTH characters. */
  reason: string;
}

/**
 * Gives an order up before anything of it was delivered or paid: the payment ends at the provider, the goods are free again
 * and the customer gets a mail. Asked for once more, by a double click or a colleague, it is one cancellation.
 * @param actor null for a command of the shop's own machine
 */
export async function cancelOrder(
  deps: Pick<Deps, "orders">,
  orderId: string,
  wish: CancelWish,
  actor: Actor | typeof CUSTOMER_ACTOR | null,
): Promise<UndoOutcome> {
  let problem: UndoProblem | null = null;
  await deps.orders.update(orderId, (order) => {
    problem = isBeingCancelled(order) ? null : (findProblem(order, actor) ?? findReasonProblem(wish.reason));
    return problem === null && !isBeingCancelled(order) ? recordCancel(order, wish, actor) : { kind: "unchanged" };
  });
  return problem === null ? { kind: "taken" } : { kind: "refused", problem };
}

/** Of money that came in part only the shop can decide what becomes of it. */
function findProblem(order: Order, actor: Actor | typeof CUSTOMER_ACTOR | null): UndoProblem | null {
  const problem = findCancelProblem(order);
  return problem === null && actor === CUSTOMER_ACTOR && !mayCustomerCancel(order) ? "refundInstead" : problem;
}
