import type { ShippingInformation } from "#lib/secuconnect/wire/payment-transaction.ts";
import type { DeliveryOptions } from "#lib/secuconnect/wire/smart-transaction.ts";
import { ProviderError } from "./provider-error.ts";
import type { StoredPayment, StoredTransaction } from "./state.ts";
import { findLinkedPayment, recordChange, savePayment, setPaymentStatus, type World } from "./world.ts";

const DAY = 86_400_000;
/** In these the claim of an invoice stands: waiting for shipment, accepted, paid, in trouble, resolved, on hold. */
const CAPTURABLE = [14, 1, 9, 4, 6, 13];
export const WAITS_FOR_SHIPMENT = { simple: 14, detailed: 84 };
const INVOICE_OPEN = { simple: 1, detailed: 86 };

/** Whether the payment is one whose delivery can be reported at all; once it was, it cannot be again. */
function isCapturable(transaction: StoredTransaction | undefined, { method, kind, simple }: StoredPayment): boolean {
  return method === "invoice" && kind !== "refund" && transaction?.started !== false && CAPTURABLE.includes(simple);
}

export function canCaptureDelivery(transaction: StoredTransaction, payment: StoredPayment): boolean {
  return isCapturable(transaction, payment) && payment.completedAt === null;
}

/**
 * The final delivery of an invoice is reported: the payment becomes due (§7.1). The page's precondition is cut off in
 * every copy; here it is: invoice, started, not cancelled, not yet reported.
 * @throws ProviderError ProductUpdateFailedException, ProductFormatException for an unreadable `shipped_at`
 */
export function captureDelivery(world: World, payment: StoredPayment, shipping: ShippingInformation | undefined): void {
  const transaction = world.store.tables.transactions.get(payment.transaction);
  if (!isCapturable(transaction, payment)) {
    const details = `Payment transaction in status ${payment.simple} (${payment.method}) cannot be captured`;
    throw new ProviderError("ProductUpdateFailedException", details);
  }
  if (payment.completedAt !== null) {
    throw new ProviderError("ProductUpdateFailedException", "Payment transaction is already captured");
  }
  const { dueDays, overdueDays } = world.store.meta.contract;
  payment.completedAt = readShippedAt(shipping) ?? world.clock.now();
  payment.dueAt = payment.completedAt + dueDays * DAY;
  if (shipping !== undefined) payment.shipping = { ...shipping };
  // First the event, then the status it leads to: a status is noted beside the latest event.
  if (transaction !== undefined) recordChange(world, transaction, "Auslieferung gemeldet, Rechnung fällig gestellt");
  if (payment.simple === WAITS_FOR_SHIPMENT.simple) {
    setPaymentStatus(world, payment, INVOICE_OPEN.simple, INVOICE_OPEN.detailed);
  } else savePayment(world, payment);
  if (transaction === undefined || overdueDays === 0) return;
  const at = payment.dueAt + overdueDays * DAY;
  world.planner.plan({ at, transaction: transaction.id, event: "overdue", input: {} });
}

/** Parcel facts without a report of delivery; they replace what was there (§7.2). @throws ProviderError */
export function saveShipping(world: World, payment: StoredPayment, shipping: ShippingInformation): void {
  readShippedAt(shipping);
  payment.shipping = { ...shipping };
  savePayment(world, payment);
}

/**
 * Marks an order as shipped or collected (§7.3). Details not sent are removed; shipping may be marked again, a
 * collection is marked once or turned into shipping; the status moves for intent `order` only.
 * @throws ProviderError ProductUpdateFailedException where the status forbids it
 */
export function setDelivery(world: World, transaction: StoredTransaction, options: DeliveryOptions): void {
  const { status } = transaction;
  const type = options.type ?? guessType(transaction, options);
  const from = type === "collection" ? ["ok", "collection"] : ["ok", "received", "shipped", "collection"];
  if (!from.includes(status)) {
    const details = `Transaction in status ${status} cannot be marked as ${type === "collection" ? "collected" : "shipped"}`;
    throw new ProviderError("ProductUpdateFailedException", details);
  }
  transaction.deliveryOptions = { ...options, type };
  if (transaction.intent === "order") transaction.status = type === "collection" ? "collected" : "shipped";
  recordChange(world, transaction, type === "collection" ? "als abgeholt gemeldet" : "als versendet gemeldet");
  const payment = findLinkedPayment(world, transaction);
  if (!world.store.meta.contract.deliveryCaptures || payment === null) return;
  if (payment.method !== "invoice" || payment.completedAt !== null) return;
  const { shipped_by: carrier, tracking_code: tracking_id, invoice_number, shipped_at } = options;
  const facts = { carrier, tracking_id, invoice_number, shipped_at: shipped_at ?? options.delivered_at };
  captureDelivery(world, payment, Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)));
}

function guessType(transaction: StoredTransaction, options: DeliveryOptions): "shipping" | "collection" {
  if (options.delivered_at !== undefined || options.store_id !== undefined) return "collection";
  if (options.shipped_at ?? options.shipped_by ?? options.tracking_code) return "shipping";
  return transaction.deliveryOptions?.type === "collection" ? "collection" : "shipping";
}

function readShippedAt(shipping: ShippingInformation | undefined): number | null {
  if (shipping?.shipped_at === undefined || shipping.shipped_at === "") return null;
  const at = Date.parse(shipping.shipped_at);
  if (/^\d{4}-\d{2}-\d{2}/.test(shipping.shipped_at) && Number.isFinite(at)) return at;
  throw new ProviderError("ProductFormatException", "shipping_information.shipped_at is invalid");
}
