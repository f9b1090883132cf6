import type { LegacyBasketItem } from "#lib/secuconnect/wire/legacy-transaction.ts";
import type { ShippingInformation } from "#lib/secuconnect/wire/payment-transaction.ts";
import { captureDelivery } from "./delivery.ts";
import { capture, type Verdict } from "./prepare-and-start.ts";
import { ProviderError } from "./provider-error.ts";
import type { StoredPayment, StoredTransaction } from "./state.ts";
import { recordChange, savePayment, type World } from "./world.ts";

const ENDED = [3, 5];

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
  const isAuthorized = payment.simple === 2 && payment.method !== "prepaid";
  const isInvoice = payment.method === "invoice" && deal.started;
  if (verdict === "declined" || !(isAuthorized || isInvoice)) {
    throw new ProviderError("ProductUpdateFailedException", "transaction status disallows capturing");
  }
  if (isAuthorized) capture(world, deal, null);
  if (payment.method === "invoice") captureDelivery(world, payment, shipping);
  else if (shipping !== undefined) {
    payment.shipping = { ...shipping };
    savePayment(world, payment);
  }
}

/** @throws ProviderError ProductUpdateFailedException once the payment is denied or cancelled */
export function changeLegacyBasket(
  world: World,
  deal: StoredTransaction,
  payment: StoredPayment,
  basket: LegacyBasketItem[],
): void {
  checkOpen(payment);
  if (deal.legacy === undefined) {
    throw new ProviderError("ProductUpdateFailedException", "the basket belongs to a smart transaction");
  }
  deal.legacy.basket = basket;
  recordChange(world, deal, "Warenkorb geändert");
}

/** Locks the payout, or lifts the lock. @throws ProviderError ProductUpdateFailedException once the payment has ended */
export function changeLegacyAccrual(
  world: World,
  deal: StoredTransaction,
  payment: StoredPayment,
  accrual: boolean,
): void {
  checkOpen(payment);
  payment.accrual = accrual;
  savePayment(world, payment);
  recordChange(world, deal, accrual ? "Auszahlung gesperrt" : "Auszahlung freigegeben");
}

function checkOpen(payment: StoredPayment): void {
  if (!ENDED.includes(payment.simple)) return;
  throw new ProviderError("ProductUpdateFailedException", "transaction status disallows changes");
}
