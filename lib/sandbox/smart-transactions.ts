import type { Basket, BasketInfo } from "#lib/secuconnect/wire/basket.ts";
import type { CreateSmartTransaction, UpdateSmartTransaction } from "#lib/secuconnect/wire/smart-transaction.ts";
import { sumBasket } from "./basket-total.ts";
import { saveCustomer } from "./customers.ts";
import { ProviderError } from "./provider-error.ts";
import type { SmartStatus, StoredTransaction } from "./state.ts";
import { findLinkedPayment, recordChange, setPaymentStatus, type World } from "./world.ts";

const VOID = { simple: 5, detailed: 11 };

/** @throws ProviderError for a foreign contract, an unknown customer or a sum that is not the basket's */
export function createTransaction(world: World, request: CreateSmartTransaction): StoredTransaction {
  if (request.contract !== undefined && request.contract.id !== world.contractId) {
    throw new ProviderError("ProductNotAllowedException", "Access to contract denied");
  }
  checkSum(request.basket, request.basket_info);
  const now = world.clock.now();
  const transaction: StoredTransaction = {
    id: world.ids.drawObjectId("STX"),
    status: "created",
    created: now,
    updated: null,
    intent: request.intent,
    isDemo: request.is_demo ?? false,
    contract: world.contractId,
    customer: saveCustomer(world, request.customer),
    shippingAddress: saveCustomer(world, request.shipping_address),
    transactionRef: request.transactionRef || null,
    merchantRef: request.merchantRef || null,
    basket: request.basket ?? null,
    sum: request.basket_info.sum,
    currency: request.basket_info.currency,
    gratuity: request.basket_info.gratuity ?? null,
    paymentContext: request.payment_context ?? {},
    applicationContext: request.application_context ?? {},
    deliveryOptions: request.delivery_options ?? null,
    method: null,
    payment: null,
    allPayments: [],
    started: false,
    timeline: [{ at: now, text: "angelegt" }],
  };
  world.store.tables.transactions.set(transaction.id, transaction);
  world.store.save("transactions", transaction.id);
  world.store.save("meta");
  return transaction;
}

/**
 * Changes what may change before start; an authorisation given so far is lost.
 * @throws ProviderError ProductUpdateFailedException after start
 */
export function updateTransaction(world: World, transaction: StoredTransaction, request: UpdateSmartTransaction): void {
  if (transaction.started || !["created", "approved", "failed"].includes(transaction.status)) {
    throw new ProviderError(
      "ProductUpdateFailedException",
      `Transaction cannot be changed in status ${transaction.status}`,
    );
  }
  const info = request.basket_info ?? { sum: transaction.sum, currency: transaction.currency };
  checkSum(request.basket ?? transaction.basket ?? undefined, info);
  transaction.sum = info.sum;
  transaction.currency = info.currency;
  if (request.basket !== undefined) transaction.basket = request.basket;
  if (request.customer !== undefined) transaction.customer = saveCustomer(world, request.customer);
  if (request.shipping_address !== undefined) {
    transaction.shippingAddress = saveCustomer(world, request.shipping_address);
  }
  if (request.transactionRef !== undefined) transaction.transactionRef = request.transactionRef || null;
  if (request.merchantRef !== undefined) transaction.merchantRef = request.merchantRef || null;
  if (request.payment_context !== undefined) transaction.paymentContext = request.payment_context;
  if (request.application_context !== undefined) transaction.applicationContext = request.application_context;
  if (request.delivery_options !== undefined) transaction.deliveryOptions = request.delivery_options;
  const lost = transaction.status === "approved";
  transaction.status = "created";
  recordChange(world, transaction, lost ? "geändert, Autorisierung verfallen" : "geändert");
}

/** @throws ProviderError ProductUpdateFailedException when there is nothing left to cancel */
export function cancelTransaction(world: World, transaction: StoredTransaction): void {
  endTransaction(world, transaction, "cancelled", [
    "created",
    "approved",
    "pending",
    "ok",
    "received",
    "shipped",
    "collection",
    "collected",
  ]);
}

/** Aborts a transaction that has not been started. @throws ProviderError ProductUpdateFailedException afterwards */
export function abortTransaction(world: World, transaction: StoredTransaction): void {
  endTransaction(world, transaction, "aborted", ["created", "approved"]);
}

function endTransaction(world: World, transaction: StoredTransaction, to: SmartStatus, from: SmartStatus[]): void {
  if (!from.includes(transaction.status)) {
    const details = `Transaction in status ${transaction.status} cannot be ${to}`;
    throw new ProviderError("ProductUpdateFailedException", details);
  }
  transaction.status = to;
  recordChange(world, transaction, to === "cancelled" ? "storniert" : "abgebrochen");
  const payment = findLinkedPayment(world, transaction);
  if (payment === null) return;
  payment.refunded = payment.amount;
  setPaymentStatus(world, payment, VOID.simple, VOID.detailed);
}

function checkSum(basket: Basket | undefined, info: BasketInfo): void {
  if (basket === undefined || basket.products.length === 0) return;
  const total = sumBasket(basket);
  if (total === info.sum) return;
  throw new ProviderError(
    "ProductFormatException",
    `basket_info.sum ${info.sum} does not match the basket total ${total}`,
  );
}
