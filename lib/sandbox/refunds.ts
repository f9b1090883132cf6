import { acceptIfPaid, toEuros } from "./incoming-money.ts";
import { findEffectiveAmount, insertPayment } from "./payments.ts";
import { ProviderError } from "./provider-error.ts";
import type { StoredPayment, StoredTransaction } from "./state.ts";
import { recordChange, savePayment, setPaymentStatus, type World } from "./world.ts";

const VOID = { simple: 5, detailed: 11 };
/** Flagged for the next bank run. */
const REFUND_WAITS = { simple: 7, detailed: 88 };
const DAY = 86_400_000;

/** In these nothing is left that could be cancelled: new, denied, void. */
const FINAL = [0, 3, 5];

/**
 * Cancels or pays back (§5.4). Before execution the amount is lowered, or all of it cancelled; afterwards every call
 * makes a refund of its own with a negative amount. Never more than is left.
 * @param by cents; everything that is left when undefined
 * @returns the payment, and the refund where one was made
 * @throws ProviderError ProductUpdateFailedException when the status forbids it or the sum is too high
 */
export function reducePayment(
  world: World,
  payment: StoredPayment,
  by: number | undefined,
  reason: string | null,
): StoredPayment[] {
  const left = findEffectiveAmount(payment);
  if (payment.kind === "refund" || FINAL.includes(payment.simple) || left <= 0) {
    const details = `Payment transaction in status ${payment.simple} cannot be cancelled`;
    throw new ProviderError("ProductUpdateFailedException", details);
  }
  const cents = by ?? left;
  if (cents > left) {
    const details = `Refund amount ${cents} is higher than the remaining amount ${left}`;
    throw new ProviderError("ProductUpdateFailedException", details);
  }
  const transaction = world.store.tables.transactions.get(payment.transaction);
  payment.reason = reason;
  if (isExecuted(payment)) return [payment, payBack(world, transaction, payment, cents, reason)];
  if (cents === left) cancelWhole(world, transaction, payment);
  else lower(world, transaction, payment, cents);
  return [payment];
}

/** Whether money has already moved, so that it has to be moved back. */
function isExecuted(payment: StoredPayment): boolean {
  if (payment.payoutAt !== null || payment.incomingAt !== null) return true;
  return payment.method === "debit" && payment.simple !== 2 && payment.simple !== 10;
}

function cancelWhole(world: World, transaction: StoredTransaction | undefined, payment: StoredPayment): void {
  payment.refunded = payment.amount;
  if (transaction !== undefined && transaction.payment === payment.id) {
    if (["approved", "pending"].includes(transaction.status)) transaction.status = "cancelled";
    recordChange(world, transaction, "Zahlung storniert");
  }
  setPaymentStatus(world, payment, VOID.simple, VOID.detailed);
}

function lower(world: World, transaction: StoredTransaction | undefined, payment: StoredPayment, cents: number): void {
  payment.amount -= cents;
  savePayment(world, payment);
  if (transaction === undefined) return;
  recordChange(world, transaction, `Betrag um ${toEuros(cents)} gesenkt`);
  acceptIfPaid(world, transaction, payment);
}

function payBack(
  world: World,
  transaction: StoredTransaction | undefined,
  payment: StoredPayment,
  cents: number,
  reason: string | null,
): StoredPayment {
  const refund = insertPayment(world, {
    transaction: payment.transaction,
    method: payment.method,
    amount: -cents,
    currency: payment.currency,
    iban: payment.iban,
    kind: "refund",
    parent: payment.id,
    reason,
    ...REFUND_WAITS,
  });
  savePayment(world, refund);
  payment.children.push(refund.id);
  payment.refunded += cents;
  if (transaction !== undefined) {
    transaction.allPayments.push(refund.id);
    recordChange(world, transaction, `Erstattung über ${toEuros(cents)} beauftragt`);
  }
  if (findEffectiveAmount(payment) === 0) setPaymentStatus(world, payment, VOID.simple, VOID.detailed);
  else savePayment(world, payment);
  world.pushes.announce(refund, "added");
  const at = world.clock.now() + DAY;
  world.planner.plan({ at, transaction: payment.transaction, event: "refund-done", input: { refund: refund.id } });
  return refund;
}

/** The refund the next bank run carries out: the newest waiting one, or the one named. */
export function findWaitingRefund(
  world: World,
  transaction: StoredTransaction,
  id?: string,
): { refund: StoredPayment; original: StoredPayment } | null {
  const { payments } = world.store.tables;
  const refund = transaction.allPayments
    .flatMap((known) => payments.get(known) ?? [])
    .findLast(({ kind, simple, id: own }) => kind === "refund" && simple === 7 && (id === undefined || own === id));
  const original = payments.get(refund?.parent ?? "");
  return refund === undefined || original === undefined ? null : { refund, original };
}

/**
 * The bank run with the refund: done, or sent back, which leaves the money with the merchant.
 * @throws ProviderError ProductUpdateFailedException when no refund is waiting
 */
export function finishRefund(
  world: World,
  transaction: StoredTransaction,
  isDone: boolean,
  id?: string,
): StoredPayment {
  const waiting = findWaitingRefund(world, transaction, id);
  if (waiting === null) throw new ProviderError("ProductUpdateFailedException", "No refund is waiting");
  const { refund, original } = waiting;
  recordChange(world, transaction, `Erstattung ${isDone ? "ausgeführt" : "fehlgeschlagen"}`);
  if (isDone) {
    refund.completedAt = world.clock.now();
    setPaymentStatus(world, refund, 1, 6);
    return refund;
  }
  original.refunded += refund.amount;
  setPaymentStatus(world, refund, 3, 8);
  if (original.simple === VOID.simple) setPaymentStatus(world, original, 1, 6);
  else savePayment(world, original);
  return refund;
}
