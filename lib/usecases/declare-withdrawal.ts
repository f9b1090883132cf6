import { findOrderNumbers, judgeWithdrawal, type Withdrawal } from "#lib/domain/withdrawal.ts";
import { findStatementErrors } from "#lib/domain/withdrawal-form.ts";
import type { Orders, Withdrawals } from "#lib/ports.ts";

/** What this needs of the outside. */
export interface WithdrawalDeps {
  orders: Pick<Orders, "find" | "findIdByNumber" | "now">;
  withdrawals: Withdrawals;
}

/**
 * The click on "Widerruf bestätigen": only this declares anything. Whether there is such an order, and whether it is in time, is
 * found out for the merchant; whoever declares hears the same in every case.
 * @returns null when the draft is gone, or says too little to be a statement
 */
export async function declareWithdrawal(deps: WithdrawalDeps, token: string): Promise<Withdrawal | null> {
  const found = await deps.withdrawals.find(token);
  if (found === null || found.declaredAt !== null) return found;
  if (Object.keys(findStatementErrors(found)).length > 0) return null;
  const declaredAt = await deps.orders.now();
  const orderId = await findOrder(deps, found.contract);
  const order = orderId === null ? null : await deps.orders.find(orderId);
  const placed = order?.status === "draft" ? null : order;
  const standing = judgeWithdrawal(placed, found, declaredAt);
  return deps.withdrawals.declare(token, { declaredAt, orderId: placed?.id ?? null, standing });
}

async function findOrder({ orders }: WithdrawalDeps, contract: string): Promise<string | null> {
  for (const number of findOrderNumbers(contract)) {
    const id = await orders.findIdByNumber(number);
    if (id !== null) return id;
  }
  return null;
}
