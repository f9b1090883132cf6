import type { StoredPayment, StoredTransaction } from "./state.ts";
import { toBerlinTime } from "./virtual-clock.ts";
import type { World } from "./world.ts";

const SIMPLE_TEXT: Record<number, string> = {
  0: "proceed",
  1: "accepted",
  2: "authorized",
  3: "denied",
  4: "issue",
  5: "void",
  6: "issue resolved",
  7: "refund",
  9: "paid",
  10: "pending",
  14: "waiting for shipment",
};

const DETAILED_TEXT: Record<number, string> = {
  1: "angelegt",
  6: "abgeschlossen",
  8: "abgelehnt",
  9: "vorautorisiert",
  11: "storniert",
  25: "Vorkasse wartend",
  69: "Chargeback",
  70: "Vorfall geklärt",
  84: "Rechnung, Lieferung ausstehend",
  86: "abgeschlossen (Rechnung offen)",
};

const PRODUCTS: Record<StoredPayment["method"], { id: number; name: string }> = {
  prepaid: { id: 36, name: "Vorkasse" },
  invoice: { id: 267, name: "Kauf auf Rechnung" },
  debit: { id: 16, name: "Lastschrift" },
};

export function nameSimpleStatus(simple: number): string {
  return SIMPLE_TEXT[simple] ?? "unknown";
}

export function nameDetailedStatus(detailed: number): string {
  return DETAILED_TEXT[detailed] ?? "unbekannt";
}

/** The Payment Transaction on the wire; `details` holds the values to rely on. */
export function renderPayment(world: World, payment: StoredPayment): Record<string, unknown> {
  const transaction = world.store.tables.transactions.get(payment.transaction);
  const customer = transaction?.customer ? world.store.tables.customers.get(transaction.customer) : undefined;
  const contact = customer?.contact ?? {};
  const product = PRODUCTS[payment.method];
  return {
    object: "payment.transactions",
    id: payment.id,
    contract: { object: "general.contracts", id: world.contractId },
    trans_id: payment.transId,
    product_id: product.id,
    product: transaction?.isDemo ? `${product.name} (Demo)` : product.name,
    product_raw: product.name,
    amount: payment.amount,
    currency: payment.currency,
    created: toBerlinTime(payment.created),
    updated: toTimeOrNull(payment.updated),
    completion_date: toTimeOrNull(payment.completedAt),
    description: describe(payment, transaction),
    status: payment.detailed,
    status_text: nameDetailedStatus(payment.detailed),
    incoming_payment_date: toTimeOrNull(payment.incomingAt),
    incoming_payment_purpose: payment.incomingAt === null ? null : `TA ${payment.transId}`,
    details: {
      amount: payment.amount,
      cleared: payment.received >= payment.amount ? "cleared" : "open",
      status: payment.detailed,
      status_text: nameDetailedStatus(payment.detailed),
      status_simple: payment.simple,
      status_simple_text: nameSimpleStatus(payment.simple),
      description: describe(payment, transaction),
    },
    customer: {
      companyname: contact.companyname ?? null,
      salutation: contact.salutation ?? null,
      title: contact.title ?? null,
      forename: contact.forename ?? null,
      surname: contact.surname ?? null,
    },
    payment_data: maskIban(payment.containerIban),
    account_owner: payment.containerOwner,
    transaction_hash: payment.hash,
    order_id: payment.shipping?.order_id ?? transaction?.merchantRef ?? null,
    invoice_number: payment.shipping?.invoice_number ?? null,
  };
}

/** Reply of `checkStatus`: the amount left after refunds. */
export function renderPaymentStatus(payment: StoredPayment) {
  return {
    status: payment.detailed,
    status_text: nameDetailedStatus(payment.detailed),
    status_simple: payment.simple,
    status_simple_text: nameSimpleStatus(payment.simple),
    amount: payment.amount - payment.refunded,
    currency: payment.currency,
  };
}

function describe(payment: StoredPayment, transaction: StoredTransaction | undefined): string | null {
  return payment.note ?? transaction?.transactionRef ?? null;
}

function toTimeOrNull(ms: number | null): string | null {
  return ms === null ? null : toBerlinTime(ms);
}

function maskIban(iban: string | null): string | null {
  return iban === null ? null : `${iban.slice(0, 2)}00 XXXX XXXX ${iban.slice(-4)}`;
}
