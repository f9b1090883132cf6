import { toBerlinTime } from "./berlin-time.ts";
import { MERCHANT } from "./merchant.ts";
import { findEffectiveAmount } from "./payments.ts";
import type { StoredPayment, StoredTransaction } from "./state.ts";
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
  13: "on hold",
  14: "waiting for shipment",
};

const DETAILED_TEXT: Record<number, string> = {
  1: "angelegt",
  6: "abgeschlossen",
  8: "abgelehnt",
  9: "vorautorisiert",
  11: "storniert",
  17: "ausgezahlt",
  25: "Vorkasse wartend",
  69: "Chargeback",
  70: "Vorfall geklärt",
  71: "angehalten",
  84: "Rechnung, Lieferung ausstehend",
  86: "abgeschlossen (Rechnung offen)",
  88: "Erstattung beauftragt",
  103: "teilausgezahlt (Gutschrift beglichen)",
};

const PRODUCTS: Record<StoredPayment["method"], { id: number | null; name: string }> = {
  prepaid: { id: 36, name: "Vorkasse" },
  invoice: { id: 267, name: "Kauf auf Rechnung" },
  debit: { id: 16, name: "Lastschrift" },
};

/** Products of refunds have a name in the documentation and no number. */
const REFUND = { id: null, name: "Erstattung" };
/** Kind of link between a refund and its payment, as in the documented example. */
const REFUND_LINK = { ref_type_id: 19, ref_type_raw: "Erstattung" };
const PART_LINK = { ref_type_id: null, ref_type_raw: "Teilzahlung" };

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
  const product = payment.kind === "refund" ? REFUND : PRODUCTS[payment.method];
  return {
    object: "payment.transactions",
    id: payment.id,
    merchant: MERCHANT,
    contract: { object: "general.contracts", id: world.contractId },
    parents: payment.parent === null ? [] : listLinks(world, payment, [payment.parent], "parent"),
    related_transactions: listLinks(world, payment, payment.children, "child"),
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
    incoming_payment_purpose: payment.incomingPurpose,
    incoming_payment_iban: payment.incomingIban,
    incoming_payment_bic: null,
    transmitted_to_bank: null,
    subscription: null,
    tid: null,
    payout_date: toTimeOrNull(payment.payoutAt),
    accrual: payment.accrual,
    details: {
      amount: payment.amount,
      cleared: isCleared(payment) ? "cleared" : "open",
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
    payment_data: maskPayerIban(payment.containerIban),
    account_owner: payment.containerOwner,
    transaction_hash: payment.hash,
    reference_id: payment.referenceId,
    store_name: MERCHANT.companyname,
    order_id: payment.shipping?.order_id ?? transaction?.merchantRef ?? null,
    invoice_number: payment.shipping?.invoice_number ?? null,
    documents: listDocuments(world, payment),
    basket: payment.kind === "refund" ? [] : renderBasket(transaction),
  };
}

function listLinks(world: World, from: StoredPayment, ids: readonly string[], hierarchy: "parent" | "child") {
  return ids
    .flatMap((id) => world.store.tables.payments.get(id) ?? [])
    .map((other) => ({
      object: "payment.transactions",
      id: other.id,
      trans_id: other.transId,
      ...((hierarchy === "parent" ? from : other).kind === "refund" ? REFUND_LINK : PART_LINK),
      hierarchy,
    }));
}

/** Prepaid and invoice by what has arrived; a debit clears itself. */
function isCleared(payment: StoredPayment): boolean {
  if (payment.kind === "refund" || payment.method === "debit") return payment.simple === 1;
  return payment.received >= payment.amount;
}

/** The payment request an invoice gets once its delivery was reported. */
export function listDocuments(world: World, payment: StoredPayment) {
  if (payment.method !== "invoice" || payment.completedAt === null) return [];
  const url = `${world.baseUrl}/documents/${payment.id}/payment-request.pdf`;
  return [{ url, type: "application/pdf", document_type: "payment_request" }];
}

function renderBasket(transaction: StoredTransaction | undefined) {
  return (transaction?.basket?.products ?? []).map((item) => ({
    name: item.desc,
    quantity: item.quantity ?? 1,
    price: item.priceOne,
    total: item.sum ?? item.priceOne * (item.quantity ?? 1),
    tax: item.tax,
    article_number: item.articleNumber ?? null,
    ean: item.ean ?? null,
    item_type: item.item_type ?? "article",
    reference_id: item.reference_id ?? null,
    sub_basket: item.sub_basket ?? null,
  }));
}

/** Reply of `checkStatus`: the amount left after refunds. */
export function renderPaymentStatus(payment: StoredPayment) {
  return {
    status: payment.detailed,
    status_text: nameDetailedStatus(payment.detailed),
    status_simple: payment.simple,
    status_simple_text: nameSimpleStatus(payment.simple),
    amount: findEffectiveAmount(payment),
    currency: payment.currency,
  };
}

function describe(payment: StoredPayment, transaction: StoredTransaction | undefined): string | null {
  return payment.reason ?? payment.note ?? transaction?.transactionRef ?? null;
}

function toTimeOrNull(ms: number | null): string | null {
  return ms === null ? null : toBerlinTime(ms);
}

export function maskPayerIban(iban: string | null): string | null {
  return iban === null ? null : `${iban.slice(0, 2)}00 XXXX XXXX ${iban.slice(-4)}`;
}
