import { ProviderError } from "./provider-error.ts";
import type { SmartStatus, StoredMoney, StoredPayment, StoredTransaction } from "./state.ts";
import { findLinkedPayment, recordChange, savePayment, setPaymentStatus, type World } from "./world.ts";

/** What the bank's statement says of one transfer. */
export interface Transfer {
  /** cents; what is still open when left out */
  amount?: number | undefined;
  purpose?: string | undefined;
  /** the payer's account */
  iban?: string | undefined;
  /** day of booking, milliseconds of the virtual clock; now when left out */
  at?: number | undefined;
  /** what the office remarks on it in place of its usual words, which are a guess of ours; money that is held loses it */
  remark?: string | undefined;
}

const NOT_DUE = "Nothing has been started on this transaction";
const OPEN: readonly SmartStatus[] = ["pending", "ok", "received", "shipped", "collection", "collected"];
const DENIED = 3;
const VOID = 5;

export function toEuros(cents: number): string {
  return `${(cents / 100).toFixed(2).replace(".", ",")} EUR`;
}

/** The status of captured money: it depends on intent and way of delivery. */
export function toCapturedStatus(transaction: StoredTransaction): SmartStatus {
  if (transaction.intent === "sale") return "ok";
  return transaction.deliveryOptions?.type === "collection" ? "collection" : "received";
}

/** Whether money can arrive on the transaction's account; after its end too, which is what makes it late. */
export function canReceiveMoney(transaction: StoredTransaction, payment: StoredPayment | null): boolean {
  return payment !== null && transaction.started && payment.method !== "debit";
}

/** @throws ProviderError ProductUpdateFailedException when no transfer is expected here */
function needTransferPayment(world: World, transaction: StoredTransaction): StoredPayment {
  const payment = findLinkedPayment(world, transaction);
  if (payment === null || !canReceiveMoney(transaction, payment)) {
    throw new ProviderError("ProductUpdateFailedException", NOT_DUE);
  }
  return payment;
}

/**
 * Money arrives on the transaction's account. Part payments add up; what is missing or too much is noted, because the
 * provider documents no behaviour for either. A purpose without the payment's `TA` number cannot be matched: the money
 * is held until somebody assigns it.
 * @throws ProviderError when there is nothing to be paid
 */
export function receiveMoney(world: World, transaction: StoredTransaction, transfer: Transfer): StoredPayment {
  const payment = needTransferPayment(world, transaction);
  const cents = transfer.amount ?? Math.max(payment.amount - payment.received, 0);
  if (!Number.isInteger(cents) || cents <= 0) {
    throw new ProviderError("ProductFormatException", "amount must be a positive number of cents");
  }
  if (transfer.purpose === undefined || namesPayment(transfer.purpose, payment)) {
    book(world, transaction, payment, { ...transfer, amount: cents });
  } else hold(world, transaction, { ...transfer, amount: cents });
  return payment;
}

/** Whether the payer wrote the number under which the money is expected, however spaced. */
function namesPayment(purpose: string, { transId }: StoredPayment): boolean {
  return new RegExp(`(^|\\D)${transId}(\\D|$)`).test(purpose.replaceAll(/(?<=\d)\s+(?=\d)/g, ""));
}

/** Whether an arriving transfer still does what it was meant to do: nothing revives what was cancelled or paid back. */
function isOpen(transaction: StoredTransaction, { simple }: StoredPayment): boolean {
  return OPEN.includes(transaction.status) && simple !== DENIED && simple !== VOID;
}

function hold(world: World, transaction: StoredTransaction, transfer: Transfer & { amount: number }): void {
  const money: StoredMoney = {
    id: world.ids.drawObjectId("MON"),
    at: transfer.at ?? world.clock.now(),
    amount: transfer.amount,
    purpose: transfer.purpose ?? "",
    iban: transfer.iban ?? null,
    transaction: transaction.id,
    state: "held",
    assignedTo: null,
  };
  world.store.tables.money.set(money.id, money);
  world.store.save("money", money.id);
  world.store.save("meta");
  recordChange(world, transaction, `${toEuros(money.amount)} ohne passenden Verwendungszweck eingegangen`);
}

