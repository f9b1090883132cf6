import type { MoneyTraits, PaymentAttempt, PaymentStatus } from "./payment.ts";
import { isIn, isStarted } from "./payment.ts";
import type { PaymentTransactionReading, PaymentUpdate } from "./payment-update.ts";
import type { ReceiptStatus } from "./receipt.ts";

/** Details of the simple status (secuconnect-api §4.2) that say more than the Smart Transaction does. */
export const SIMPLE = { denied: 3, issue: 4, void: 5, paid: 9, onHold: 13 } as const;

/**
 * The provider's two state machines as one of ours; `unknown` is never turned into a status.
 * @param receipt what the reading says of the money, where there was one
 */
export function interpret(
  update: PaymentUpdate,
  attempt: PaymentAttempt,
  { capturedMeansPaid }: Pick<MoneyTraits, "capturedMeansPaid">,
  receipt: ReceiptStatus | null = null,
): PaymentStatus | "unknown" {
  const money = newestTransaction(update);
  // What we ended because it could not be started was refused, seen from the order, and stays so when it is cleared away.
  const isRefused = attempt.status === "denied" || (attempt.endReason === "refused" && !isStarted(attempt.status));
  const ended = isRefused ? "denied" : "cancelled";
  if (money?.simple === SIMPLE.issue || money?.simple === SIMPLE.onHold) return "disputed";
  switch (update.status) {
    case "created":
    case "processing":
      return "requested";
    case "approved":
      return "authorized";
    case "pending":
      return money?.simple === SIMPLE.denied ? "denied" : "pending";
    case "ok":
    case "received":
    case "shipped":
    case "collection":
    case "collected":
      if (money?.simple === SIMPLE.void)
        return isIn(attempt.status) || attempt.status === "refunded" ? "refunded" : ended;
      if (capturedMeansPaid || isMoneyIn(money)) return receipt === "cleared" ? "cleared" : "paid";
      // The delivery was reported: from that day on the customer owes (§7.1).
      return money !== undefined && money.completionDate !== null ? "due" : "accepted";
    case "failed":
      return "denied";
    case "cancelled":
    case "aborted":
      return ended;
    case "unknown":
      return "unknown";
  }
}

export function newestTransaction(update: PaymentUpdate): PaymentTransactionReading | undefined {
  return update.transactions?.at(-1);
}

function isMoneyIn(money: PaymentTransactionReading | undefined): boolean {
  return money !== undefined && (money.simple === SIMPLE.paid || money.incomingPaymentDate !== null);
}

/** The provider's words in one line, for merchants. */
export function describe(update: PaymentUpdate): string {
  const money = newestTransaction(update);
  return money === undefined
    ? update.statusText
    : `${update.statusText} / ${money.simple ?? "?"}·${money.detailed ?? "?"}`;
}
