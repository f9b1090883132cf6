import type { PrepareSmartTransaction } from "#lib/secuconnect/wire/smart-transaction.ts";
import { takeContainer } from "./containers.ts";
import { saveCustomer } from "./customers.ts";
import { WAITS_FOR_SHIPMENT } from "./delivery.ts";
import { toCapturedStatus } from "./incoming-money.ts";
import { linkNewPayment } from "./link-payment.ts";
import { planMagic, readMagicTag } from "./magic.ts";
import { ProviderError } from "./provider-error.ts";
import type { Method, StoredTransaction } from "./state.ts";
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
  if (readMagicTag(world, transaction) === "stolpernleer") stumble(world, transaction);
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

/** Says that a method is not to be had; the same words on every endpoint. */
export function buildUnavailableError(): ProviderError {
  return new ProviderError("ProductNotAllowedException", "Payment method not available (for this customer)");
}

function authorise(
  world: World,
  transaction: StoredTransaction,
  method: string,
  request: PrepareSmartTransaction,
  ordered: Verdict,
): boolean {
  const allowed = transaction.paymentContext.payment_methods ?? METHODS;
  if (!METHODS.includes(method) || !world.store.meta.contract.methods.includes(method) || !allowed.includes(method)) {
    throw buildUnavailableError();
  }
  if (request.customer !== undefined) transaction.customer = saveCustomer(world, request.customer);
  if (transaction.customer === null) throw new ProviderError("ProductFormatException", "customer is missing");
  const tag = readMagicTag(world, transaction);
  if (tag === "nichtverfuegbar") throw buildUnavailableError();
  const container = takeContainer(world, request.container, transaction.customer);
  if (container !== null) transaction.container = container.id;
  if (method === "debit" && transaction.container === null) {
    throw new ProviderError("ProductFormatException", "container is missing: debit needs a bank account");
  }
  const isDeclined = ordered === "declined" || (tag === "ablehnung" && method === "invoice");
  const payment = linkNewPayment(world, transaction, method as Method);
  transaction.started = false;
  transaction.status = isDeclined ? "failed" : "approved";
  recordChange(world, transaction, isDeclined ? `${method} abgelehnt` : `${method} autorisiert`);
  if (isDeclined) setPaymentStatus(world, payment, 3, 8);
  else setPaymentStatus(world, payment, 2, 9);
  return !isDeclined;
}

/** Starts what was authorised: `ok`, or `pending` while the money is awaited. */
export function capture(world: World, transaction: StoredTransaction, ordered: Verdict): void {
  const payment = findLinkedPayment(world, transaction);
  if (payment === null)
    throw new ProviderError("ProductInternalException", "Payment transaction is lost", { code: 1009 });
  const tag = readMagicTag(world, transaction);
  if (tag === "stolpernleer") stumble(world, transaction);
  transaction.started = true;
  if (ordered === "declined" || tag === "startfehler") {
    transaction.status = "failed";
    recordChange(world, transaction, "Start abgelehnt");
    setPaymentStatus(world, payment, 3, 8);
    return;
  }
  const isUnconfirmed = ordered === "pending" || (tag === "schwebend" && payment.method !== "prepaid");
  const waits = payment.method === "prepaid" || isUnconfirmed;
  transaction.status = waits ? "pending" : toCapturedStatus(transaction);
  if (transaction.deliveryOptions?.type === "collection") transaction.pickupCode ??= world.ids.drawPickupCode();
  recordChange(world, transaction, waits ? "gestartet, wartet" : "gestartet");
  if (waits) setPaymentStatus(world, payment, 10, 25);
  else if (payment.method === "invoice") {
    setPaymentStatus(world, payment, WAITS_FOR_SHIPMENT.simple, WAITS_FOR_SHIPMENT.detailed);
  } else setPaymentStatus(world, payment, 1, 6);
  planMagic(world, transaction, payment.method);
  if (tag === "stolpern") stumble(world, transaction);
}

/** @throws ProviderError once per transaction: the caller cannot know how far the call has come */
function stumble(world: World, transaction: StoredTransaction): void {
  if (transaction.stumbled) return;
  transaction.stumbled = true;
  world.store.save("transactions", transaction.id);
  throw new ProviderError("ProductInternalException", "payment transaction creation failed", { code: 1009 });
}
