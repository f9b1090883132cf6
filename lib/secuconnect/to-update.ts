import type { Mandate } from "#lib/domain/mandate.ts";
import type { PaymentInstructions } from "#lib/domain/payment.ts";
import type { PaymentTransactionReading, PaymentUpdate, SmartTransactionStatus } from "#lib/domain/payment-update.ts";
import type { PaymentTransaction } from "./wire/payment-transaction.ts";
import type { SmartTransaction } from "./wire/smart-transaction.ts";

const KNOWN_STATUSES: readonly string[] = [
  "created",
  "processing",
  "approved",
  "pending",
  "ok",
  "received",
  "shipped",
  "collection",
  "collected",
  "failed",
  "cancelled",
  "aborted",
] satisfies SmartTransactionStatus[];

/** The provider's answer in our words; a status we do not know stays `unknown`. */
export function toPaymentUpdate(wire: SmartTransaction, transactions: PaymentTransaction[] | null): PaymentUpdate {
  const status = wire.status ?? "";
  return {
    stxId: wire.id,
    status: KNOWN_STATUSES.includes(status) ? (status as SmartTransactionStatus) : "unknown",
    statusText: status,
    merchantRef: wire.merchantRef ?? null,
    contractId: wire.contract?.id ?? null,
    isDemo: wire.is_demo ?? null,
    amountCents: wire.basket_info?.sum ?? null,
    currency: wire.basket_info?.currency ?? null,
    instructions: toInstructions(wire),
    mandate: toMandate(wire),
    pciIds: toPciIds(wire),
    transactions: transactions?.map(toReading) ?? null,
  };
}

export function toPciIds(wire: SmartTransaction): string[] {
  return (wire.transactions ?? []).flatMap((link) => link.id ?? []);
}

function toMandate({ container }: SmartTransaction): Mandate | null {
  if (!container?.id) return null;
  return { reference: container.mandate?.identification || null, containerId: container.id };
}

/** Complete details or none: half a bank account helps nobody. Values stay exactly as given. */
function toInstructions(wire: SmartTransaction): PaymentInstructions | null {
  const given = wire.payment_instructions;
  if (!given?.owner || !given.iban || !given.purpose) return null;
  return {
    owner: given.owner,
    iban: given.iban.replace(/\s/g, ""),
    bic: given.bic || null,
    bankName: given.bankname || null,
    remittance: given.purpose,
  };
}

/** `details.*` is the reliable part; the top level is for display (secuconnect-api §4.2). */
function toReading(wire: PaymentTransaction): PaymentTransactionReading {
  return {
    id: wire.id,
    simple: wire.details?.status_simple ?? null,
    detailed: wire.details?.status ?? null,
    amountCents: wire.details?.amount ?? wire.amount ?? null,
    incomingPaymentDate: wire.incoming_payment_date || null,
  };
}
