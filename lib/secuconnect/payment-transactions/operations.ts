import { z } from "zod";
import * as wire from "#lib/secuconnect/wire/payment-transaction.ts";
import type { ApiCall, CallApi } from "../connection/api-call.ts";
import { type ListQuery, toSearchParams } from "../list-query.ts";
import { type Page, readAllPages, readPage } from "../paging.ts";
import { type Reply, readAs } from "../reply.ts";
import { toPath } from "../request.ts";
import { fromInstructionsReply, fromPaymentStatus, fromPaymentTransaction } from "./from-wire.ts";
import { PAYMENT_TRANSACTION_FIELDS, type PaymentTransactionField } from "./list-fields.ts";
import type * as model from "./model.ts";
import { toCancelBody, toCaptureBody, toIncreaseBody, toShippingBody } from "./to-wire.ts";

type Result = Promise<Reply<model.PaymentTransaction>>;
type Query = ListQuery<PaymentTransactionField>;

/** The movements of money below a Smart Transaction (secuconnect-api §5 and §7). All amounts are cents. */
export interface PaymentTransactionOperations {
  /**
   * Reads a Payment Transaction.
   * @throws ProductNotFoundException unknown id
   * @see secuconnect-api §5.2, D/S; open questions 10, 16, 29
   */
  read(pciId: string): Result;
  /**
   * One page of the Payment Transactions the query names, 20 unless it says otherwise. Open invoices that were paid are
   * found by `where.present("incomingPaymentDate")`.
   * @throws ProductFormatException query cannot be read
   * @see secuconnect-api §5.2 and §2.5, R/S; open question 19
   */
  list(query?: Query): Promise<Reply<Page<model.PaymentTransaction>>>;
  /**
   * All of them, page by page, each once, also while new ones come in.
   * @throws ProductFormatException query cannot be read
   * @see secuconnect-api §2.5, R/S
   */
  listAll(query?: Omit<Query, "offset">): AsyncGenerator<Reply<model.PaymentTransaction>>;
  /**
   * Status and what is left of the amount. Meant for right before a cancellation and after a push; takes the hash too.
   * @throws ProductNotFoundException unknown id or hash
   * @see secuconnect-api §5.3, D
   */
  checkStatus(pciIdOrHash: string): Promise<Reply<model.PaymentStatus>>;
  /**
   * Cancels before the money moved, refunds after it: all that is left, or `reduceByCents` of it. Returns the original
   * and, where one was made, the refund with its negative amount; a refund can itself fail later.
   * @throws ProductUpdateFailedException more than is left, or status forbids it
   * @throws ProductFormatException reason with other characters
   * @see secuconnect-api §5.4, D/S; open questions 24, 31
   */
  cancel(pciId: string, request?: model.CancelPayment): Promise<Reply<model.PaymentTransaction>[]>;
  /**
   * Reports the final delivery of an invoice, once: this makes it due. Needed with auto-capture too. In a mixed basket
   * for each sub-transaction. A merchant may have reported by hand: read before, and take "captured already" for success.
   * @throws ProductUpdateFailedException not an invoice, not started, cancelled, or captured before
   * @see secuconnect-api §7.1, D/S; open questions 1, 18, 20
   */
  capture(pciId: string, shipping?: model.ShippingInformation): Result;
  /**
   * Notes a parcel before the last one, or corrects what was noted. True when the provider took it.
   * @throws ProductNotFoundException unknown id or hash
   * @see secuconnect-api §7.2, S/I; open question 21
   */
  setShippingInformation(pciIdOrHash: string, shipping: model.ShippingInformation): Promise<boolean>;
  /**
   * Transfer details of a Payment Transaction.
   * @throws ProductNotFoundException unknown id
   * @see secuconnect-api §5.6, S
   */
  getPaymentInstructions(pciId: string): Promise<Reply<model.PaymentInstructionsForPrint>>;
  /**
   * The same by the Smart Transaction it belongs to.
   * @throws ProductNotFoundException unknown id
   * @see secuconnect-api §5.6, S
   */
  getPaymentInstructionsOfSmartTransaction(stxId: string): Promise<Reply<model.PaymentInstructionsForPrint>>;
  /**
   * Raises the total of a prepayment that is not paid yet. The reply may still show the old `amountCents`: read again.
   * @throws ProductUpdateFailedException not a prepayment, or paid
   * @throws ProductFormatException not more than now
   * @see secuconnect-api §5.6, D; open question 32
   */
  increaseAmount(pciId: string, totalCents: number): Result;
  /**
   * Lifts the payout lock, if there is one.
   * @throws ProductNotFoundException unknown id
   * @see secuconnect-api §5.6, S
   */
  revokeAccrual(pciId: string): Result;
}

const one = readAs(wire.PaymentTransaction, fromPaymentTransaction);
const page = readPage(wire.PaymentTransactionList, one);
const captured = readAs(wire.CapturedPaymentTransaction, fromPaymentTransaction);
/** A single object is tolerated where the documentation shows a list. */
const cancelled = readAs(wire.CancelledPaymentTransactions, (_, raw) =>
  z.array(one).parse(Array.isArray(raw) ? raw : [raw]),
);
const status = readAs(wire.PaymentStatus, fromPaymentStatus);
const instructions = readAs(wire.PaymentInstructionsReply, fromInstructionsReply);

export function createPaymentTransactionOperations(callApi: CallApi): PaymentTransactionOperations {
  const send = <T>(name: string, method: ApiCall<T>["method"], path: string, reply: z.ZodType<T>, body?: unknown) =>
    callApi({
      operation: `paymentTransactions.${name}`,
      method,
      path,
      reply,
      ...(body === undefined ? {} : { body }),
    });
  const list = async (query: Query = {}) =>
    callApi({
      operation: "paymentTransactions.list",
      method: "GET",
      path: "/Payment/Transactions",
      query: toSearchParams(query, PAYMENT_TRANSACTION_FIELDS),
      reply: page,
    });
  return {
    read: async (id) => send("read", "GET", toPath`/Payment/Transactions/${id}`, one),
    list,
    listAll: (query = {}) => readAllPages(list, query),
    checkStatus: async (id) => send("checkStatus", "GET", toPath`/Payment/Transactions/${id}/checkStatus`, status),
    cancel: async (id, request = {}) =>
      send("cancel", "POST", toPath`/Payment/Transactions/${id}/cancel`, cancelled, toCancelBody(request)),
    capture: async (id, shipping) =>
      send("capture", "POST", toPath`/Payment/Transactions/${id}/capture`, captured, toCaptureBody(shipping)),
    setShippingInformation: async (id, shipping) => {
      const path = toPath`/Payment/Transactions/${id}/ShippingInformation`;
      return (await send("setShippingInformation", "PUT", path, wire.ResultReply, toShippingBody(shipping))).result;
    },
    getPaymentInstructions: async (id) =>
      send("getPaymentInstructions", "POST", toPath`/Payment/Transactions/${id}/getPaymentInstructions`, instructions),
    getPaymentInstructionsOfSmartTransaction: async (stxId) => {
      const path = toPath`/Payment/Transactions/me/getPaymentInstructions/${stxId}`;
      return send("getPaymentInstructionsOfSmartTransaction", "POST", path, instructions);
    },
    increaseAmount: async (id, totalCents) =>
      send(
        "increaseAmount",
        "POST",
        toPath`/Payment/Transactions/${id}/increaseAmount`,
        one,
        toIncreaseBody(totalCents),
      ),
    revokeAccrual: async (id) => send("revokeAccrual", "POST", toPath`/Payment/Transactions/${id}/revokeAccrual`, one),
  };
}
