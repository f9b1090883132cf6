import { toCapturedStatus } from "./prepare-and-start.ts";
import { ProviderError } from "./provider-error.ts";
import type { StoredPayment, StoredTransaction } from "./state.ts";
import { findLinkedPayment, recordChange, setPaymentStatus, type World } from "./world.ts";

/** Things that happen at banks and in secupay's office, not by an API call. */
export const OUTSIDE_EVENTS = ["deny", "confirm", "overdue", "issue", "resolve", "return-debit"] as const;
export type OutsideEvent = (typeof OUTSIDE_EVENTS)[number];

const NOT_DUE = "Nothing has been started on this transaction";

function toEuros(cents: number): string {
  return `${(cents / 100).toFixed(2).replace(".", ",")} EUR`;
}

function needPayment(world: World, transaction: StoredTransaction): StoredPayment {
  const payment = findLinkedPayment(world, transaction);
  if (payment === null) throw new ProviderError("ProductUpdateFailedException", NOT_DUE);
  return payment;
}

/**
 * Money arrives on the transaction's account. Part payments add up; what is missing or too much is noted, because the
 * provider documents no behaviour for either.
 * @param amount cents; what is still open when left out
 * @throws ProviderError when there is nothing to be paid
 */
export function receiveMoney(world: World, transaction: StoredTransaction, amount: number | undefined): StoredPayment {
  const payment = needPayment(world, transaction);
  if (!transaction.started || payment.method === "debit")
    throw new ProviderError("ProductUpdateFailedException", NOT_DUE);
  const open = Math.max(payment.amount - payment.received, 0);
  const cents = amount ?? open;
  if (!Number.isInteger(cents) || cents <= 0) {
    throw new ProviderError("ProductFormatException", "amount must be a positive number of cents");
  }
  payment.received += cents;
  const difference = payment.received - payment.amount;
  if (difference < 0)
    payment.note = `Teilzahlung: ${toEuros(payment.received)} von ${toEuros(payment.amount)} eingegangen`;
  else if (difference > 0) payment.note = `Überzahlung: ${toEuros(difference)} zu viel eingegangen`;
  else payment.note = null;
  world.store.save("payments", payment.id);
  const late = !["pending", "ok", "received", "shipped", "collection", "collected"].includes(transaction.status);
  if (late) payment.note = `Geld nach dem Ende eingegangen: ${toEuros(payment.received)}`;
  recordChange(world, transaction, `${toEuros(cents)} eingegangen${payment.note === null ? "" : ` (${payment.note})`}`);
  if (difference < 0) return payment;
  payment.incomingAt ??= world.clock.now();
  if (late) return payment;
  if (transaction.status === "pending") transaction.status = toCapturedStatus(transaction);
  setPaymentStatus(world, payment, payment.method === "invoice" && world.store.meta.contract.status9 ? 9 : 1, 6);
  return payment;
}

/** @throws ProviderError ProductUpdateFailedException when the event cannot happen in the present status */
export function applyOutsideEvent(world: World, transaction: StoredTransaction, event: OutsideEvent): StoredPayment {
  const payment = needPayment(world, transaction);
  const refuse = () =>
    new ProviderError(
      "ProductUpdateFailedException",
      `${event} is impossible in status ${transaction.status}, payment ${payment.simple}`,
    );
  const captured = ["ok", "received", "shipped", "collection", "collected"].includes(transaction.status);
  if (event === "deny") {
    if (transaction.status !== "pending" && transaction.status !== "approved") throw refuse();
    transaction.status = "failed";
    recordChange(world, transaction, "abgelehnt");
    setPaymentStatus(world, payment, 3, 8);
  } else if (event === "confirm") {
    if (transaction.status !== "pending" || payment.method === "prepaid") throw refuse();
    transaction.status = toCapturedStatus(transaction);
    recordChange(world, transaction, "von der Bank bestätigt");
    setPaymentStatus(world, payment, payment.method === "invoice" ? 14 : 1, payment.method === "invoice" ? 84 : 6);
  } else if (event === "resolve") {
    if (payment.simple !== 4) throw refuse();
    recordChange(world, transaction, "Vorfall geklärt");
    setPaymentStatus(world, payment, 6, 70);
  } else {
    if (!captured || payment.simple === 4) throw refuse();
    if (event === "overdue" && payment.method !== "invoice") throw refuse();
    if (event === "return-debit" && payment.method !== "debit") throw refuse();
    recordChange(
      world,
      transaction,
      { overdue: "überfällig", issue: "Vorfall", "return-debit": "Rücklastschrift" }[event],
    );
    setPaymentStatus(world, payment, 4, 69);
  }
  return payment;
}
