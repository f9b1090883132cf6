import { claimedCents } from "./claim.ts";
import { newestTransaction } from "./interpret.ts";
import type { Order } from "./order.ts";
import { canBecome, isIn, isStarted, type PaymentStatus } from "./payment.ts";
import type { PaymentUpdate } from "./payment-update.ts";

/** What must be the same on both sides before an answer may say anything about money (G-06). */
export interface Expectation {
  contractId: string;
  isDemo: boolean;
}

/**
 * Why an answer cannot be about this order, in words for the merchant; null when it fits.
 * @param bringsMoney it names money that was not known of
 */
export function findContradiction(
  order: Order,
  update: PaymentUpdate,
  expected: Expectation,
  next: PaymentStatus | "unknown",
  bringsMoney: boolean,
): string | null {
  const ours = order.payment;
  if (update.merchantRef !== null && update.merchantRef !== ours.merchantRef) return "reference of another order";
  if (update.contractId !== null && update.contractId !== expected.contractId) return "other contract";
  if (update.isDemo !== null && update.isDemo !== expected.isDemo) return "demo and live mixed";
  if (!bringsMoney && (next === "unknown" || !isStarted(next))) return null;
  if (update.currency !== null && update.currency !== "EUR") return `currency ${update.currency}`;
  // A reduction may or may not show in the sum of the Smart Transaction; no source says.
  const sums = [order.totalCents, claimedCents(order)];
  if (update.amountCents !== null && !sums.includes(update.amountCents)) {
    return `amount ${update.amountCents} at the provider, ${order.totalCents} here`;
  }
  const isNews = bringsMoney || (next !== "unknown" && canBecome(ours.status, next) && letsGoodsLeave(next));
  const missing = isNews ? listMissingEvidence(update) : [];
  return missing.length === 0 ? null : `the answer says "${update.statusText}" without ${missing.join(", ")}`;
}

/**
 * What an answer leaves open, absent or unreadable, although goods leave on the strength of it. Replies echo the whole
 * transaction (secuconnect-api §3.1, D/S), so silence about the amount is no agreement: it is looked at again.
 */
function listMissingEvidence(update: PaymentUpdate): string[] {
  const money = newestTransaction(update);
  const evidence: [name: string, isThere: boolean][] = [
    ["amount", update.amountCents !== null],
    ["currency", update.currency !== null],
    ["contract", update.contractId !== null],
    ["demo flag", update.isDemo !== null],
    // Read, and yet it does not say whether the money is good: a return debit could be behind it.
    ["status of the payment", money === undefined || money.simple !== null],
  ];
  return evidence.flatMap(([name, isThere]) => (isThere ? [] : name));
}

function letsGoodsLeave(status: PaymentStatus): boolean {
  return status === "accepted" || status === "due" || isIn(status);
}
