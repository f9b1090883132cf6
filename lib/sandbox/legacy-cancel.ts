import { z } from "zod";
import { CancelLegacyTransaction } from "#lib/secuconnect/wire/legacy-transaction.ts";
import { addPayment, type Verdict } from "./prepare-and-start.ts";
import { ProviderError } from "./provider-error.ts";
import type { StoredPayment, StoredTransaction } from "./state.ts";
import { recordChange, setPaymentStatus, type World } from "./world.ts";

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
const PAID_OUT = [17, 103];

/**
 * Cancels a payment or a part of it: before the money is in, the amount is lowered; afterwards a refund with a negative
 * amount is made (§5.4, D).
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
  const left = payment.amount - payment.refunded;
  const by = toReduction(payment, request, left);
  if (by > left) throw buildFailure(`${by} is more than the ${left} left`);
  const isPaidOut = PAID_OUT.includes(payment.detailed);
  const refund = payment.incomingAt === null ? null : addRefund(world, deal, payment, by);
  reduce(world, deal, payment, by);
  return {
    new_trans_id: refund?.transId ?? null,
    demo: deal.isDemo,
    result: {
      new_trans_id: refund?.transId ?? null,
      remaining_amount: payment.amount - payment.refunded,
      refund_waiting_for_payment: isPaidOut,
    },
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

function reduce(world: World, deal: StoredTransaction, payment: StoredPayment, by: number): void {
  payment.refunded += by;
  const isWhole = payment.refunded >= payment.amount;
  const wasReceived = payment.incomingAt !== null;
  if (isWhole && !wasReceived) deal.status = "cancelled";
  const what = wasReceived ? "erstattet" : "storniert";
  recordChange(world, deal, isWhole ? `ganz ${what}` : `um ${by} Cent ${wasReceived ? "erstattet" : "verringert"}`);
  if (isWhole) setPaymentStatus(world, payment, 5, 11);
  else setPaymentStatus(world, payment, payment.simple, payment.detailed);
}

/** The money goes back by a payment of its own; the deal stays linked to the original. */
function addRefund(world: World, deal: StoredTransaction, payment: StoredPayment, by: number): StoredPayment {
  const refund = addPayment(world, { ...deal, payment: null, allPayments: deal.allPayments }, payment.method);
  refund.amount = -by;
  refund.note = `Erstattung zu ${payment.id}`;
  refund.simple = 7;
  world.pushes.announce(refund, "added");
  return refund;
}

function buildFailure(why?: string): ProviderError {
  const details = "transaction status change failed";
  return new ProviderError("ProductUpdateFailedException", why === undefined ? details : `${details}: ${why}`);
}
