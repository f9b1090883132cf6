import * as wire from "#lib/secuconnect/wire/smart-transaction.ts";
import { apiPath, type CallApi } from "../connection/api-call.ts";
import { type ListQuery, toSearchParams } from "../list-query.ts";
import { type Page, readAllPages, readPage } from "../paging.ts";
import { type Reply, readAs } from "../reply.ts";
import { toPath } from "../request.ts";
import { fromSmartTransaction } from "./from-wire.ts";
import { SMART_TRANSACTION_FIELDS, type SmartTransactionField } from "./list-fields.ts";
import type * as model from "./model.ts";
import { toCreateBody, toDeliveryBody, toPrepareBody, toUpdateBody } from "./to-wire.ts";

type Result = Promise<Reply<model.SmartTransaction>>;
type Query = ListQuery<SmartTransactionField>;

/** The provider's checkout: created, prepared, started, delivered (secuconnect-api §3). All amounts are cents. */
export interface SmartTransactionOperations {
  /**
   * Creates a Smart Transaction in status created. Nothing happens to money yet, so one that is never used does no harm.
   * After an unknown outcome look for it by `merchantRef` before creating another.
   * @throws ProductFormatException amount or currency missing, basket total not equal to the amount
   * @throws ProductNotAllowedException contract unknown or of somebody else; code 4028 for a mixed basket
   * @see secuconnect-api §3.1, D/S; open questions 2, 3, 7, 8, 9, 30
   */
  create(request: model.CreateSmartTransaction): Result;
  /**
   * Reads a Smart Transaction. `expand` is `all` or one wire field; without it nested objects are references.
   * @throws ProductNotFoundException unknown id
   * @see secuconnect-api §3.2, D/S; open questions 22, 23
   */
  read(stxId: string, options?: { expand?: string }): Result;
  /**
   * One page of the Smart Transactions the query names, 20 unless it says otherwise.
   * @throws ProductFormatException query cannot be read
   * @see secuconnect-api §3.3 and §2.5, S/G
   */
  list(query?: Query): Promise<Reply<Page<model.SmartTransaction>>>;
  /**
   * All of them, page by page, each once, also while new ones come in.
   * @throws ProductFormatException query cannot be read
   * @see secuconnect-api §2.5, R/S
   */
  listAll(query?: Omit<Query, "offset">): AsyncGenerator<Reply<model.SmartTransaction>>;
  /**
   * Replaces what may change before the start; send it whole. An approved transaction falls back to created and must be
   * prepared again. `isDemo` and `intent` cannot change.
   * @throws ProductUpdateFailedException already started
   * @throws ProductFormatException basket total not equal to the amount
   * @see secuconnect-api §3.4, D/I
   */
  update(stxId: string, request: model.SmartTransactionInput): Result;
  /**
   * Authorises; for an invoice this is the risk check, for a debit the account is checked. Ends in approved or failed,
   * with auto-capture as `start` does. A refusal is a normal answer with status failed, or an exception: expect both.
   * Every call makes a new Payment Transaction.
   * @throws ProductNotAllowedException method not available, or not for this customer
   * @throws ProductUpdateFailedException status forbids it
   * @see secuconnect-api §3.5, D/S; open questions 6, 28
   */
  prepare(stxId: string, method: model.PrepareMethod, options?: model.PrepareOptions): Result;
  /**
   * Captures. After a prepare without a method (`/start`); with one where none was prepared (`/start/prepaid`); the empty
   * text gives the PHP SDK's spelling (`/start/`). Invoice and debit end in ok, received or collection, prepayment in
   * pending with the transfer details. After any error read the transaction again before repeating.
   * @throws ProductUpdateFailedException not prepared, failed, or started before
   * @throws ProductNotAllowedException method not available
   * @see secuconnect-api §3.6, D/S; open questions 5, 14
   */
  start(stxId: string, method?: model.StartMethod | "", options?: model.PrepareOptions): Result;
  /**
   * Cancels the whole transaction; parts and refunds are `paymentTransactions.cancel`.
   * @throws ProductUpdateFailedException status forbids it
   * @see secuconnect-api §3.7, S/I; open question 24
   */
  cancel(stxId: string): Result;
  /**
   * Aborts an unfinished transaction. The status after it is not documented.
   * @throws ProductUpdateFailedException status forbids it
   * @see secuconnect-api §3.7, S/G
   */
  abort(stxId: string): Result;
  /**
   * Reports shipping (as often as needed) or collection (once). Details not given are removed. The status moves only
   * with intent order. It does not make an invoice due: that is `paymentTransactions.capture`.
   * @throws ProductUpdateFailedException collected before, or not captured yet
   * @see secuconnect-api §7.3 and §3.8, D; open question 1
   */
  setDelivery(stxId: string, delivery: model.DeliveryInput): Result;
}

const reply = readAs(wire.SmartTransaction, fromSmartTransaction);
const page = readPage(wire.SmartTransactionList, reply);

export function createSmartTransactionOperations(callApi: CallApi): SmartTransactionOperations {
  const send = (name: string, method: "POST" | "PUT", path: string, body?: unknown) =>
    callApi({
      operation: `smartTransactions.${name}`,
      method,
      path,
      reply,
      ...(body === undefined ? {} : { body }),
    });
  const list = async (query: Query = {}) =>
    callApi({
      operation: "smartTransactions.list",
      method: "GET",
      path: "/Smart/Transactions",
      query: toSearchParams(query, SMART_TRANSACTION_FIELDS),
      reply: page,
    });
  return {
    create: async (request) => send("create", "POST", "/Smart/Transactions", toCreateBody(request)),
    read: async (stxId, { expand } = {}) =>
      callApi({
        operation: "smartTransactions.read",
        method: "GET",
        path: toPath`/Smart/Transactions/${stxId}`,
        ...(expand === undefined ? {} : { query: new URLSearchParams({ expand }) }),
        reply,
      }),
    list,
    listAll: (query = {}) => readAllPages(list, query),
    update: async (stxId, request) =>
      send("update", "PUT", toPath`/Smart/Transactions/${stxId}`, toUpdateBody(request)),
    prepare: async (stxId, method, options = {}) =>
      send("prepare", "POST", toPath`/Smart/Transactions/${stxId}/prepare/${method}`, toPrepareBody(options)),
    start: async (stxId, method, options = {}) => {
      const plain = toPath`/Smart/Transactions/${stxId}/start`;
      const path = method === undefined ? plain : `${plain}${apiPath`/${method}`}`;
      return send("start", "POST", path, toPrepareBody(options));
    },
    cancel: async (stxId) => send("cancel", "POST", toPath`/Smart/Transactions/${stxId}/cancel`),
    abort: async (stxId) => send("abort", "POST", toPath`/Smart/Transactions/${stxId}/abort`),
    setDelivery: async (stxId, delivery) =>
      send("setDelivery", "POST", toPath`/Smart/Transactions/${stxId}/setDelivery`, toDeliveryBody(delivery)),
  };
}
