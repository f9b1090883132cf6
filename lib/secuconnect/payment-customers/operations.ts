import { z } from "zod";
import { PaymentCustomerList, PaymentCustomerReply } from "#lib/secuconnect/wire/payment-customer.ts";
import type { CallApi } from "../connection/api-call.ts";
import { type ListQuery, toSearchParams } from "../list-query.ts";
import { type Page, readAllPages, readPage } from "../paging.ts";
import { type Reply, readAs } from "../reply.ts";
import { toPath } from "../request.ts";
import { fromPaymentCustomer } from "./from-wire.ts";
import { PAYMENT_CUSTOMER_FIELDS, type PaymentCustomerField } from "./list-fields.ts";
import type * as model from "./model.ts";
import { toCreateCustomerBody, toUpdateCustomerBody } from "./to-wire.ts";

type Result = Promise<Reply<model.PaymentCustomer>>;
type Query = ListQuery<PaymentCustomerField>;

/** Stored customers (`PCU_…`). A Smart Transaction makes its own from an inline contact (secuconnect-api §5.7). */
export interface PaymentCustomerOperations {
  /**
   * Stores a customer. For invoice and debit give the full address, for a company its name too.
   * @throws ProductFormatException forename, surname, email or a part of the address missing
   * @see secuconnect-api §5.7 and §3.1.1, D/S; open question 17
   */
  create(request: model.CreatePaymentCustomer): Result;
  /**
   * Reads a customer.
   * @throws ProductNotFoundException unknown id
   * @see secuconnect-api §5.7, S
   */
  read(pcuId: string): Result;
  /**
   * Replaces the contact; send it whole.
   * @throws ProductNotFoundException unknown id
   * @throws ProductFormatException a needed field missing
   * @see secuconnect-api §5.7, S
   */
  update(pcuId: string, contact: model.ContactInput): Result;
  /**
   * Removes a customer. What the reply says is not documented, so it is not read.
   * @throws ProductNotFoundException unknown id
   * @see secuconnect-api §5.7, S
   */
  remove(pcuId: string): Promise<void>;
  /**
   * One page of the customers the query names, 20 unless it says otherwise.
   * @throws ProductFormatException query cannot be read
   * @see secuconnect-api §2.5, R/S
   */
  list(query?: Query): Promise<Reply<Page<model.PaymentCustomer>>>;
  /**
   * All of them, page by page, each once, also while new ones come in.
   * @throws ProductFormatException query cannot be read
   * @see secuconnect-api §2.5, R/S
   */
  listAll(query?: Omit<Query, "offset">): AsyncGenerator<Reply<model.PaymentCustomer>>;
}

const reply = readAs(PaymentCustomerReply, fromPaymentCustomer);
const page = readPage(PaymentCustomerList, reply);

export function createPaymentCustomerOperations(callApi: CallApi): PaymentCustomerOperations {
  const list = async (query: Query = {}) =>
    callApi({
      operation: "paymentCustomers.list",
      method: "GET",
      path: "/Payment/Customers",
      query: toSearchParams(query, PAYMENT_CUSTOMER_FIELDS),
      reply: page,
    });
  return {
    create: async (request) =>
      callApi({
        operation: "paymentCustomers.create",
        method: "POST",
        path: "/Payment/Customers",
        body: toCreateCustomerBody(request),
        reply,
      }),
    read: async (id) =>
      callApi({ operation: "paymentCustomers.read", method: "GET", path: toPath`/Payment/Customers/${id}`, reply }),
    update: async (id, contact) =>
      callApi({
        operation: "paymentCustomers.update",
        method: "PUT",
        path: toPath`/Payment/Customers/${id}`,
        body: toUpdateCustomerBody(contact),
        reply,
      }),
    remove: async (id) => {
      const path = toPath`/Payment/Customers/${id}`;
      await callApi({ operation: "paymentCustomers.remove", method: "DELETE", path, reply: z.unknown() });
    },
    list,
    listAll: (query = {}) => readAllPages(list, query),
  };
}
