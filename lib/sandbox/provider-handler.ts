import type { z } from "zod";
import {
  CreateSmartTransaction,
  PrepareSmartTransaction,
  StartSmartTransaction,
  UpdateSmartTransaction,
} from "#lib/secuconnect/wire/smart-transaction.ts";
import { drawEpcQr } from "./epc-qr.ts";
import { answerList } from "./list-query.ts";
import { prepareTransaction, startTransaction, type Verdict } from "./prepare-and-start.ts";
import type { ProviderCall } from "./provider-calls.ts";
import { ProviderError } from "./provider-error.ts";
import { renderPayment, renderPaymentStatus } from "./render-payment.ts";
import { renderTransaction } from "./render-transaction.ts";
import { abortTransaction, cancelTransaction, createTransaction, updateTransaction } from "./smart-transactions.ts";
import type { StoredPayment, StoredRequest, StoredTransaction } from "./state.ts";
import { checkToken } from "./tokens.ts";
import { parseWireBody } from "./wire-body.ts";
import type { World } from "./world.ts";

/** What a call came with, beside its path. */
export interface ProviderRequest {
  route: ProviderCall;
  query: URLSearchParams;
  body: unknown;
  authorization: string | undefined;
  verdict: Verdict;
  /** the ledger's entry: ids and dropped fields are added as they become known */
  record: StoredRequest;
}

/** Fields of a reply that come back in a PUT of the full representation and are ignored there. */
const SYSTEM_MANAGED = [
  "object id created updated status merchant contract provider_contract intent is_demo transactions",
  "payment_links checkout_links payment_instructions trans_id payment_method receipt receipt_number",
].flatMap((line) => line.split(" "));

/**
 * Carries out one call of the API (all but the token endpoint).
 * @returns the JSON reply, or the bytes of an image
 * @throws ProviderError for every refusal
 */
export function handleProviderCall(world: World, request: ProviderRequest): unknown | Promise<Buffer> {
  const { route, query } = request;
  if (route.call === "qr") return drawEpcQr(world, route.stx);
  checkToken(world, request.authorization);
  if (route.pci !== null) return handlePayment(world, route);
  if (route.call === "list") {
    const all = [...world.store.tables.transactions.values()];
    return answerList(
      all.map((transaction) => renderTransaction(world, transaction)),
      query,
    );
  }
  if (route.call === "listPayments") {
    const all = [...world.store.tables.payments.values()];
    return answerList(
      all.map((payment) => renderPayment(world, payment)),
      query,
    );
  }
  const transaction = route.call === "create" ? create(world, request) : change(world, request);
  request.record.stx = transaction.id;
  request.record.pci = transaction.payment;
  return renderTransaction(world, transaction);
}

function create(world: World, request: ProviderRequest): StoredTransaction {
  if (request.verdict === "declined") {
    throw new ProviderError("ProductNotAllowedException", "Contract disallows transactions");
  }
  return createTransaction(world, readBody(world, CreateSmartTransaction, request));
}

function change(world: World, request: ProviderRequest): StoredTransaction {
  const { route, verdict } = request;
  const transaction = world.store.tables.transactions.get(route.stx ?? "");
  if (transaction === undefined) {
    throw new ProviderError("ProductNotFoundException", `Smart transaction ${route.stx} not found`);
  }
  if (route.call === "update") {
    const body = { ...(request.body as object | undefined) } as Record<string, unknown>;
    for (const field of SYSTEM_MANAGED) delete body[field];
    updateTransaction(world, transaction, readBody(world, UpdateSmartTransaction, { ...request, body }));
  } else if (route.call === "prepare") {
    const body = readBody(world, PrepareSmartTransaction, request);
    prepareTransaction(world, transaction, route.paymentMethod ?? "", body, verdict);
  } else if (route.call === "start") {
    startTransaction(world, transaction, route.paymentMethod, readBody(world, StartSmartTransaction, request), verdict);
  } else if (route.call === "cancel" || route.call === "abort") {
    if (verdict === "declined") throw new ProviderError("ProductUpdateFailedException", "Status change failed");
    (route.call === "cancel" ? cancelTransaction : abortTransaction)(world, transaction);
  }
  return transaction;
}

function handlePayment(world: World, route: ProviderCall): unknown {
  const payment = findPayment(world, route.pci ?? "");
  return route.call === "checkStatus" ? renderPaymentStatus(payment) : renderPayment(world, payment);
}

function findPayment(world: World, idOrHash: string): StoredPayment {
  const { payments } = world.store.tables;
  const found =
    payments.get(idOrHash.toUpperCase()) ?? [...payments.values()].find((payment) => payment.hash === idOrHash);
  if (found === undefined)
    throw new ProviderError("ProductNotFoundException", `Payment transaction ${idOrHash} not found`);
  return found;
}

function readBody<T extends z.ZodType>(world: World, schema: T, request: ProviderRequest): z.output<T> {
  const { strict } = world.store.meta.contract;
  const { value, droppedFields } = parseWireBody(schema, request.body, strict);
  request.record.droppedFields = droppedFields;
  return value;
}
