import {
  markOf,
  type PaymentGlance,
  type PaymentTransactionReading,
  type PaymentUpdate,
} from "#lib/domain/payment-update.ts";
import { type LedgerPayment, type LedgerTransaction, paymentOf } from "./ledger.ts";

export const CONTRACT = "GCR_1";

/** Bank details as the provider gives them for what was started and is paid by transfer. */
const DETAILS = {
  owner: "secupay AG",
  iban: "DE81850400611005523759",
  bic: "COBADEFFXXX",
  bankName: "Commerzbank CC",
};

export function toReading(payment: LedgerPayment): PaymentTransactionReading {
  return {
    id: payment.id,
    simple: payment.simple,
    detailed: payment.detailed,
    amountCents: payment.amount,
    currency: "EUR",
    cleared: payment.received >= payment.amount ? "cleared" : "open",
    incomingPaymentDate: payment.incomingAt,
    hasIncoming: payment.received > 0,
    completionDate: payment.completedAt,
    payoutDate: null,
    note: payment.note,
    related: payment.refunds > 0 ? payment.reductions.map((_, index) => `${payment.id}R${index}`) : [],
  };
}

/** An answer of the API about a transaction, as it is at this moment. */
export function toUpdate(transaction: LedgerTransaction, withPayments: boolean, withDetails = true): PaymentUpdate {
  const payment = paymentOf(transaction);
  const isTransfer = transaction.isStarted && payment !== undefined && payment.method !== "debit";
  return {
    stxId: transaction.id,
    status: transaction.status,
    statusText: transaction.status,
    merchantRef: transaction.merchantRef,
    contractId: CONTRACT,
    isDemo: true,
    amountCents: transaction.amount,
    currency: "EUR",
    instructions: isTransfer && withDetails ? { ...DETAILS, remittance: `TA ${payment.id}` } : null,
    intent: "sale",
    pickupCode: null,
    mandate: transaction.hasAccount ? { reference: `M-${transaction.id}`, containerId: `PCT_${transaction.id}` } : null,
    pciIds: payment === undefined ? [] : [payment.id],
    transactions: withPayments && payment !== undefined ? [toReading(payment)] : null,
  };
}

export function toGlance(payment: LedgerPayment): PaymentGlance {
  const reading = toReading(payment);
  return {
    pciId: payment.id,
    simple: reading.simple,
    incomingPaymentDate: reading.incomingPaymentDate,
    mark: markOf(reading),
  };
}
