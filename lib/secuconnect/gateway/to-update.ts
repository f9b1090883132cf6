import type { PaymentInstructions } from "#lib/domain/payment.ts";
import type { PaymentTransactionReading, PaymentUpdate } from "#lib/domain/payment-update.ts";
import type { PaymentTransaction } from "../payment-transactions/model.ts";
import type { SmartTransaction } from "../smart-transactions/model.ts";

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
    pciIds: toPciIds(transaction),
    transactions: payments?.map(toReading) ?? null,
  };
}

export function toPciIds(transaction: SmartTransaction): string[] {
  return transaction.paymentTransactions.flatMap((link) => link.id ?? []);
}

/** Complete details or none: half a bank account helps nobody. Values stay exactly as given. */
function toInstructions({ instructions }: SmartTransaction): PaymentInstructions | null {
  if (!instructions?.owner || !instructions.iban || !instructions.remittance) return null;
  const { owner, iban, bic, bankName, remittance } = instructions;
  return { owner, iban: iban.replace(/\s/g, ""), bic, bankName, remittance };
}

function toReading(payment: PaymentTransaction): PaymentTransactionReading {
  return {
    id: payment.id,
    simple: payment.statusNumber,
    detailed: payment.detailedStatus,
    amountCents: payment.amountCents,
    incomingPaymentDate: payment.incomingPaymentDate,
  };
}
