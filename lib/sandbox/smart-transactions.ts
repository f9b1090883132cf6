import type { Basket, BasketInfo } from "#lib/secuconnect/wire/basket.ts";
import type { CreateSmartTransaction, UpdateSmartTransaction } from "#lib/secuconnect/wire/smart-transaction.ts";
import { sumItems } from "./basket-total.ts";
import { takeContainer } from "./containers.ts";
import { checkContract } from "./contract-access.ts";
import { saveCustomer } from "./customers.ts";
import { ProviderError } from "./provider-error.ts";
import { reducePayment } from "./refunds.ts";
import type { SmartStatus, StoredTransaction } from "./state.ts";
import { beginTimeline, findLinkedPayment, recordChange, type World } from "./world.ts";

/** @throws ProviderError for a foreign contract, an unknown customer or a sum that is not the basket's */
export function createTransaction(world: World, request: CreateSmartTransaction): StoredTransaction {
  checkContract(world, request.contract?.id);
  checkBasket(world, request.basket, request.basket_info);
  checkReference(world, request.merchantRef);
  const now = world.clock.now();
  const customer = saveCustomer(world, request.customer);
  const transaction: StoredTransaction = {
    id: world.ids.drawObjectId("STX"),
    status: "created",
    created: now,
    updated: null,
    intent: request.intent,
    isDemo: request.is_demo ?? false,
    contract: world.contractId,
    customer,
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
    container: takeContainer(world, request.container, customer)?.id ?? null,
    pickupCode: null,
    stumbled: false,
    timeline: beginTimeline(world, "angelegt"),
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
  checkBasket(world, request.basket ?? transaction.basket ?? undefined, info);
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
  const container = takeContainer(world, request.container, transaction.customer);
  if (container !== null) transaction.container = container.id;
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

/** @throws ProviderError ProductNotFoundException */
export function findTransaction(world: World, id: string): StoredTransaction {
  const transaction = world.store.tables.transactions.get(id.toUpperCase());
  if (transaction === undefined) {
    throw new ProviderError("ProductNotFoundException", `Smart transaction ${id} not found`);
  }
  return transaction;
}

/** What is left of the payment is cancelled with it, or paid back when the money was in. */
function endTransaction(world: World, transaction: StoredTransaction, to: SmartStatus, from: SmartStatus[]): void {
  if (!from.includes(transaction.status)) {
    const details = `Transaction in status ${transaction.status} cannot be ${to}`;
    throw new ProviderError("ProductUpdateFailedException", details);
  }
  transaction.status = to;
  recordChange(world, transaction, to === "cancelled" ? "storniert" : "abgebrochen");
  const payment = findLinkedPayment(world, transaction);
  if (payment === null || [3, 5].includes(payment.simple)) return;
  reducePayment(world, payment, undefined, null);
}

function checkBasket(world: World, basket: Basket | undefined, info: BasketInfo): void {
  if (basket === undefined || basket.products.length === 0) return;
  const { mixedBaskets, strict } = world.store.meta.contract;
  for (const item of basket.products) {
    if (item.item_type !== "sub_transaction" && item.item_type !== "stakeholder_payment") continue;
    if (!mixedBaskets) {
      throw new ProviderError("ProductNotAllowedException", "Mixed basket is not enabled", { code: 4028 });
    }
    const missing = item.sum === undefined ? "sum" : item.contract_id ? null : "contract_id";
    if (missing !== null) {
      throw new ProviderError("ProductFormatException", `basket item ${item.id}: ${missing} is missing`);
    }
    // Official samples carry sub-baskets whose sum is not their items' (§11.30): looked at in strict mode only.
    if (strict && item.sub_basket !== undefined) checkSum(sumItems(item.sub_basket), item.sum ?? 0);
  }
  checkSum(sumItems(basket.products), info.sum);
}

function checkSum(total: number, sum: number): void {
  if (total === sum) return;
  throw new ProviderError("ProductFormatException", `sum ${sum} does not match the basket total ${total}`);
}

/** Only for contracts that demand it; otherwise a reference may come again. */
function checkReference(world: World, merchantRef: string | undefined): void {
  if (!merchantRef || !world.store.meta.contract.uniqueOrderIds) return;
  for (const transaction of world.store.tables.transactions.values()) {
    if (transaction.merchantRef !== merchantRef) continue;
    throw new ProviderError("ProductDuplicateException", `merchantRef ${merchantRef} is already used`);
  }
}
