import type { ShippingInformation } from "#lib/secuconnect/wire/payment-transaction.ts";
import { capture, toCapturedStatus, type Verdict } from "./prepare-and-start.ts";
import { ProviderError } from "./provider-error.ts";
import type { StoredPayment, StoredTransaction } from "./state.ts";
import { recordChange, setPaymentStatus, type World } from "./world.ts";

const ENDED = [3, 5];
const INVOICE_OPEN = 86;

/**
 * Reports the final delivery of an invoice, which makes it due (§7.1), or takes the money of an authorised debit.
 * @throws ProviderError ProductUpdateFailedException the second time, and wherever there is nothing to capture
 */
export function captureLegacyTransaction(
  world: World,
  deal: StoredTransaction,
  payment: StoredPayment,
  shipping: ShippingInformation | undefined,
  verdict: Verdict,
): void {
  const isAuthorized = payment.simple === 2;
  const isDelivered = payment.completedAt !== null || payment.detailed === INVOICE_OPEN;
  const isInvoice = payment.method === "invoice" && [1, 9, 14].includes(payment.simple) && !isDelivered;
  if (verdict === "declined" || !(isInvoice || (isAuthorized && payment.method !== "prepaid"))) {
    throw new ProviderError("ProductUpdateFailedException", "transaction status disallows capturing");
  }
  if (isAuthorized && payment.method === "debit") capture(world, deal, null);
  if (shipping !== undefined) payment.shipping = { ...payment.shipping, ...shipping };
  if (payment.method === "invoice") {
    deal.started = true;
    deal.status = toCapturedStatus(deal);
    payment.completedAt = readTime(shipping?.shipped_at) ?? world.clock.now();
    recordChange(world, deal, "geliefert, Rechnung fällig");
    const isPaid = payment.incomingAt !== null;
    setPaymentStatus(world, payment, isPaid ? payment.simple : 1, isPaid ? payment.detailed : INVOICE_OPEN);
  }
  world.store.save("payments", payment.id);
}

/** Parcel facts of a delivery on the way; a later call overwrites an earlier one (§7.2, I). */
export function setLegacyShipping(
  world: World,
  deal: StoredTransaction,
  payment: StoredPayment,
  shipping: ShippingInformation,
): void {
  payment.shipping = shipping;
  payment.updated = world.clock.now();
  world.store.save("payments", payment.id);
  recordChange(world, deal, "Versandangaben gesetzt");
}

/** @throws ProviderError ProductUpdateFailedException once the payment is denied or cancelled */
export function changeLegacyTerms(
  world: World,
  deal: StoredTransaction,
  payment: StoredPayment,
  terms: Partial<NonNullable<StoredTransaction["legacy"]>>,
  text: string,
): void {
  if (ENDED.includes(payment.simple) || deal.legacy === undefined) {
    throw new ProviderError("ProductUpdateFailedException", "transaction status disallows changes");
  }
  Object.assign(deal.legacy, terms);
  recordChange(world, deal, text);
}

function readTime(text: string | undefined): number | null {
  const time = Date.parse(text ?? "");
  return Number.isNaN(time) ? null : time;
}
