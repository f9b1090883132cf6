import { z } from "zod";
import { toCapturedStatus } from "./incoming-money.ts";
import { KNOWN_NUMBERS, toSimpleStatus } from "./legacy-status.ts";
import { ProviderError } from "./provider-error.ts";
import type { SmartStatus, StoredPayment, StoredTransaction } from "./state.ts";
import { recordChange, setPaymentStatus, type World } from "./world.ts";

/** Body of `TestChangedPaymentStatus` (§10.3, S: a plugin's test call, undocumented). */
export const TestChangedPaymentStatus = z.strictObject({
  new_status_id: z.union([z.int(), z.string().regex(/^\d+$/)]),
});

const INVOICE_ONLY = [84, 86];
const MONEY_IN = [6, 17, 103];
const PAID_OUT = [17, 103];
const DELIVERED = 86;
const DAY = 86_400_000;

/**
 * Puts a payment into a status by its detailed number and moves the deal along, as though bank or office had done it.
 * @throws ProviderError ProductFormatException for a number that stands in no source or cannot be this method's
 */
export function changeTestStatus(world: World, deal: StoredTransaction, payment: StoredPayment, detailed: number) {
  const simple = toSimpleStatus(detailed);
  if (simple === null) {
    throw new ProviderError("ProductFormatException", `new_status_id is none of ${KNOWN_NUMBERS.join(", ")}`);
  }
  if (INVOICE_ONLY.includes(detailed) && payment.method !== "invoice") {
    throw new ProviderError("ProductFormatException", `new_status_id ${detailed} is for invoices only`);
  }
  const now = world.clock.now();
  if (MONEY_IN.includes(detailed) && payment.method !== "debit") {
    payment.incomingAt ??= now;
    payment.received = Math.max(payment.received, payment.amount);
  }
  if (PAID_OUT.includes(detailed)) payment.payoutAt ??= now;
  if (detailed === DELIVERED) {
    payment.completedAt ??= now;
    payment.dueAt ??= payment.completedAt + world.store.meta.contract.dueDays * DAY;
  }
  if (simple === 5) payment.refunded = payment.amount;
  if (deal.payment === payment.id) {
    const status = toDealStatus(deal, simple);
    deal.status = status;
    deal.started = !["created", "approved"].includes(status);
  }
  recordChange(world, deal, `TestChangedPaymentStatus ${detailed}`);
  setPaymentStatus(world, payment, simple, detailed);
}

/** The deal's status that goes with a simple status of its payment (§4.4); trouble leaves it where it is. */
function toDealStatus(deal: StoredTransaction, simple: number): SmartStatus {
  const fixed = { 0: "created", 2: "approved", 3: "failed", 5: "cancelled", 10: "pending" } as const;
  const status = fixed[simple as keyof typeof fixed];
  if (status !== undefined) return status;
  const isCaptured = ["ok", "received", "shipped", "collection", "collected"].includes(deal.status);
  return isCaptured ? deal.status : toCapturedStatus(deal);
}