/**
 * Somebody at the provider matches held money by hand, or sends it back.
 * @throws ProviderError ProductUpdateFailedException when it is not held any more
 */
export function settleHeldMoney(world: World, money: StoredMoney, to: StoredTransaction | null): StoredPayment | null {
  if (money.state !== "held") throw new ProviderError("ProductUpdateFailedException", `Money is ${money.state}`);
  const payment = to && needTransferPayment(world, to);
  money.state = to === null ? "returned" : "assigned";
  money.assignedTo = to?.id ?? null;
  world.store.save("money", money.id);
  if (to !== null && payment !== null) {
    const { amount, purpose, iban, at } = money;
    book(world, to, payment, { amount, purpose, iban: iban ?? undefined, at });
  }
  return payment;
}

/** What is held for a transaction. */
export function listHeldMoney(world: World, transaction: StoredTransaction): StoredMoney[] {
  const { money } = world.store.tables;
  return [...money.values()].filter(({ state, transaction: id }) => state === "held" && id === transaction.id);
}

function book(
  world: World,
  transaction: StoredTransaction,
  payment: StoredPayment,
  { amount, purpose, iban, at, remark }: Transfer & { amount: number },
): void {
  payment.received += amount;
  payment.incomingPurpose = purpose ?? `TA ${payment.transId}`;
  payment.incomingIban = iban ?? payment.incomingIban;
  const difference = payment.received - payment.amount;
  if (!isOpen(transaction, payment)) payment.note = `Geld nach dem Ende eingegangen: ${toEuros(payment.received)}`;
  else if (difference < 0)
    payment.note = `Teilzahlung: ${toEuros(payment.received)} von ${toEuros(payment.amount)} eingegangen`;
  else payment.note = difference > 0 ? `Überzahlung: ${toEuros(difference)} zu viel eingegangen` : null;
  payment.note = remark ?? payment.note;
  savePayment(world, payment);
  const note = payment.note === null ? "" : ` (${payment.note})`;
  recordChange(world, transaction, `${toEuros(amount)} eingegangen${note}`);
  acceptIfPaid(world, transaction, payment, at);
}

/** Once everything is there the payment is accepted; late money is only recorded. */
export function acceptIfPaid(
  world: World,
  transaction: StoredTransaction,
  payment: StoredPayment,
  at: number = world.clock.now(),
): void {
  if (payment.received < payment.amount || payment.received === 0) return;
  payment.incomingAt ??= at;
  savePayment(world, payment);
  if (!isOpen(transaction, payment)) return;
  if (transaction.status === "pending") {
    transaction.status = toCapturedStatus(transaction);
    recordChange(world, transaction, "bezahlt");
  }
  setPaymentStatus(world, payment, payment.method === "invoice" && world.store.meta.contract.status9 ? 9 : 1, 6);
}

/** Whether there is arrived money that a bank could take back. */
export function canReturnTransfer(transaction: StoredTransaction, payment: StoredPayment): boolean {
  return canReceiveMoney(transaction, payment) && payment.received > 0;
}

/**
 * The bank takes an arrived transfer back, for example after a recall.
 * @throws ProviderError ProductUpdateFailedException when nothing has arrived
 */
export function returnTransfer(world: World, transaction: StoredTransaction): StoredPayment {
  const payment = needTransferPayment(world, transaction);
  if (!canReturnTransfer(transaction, payment)) {
    throw new ProviderError("ProductUpdateFailedException", "No money has arrived");
  }
  recordChange(world, transaction, `${toEuros(payment.received)} zurückgebucht`);
  payment.received = 0;
  payment.note = "Überweisung zurückgebucht";
  const wasAccepted = payment.incomingAt !== null && payment.simple !== 5;
  payment.incomingAt = null;
  if (wasAccepted) setPaymentStatus(world, payment, 4, 69);
  else savePayment(world, payment);
  return payment;
}
