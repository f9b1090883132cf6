import type { PrepareSmartTransaction } from "#lib/secuconnect/wire/smart-transaction.ts";
import { saveCustomer } from "./customers.ts";
import { buildOwnIban, EXAMPLE_IBAN, isIbanValid } from "./iban.ts";
import { ProviderError } from "./provider-error.ts";
import type { Method, SmartStatus, StoredPayment, StoredTransaction } from "./state.ts";
import { findLinkedPayment, recordChange, setPaymentStatus, type World } from "./world.ts";

/** A result ordered from outside: the risk check refuses, or the start is not confirmed at once. */
export type Verdict = "declined" | "pending" | null;

const METHODS: readonly string[] = ["invoice", "prepaid", "debit"] satisfies Method[];

/**
 * Authorises; with `auto_capture` also starts. A refusal is no error: the status becomes `failed`.
 * @throws ProviderError after start, or when the method is not offered
 */
export function prepareTransaction(
  world: World,
  transaction: StoredTransaction,
  method: string,
  request: PrepareSmartTransaction,
  verdict: Verdict,
): void {
  if (!["created", "approved", "failed"].includes(transaction.status)) {
    throw new ProviderError(
      "ProductUpdateFailedException",
      `Transaction in status ${transaction.status} cannot be prepared`,
    );
  }
  const approved = authorise(world, transaction, method, request, verdict);
  if (approved && transaction.paymentContext.auto_capture === true) capture(world, transaction, verdict);
}

/**
 * Captures what was prepared, or does both when a method is named on a new transaction.
 * @throws ProviderError without preparation and method, on `failed`, for another method than prepared, and twice
 */
export function startTransaction(
  world: World,
  transaction: StoredTransaction,
  method: string | null,
  request: PrepareSmartTransaction,
  verdict: Verdict,
): void {
  if (transaction.status === "created" && method !== null) {
    const approved = authorise(world, transaction, method, request, verdict);
    if (approved) capture(world, transaction, verdict);
    return;
  }
  if (transaction.status !== "approved") {
    throw new ProviderError(
      "ProductUpdateFailedException",
      `Transaction in status ${transaction.status} cannot be started`,
    );
  }
  if (method !== null && method !== transaction.method) {
    throw new ProviderError("ProductUpdateFailedException", `Transaction was prepared for ${transaction.method}`);
  }
  capture(world, transaction, verdict);
}

/** The status of captured money: it depends on intent and way of delivery. */
export function toCapturedStatus(transaction: StoredTransaction): SmartStatus {
  if (transaction.intent === "sale") return "ok";
  return transaction.deliveryOptions?.type === "collection" ? "collection" : "received";
}

function authorise(
  world: World,
  transaction: StoredTransaction,
  method: string,
  request: PrepareSmartTransaction,
  verdict: Verdict,
): boolean {
  const allowed = transaction.paymentContext.payment_methods ?? METHODS;
  if (!METHODS.includes(method) || !world.store.meta.contract.methods.includes(method) || !allowed.includes(method)) {
    throw new ProviderError("ProductNotAllowedException", "Payment method not available (for this customer)");
  }
  if (request.customer !== undefined) transaction.customer = saveCustomer(world, request.customer);
  if (transaction.customer === null) throw new ProviderError("ProductFormatException", "customer is missing");
  const account = request.container?.private;
  if (method === "debit" && (account === undefined || !isIbanValid(account.iban))) {
    throw new ProviderError("ProductFormatException", "container.private.iban is missing or invalid");
  }
  const payment = addPayment(world, transaction, method as Method);
  if (account !== undefined) {
    payment.containerOwner = account.owner;
    payment.containerIban = account.iban.replaceAll(/\s/g, "").toUpperCase();
    payment.containerId = world.ids.drawObjectId("PCT");
  }
  transaction.started = false;
  transaction.status = verdict === "declined" ? "failed" : "approved";
  recordChange(world, transaction, verdict === "declined" ? `${method} abgelehnt` : `${method} autorisiert`);
  if (verdict === "declined") setPaymentStatus(world, payment, 3, 8);
  else setPaymentStatus(world, payment, 2, 9);
  return verdict !== "declined";
}

function addPayment(world: World, transaction: StoredTransaction, method: Method): StoredPayment {
  const transId = world.ids.drawTransId();
  const payment: StoredPayment = {
    id: world.ids.drawObjectId("PCI"),
    transaction: transaction.id,
    transId,
    hash: world.ids.drawHash(),
    method,
    amount: transaction.sum,
    currency: transaction.currency,
    simple: 0,
    detailed: 1,
    created: world.clock.now(),
    updated: null,
    iban: world.store.meta.contract.ownIban ? buildOwnIban(transId) : EXAMPLE_IBAN,
    received: 0,
    incomingAt: null,
    completedAt: null,
    refunded: 0,
    note: null,
    containerOwner: null,
    containerIban: null,
    containerId: null,
    shipping: null,
  };
  const replaced = findLinkedPayment(world, transaction);
  world.store.tables.payments.set(payment.id, payment);
  transaction.method = method;
  transaction.payment = payment.id;
  transaction.allPayments.push(payment.id);
  world.store.save("payments", payment.id);
  world.store.save("meta");
  if (replaced !== null && replaced.simple !== 3) setPaymentStatus(world, replaced, 5, 11);
  return payment;
}

function capture(world: World, transaction: StoredTransaction, verdict: Verdict): void {
  const payment = findLinkedPayment(world, transaction);
  if (payment === null)
    throw new ProviderError("ProductInternalException", "Payment transaction is lost", { code: 1009 });
  transaction.started = true;
  if (verdict === "declined") {
    transaction.status = "failed";
    recordChange(world, transaction, "Start abgelehnt");
    setPaymentStatus(world, payment, 3, 8);
    return;
  }
  const waits = payment.method === "prepaid" || verdict === "pending";
  transaction.status = waits ? "pending" : toCapturedStatus(transaction);
  recordChange(world, transaction, waits ? "gestartet, wartet" : "gestartet");
  if (waits) setPaymentStatus(world, payment, 10, 25);
  else if (payment.method === "invoice") setPaymentStatus(world, payment, 14, 84);
  else setPaymentStatus(world, payment, 1, 6);
}
