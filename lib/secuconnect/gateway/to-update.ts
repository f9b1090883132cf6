import type { Mandate } from "#lib/domain/mandate.ts";
import type { BankDetails } from "#lib/domain/payment.ts";
import type { PaymentTransactionReading, PaymentUpdate } from "#lib/domain/payment-update.ts";
import type { PaymentTransaction } from "../payment-transactions/model.ts";
import type { SmartTransaction } from "../smart-transactions/model.ts";
import { toNote } from "./to-note.ts";
import { toRemark } from "./to-remark.ts";

/** The provider's answer in the shop's words; a status we do not know stays `unknown`. */
export function toPaymentUpdate(
  transaction: SmartTransaction,
  payments: readonly PaymentTransaction[] | null,
): PaymentUpdate {
  const { status, statusText, merchantRef, contractId, isDemo, amountCents, currency } = transaction;
  return {
    stxId: transaction.id,
    status,
    statusText,
    merchantRef,
    contractId,
    isDemo,
    amountCents,
    currency,
    instructions: toInstructions(transaction),
    intent: transaction.intent === "sale" || transaction.intent === "order" ? transaction.intent : null,
    pickupCode: transaction.delivery?.pickupCode ?? null,
    mandate: toMandate(transaction),
    pciIds: toPciIds(transaction),
    transactions: payments?.map(toReading) ?? null,
  };
}

export function toPciIds(transaction: SmartTransaction): string[] {
  return transaction.paymentTransactions.flatMap((link) => link.id ?? []);
}

/** The reference stands in the expanded container only; until it was read it is null. */
function toMandate({ container }: SmartTransaction): Mandate | null {
  if (!container?.id) return null;
  return { reference: container.mandate?.reference ?? null, containerId: container.id };
}

/** Complete details or none: half a bank account helps nobody. Values stay exactly as given. */
function toInstructions({ instructions }: SmartTransaction): BankDetails | null {
  if (!instructions?.owner || !instructions.iban || !instructions.remittance) return null;
  const { owner, iban, bic, bankName, remittance } = instructions;
  return { owner, iban: iban.replace(/\s/g, ""), bic, bankName, remittance };
}

/** A movement of money in the shop's words, the same from a list as from a full read. */
export function toReading(payment: PaymentTransaction): PaymentTransactionReading {
  const { incomingPaymentDate, incomingPaymentRemittance, incomingPaymentIban } = payment;
  const remark = toRemark(payment.description);
  return {
    id: payment.id,
    simple: payment.statusNumber,
    detailed: payment.detailedStatus,
    amountCents: payment.amountCents,
    currency: payment.currency,
    cleared: payment.cleared === "open" || payment.cleared === "cleared" ? payment.cleared : null,
    incomingPaymentDate,
    hasIncoming: (incomingPaymentDate ?? incomingPaymentRemittance ?? incomingPaymentIban) !== null,
    completionDate: payment.completionDate,
    payoutDate: payment.payoutDate,
    note: toNote(payment.description),
    ...(remark === null ? {} : { remark }),
    related: [...payment.parents, ...payment.related].flatMap(({ id }) => id ?? []),
  };
}
