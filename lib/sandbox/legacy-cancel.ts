import { z } from "zod";
import { CancelLegacyTransaction } from "#lib/secuconnect/wire/legacy-transaction.ts";
import { findEffectiveAmount } from "./payments.ts";
import type { Verdict } from "./prepare-and-start.ts";
import { ProviderError } from "./provider-error.ts";
import { reducePayment } from "./refunds.ts";
import type { StoredPayment, StoredTransaction } from "./state.ts";
import type { World } from "./world.ts";

const Cents = z.union([z.int().positive(), z.string().regex(/^[1-9]\d*$/)]);

/**
 * Body of the old cancel as senders write it. `amount` is deprecated and no business of a client: for an invoice it is
 * what remains, for every other method the reduction (§5.4).
 */
export const CancelBody = CancelLegacyTransaction.extend({
  reduce_amount_by: Cents.optional(),
  amount: z.union([z.int().nonnegative(), z.string().regex(/^\d+$/)]).optional(),
});
type CancelBody = z.infer<typeof CancelBody>;

const NOT_ACCEPTED = [0, 3];
const CANCELLABLE = [1, 2, 6, 9, 10, 14];

/**
 * Cancels a payment or a part of it, by the same rules as the newer call (§5.4): the amount is lowered, or a refund is made.
 * @throws ProviderError with the reasons of seed 2, in the order of its table
 */
export function cancelLegacyTransaction(
  world: World,
  deal: StoredTransaction,
  payment: StoredPayment,
  request: CancelBody,
  verdict: Verdict,
) {
  checkContract(world, deal, payment, request);
  if (NOT_ACCEPTED.includes(payment.simple)) {
    throw new ProviderError("ProductNotFoundException", "transaction not accepted");
  }
  if (!CANCELLABLE.includes(payment.simple)) {
    throw new ProviderError("ProductUpdateFailedException", "transaction status disallows canceling");
  }
  if (verdict === "declined") throw buildFailure();
  const left = findEffectiveAmount(payment);
  const by = toReduction(payment, request, left);
  if (by > left) throw buildFailure(`${by} is more than the ${left} left`);
  const wasPaidOut = payment.payoutAt !== null;
  const [, refund] = reducePayment(world, payment, by, null);
  const new_trans_id = refund?.transId ?? null;
  const remaining_amount = findEffectiveAmount(payment);
  return {
    new_trans_id,
    demo: deal.isDemo,
    result: { new_trans_id, remaining_amount, refund_waiting_for_payment: wasPaidOut },
  };
}

function checkContract(world: World, deal: StoredTransaction, payment: StoredPayment, request: CancelBody): void {
  const contract = request.contract ?? deal.contract;
  if (contract === "") throw new ProviderError("ProductNotAllowedException", "contract id missing");
  if (contract !== world.contractId) throw new ProviderError("ProductNotAllowedException", "access to contract denied");
  if (world.store.meta.contract.methods.includes(payment.method)) return;
  throw new ProviderError("ProductNotAllowedException", "contract disallows payment");
}

/** Cents to take away, by the one field that means it and the one that means two things. */
function toReduction(payment: StoredPayment, request: CancelBody, left: number): number {
  if (request.reduce_amount_by !== undefined) return Number(request.reduce_amount_by);
  if (request.amount === undefined) return left;
  const amount = Number(request.amount);
  const by = payment.method === "invoice" ? left - amount : amount;
  if (by <= 0) throw buildFailure(`amount ${amount} takes nothing away from the ${left} left`);
  return by;
}

function buildFailure(why?: string): ProviderError {
  const details = "transaction status change failed";
  return new ProviderError("ProductUpdateFailedException", why === undefined ? details : `${details}: ${why}`);
}
