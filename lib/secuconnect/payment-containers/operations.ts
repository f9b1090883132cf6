import { z } from "zod";
import * as wire from "#lib/secuconnect/wire/payment-container.ts";
import type { CallApi } from "../connection/api-call.ts";
import { type ListQuery, toSearchParams } from "../list-query.ts";
import { type Page, readAllPages, readPage } from "../paging.ts";
import { type Reply, readAs } from "../reply.ts";
import { toBody, toPath } from "../request.ts";
import { fromIbanCheck, fromPaymentContainer } from "./from-wire.ts";
import { PAYMENT_CONTAINER_FIELDS, type PaymentContainerField } from "./list-fields.ts";
import type * as model from "./model.ts";
import { toCreateContainerBody, toUpdateContainerBody } from "./to-wire.ts";

type Result = Promise<Reply<model.PaymentContainer>>;
type Query = ListQuery<PaymentContainerField>;

/** Stored payment instruments (`PCT_…`). Prepare makes its own from an inline account, which is recommended (§5.7, D). */
export interface PaymentContainerOperations {
  /**
   * Stores a bank account and makes its SEPA mandate. Cards can only be stored by a prepare.
   * @throws ProductFormatException IBAN not valid
   * @throws ProductDuplicateException this customer has that account already
   * @see secuconnect-api §5.7, D/S
   */
  create(request: model.CreatePaymentContainer): Result;
  /**
   * Reads an instrument. `privateAccount` is personal data.
   * @throws ProductNotFoundException unknown id
   * @see secuconnect-api §5.7, S
   */
  read(pctId: string): Result;
  /**
   * Changes account or customer.
   * @throws ProductNotFoundException unknown id
   * @throws ProductFormatException IBAN not valid
   * @throws ProductDuplicateException the customer has that account already
   * @see secuconnect-api §5.7, S
   */
  update(pctId: string, request: model.UpdatePaymentContainer): Result;
  /**
   * Removes an instrument. What the reply says is not documented, so it is not read.
   * @throws ProductNotFoundException unknown id
   * @see secuconnect-api §5.7, S
   */
  remove(pctId: string): Promise<void>;
  /**
   * One page of the instruments the query names, 20 unless it says otherwise.
   * @throws ProductFormatException query cannot be read
   * @see secuconnect-api §2.5, R/S
   */
  list(query?: Query): Promise<Reply<Page<model.PaymentContainer>>>;
  /**
   * All of them, page by page, each once, also while new ones come in.
   * @throws ProductFormatException query cannot be read
   * @see secuconnect-api §2.5, R/S
   */
  listAll(query?: Omit<Query, "offset">): AsyncGenerator<Reply<model.PaymentContainer>>;
  /**
   * Asks the provider about an IBAN; answers with BIC and bank. A wrong IBAN is an answer, not an error.
   * @throws ProductFormatException no IBAN given
   * @see secuconnect-api §5.7, S
   */
  validateIban(iban: string): Promise<Reply<model.IbanCheck>>;
}

const reply = readAs(wire.PaymentContainerReply, fromPaymentContainer);
const page = readPage(wire.PaymentContainerList, reply);

export function createPaymentContainerOperations(callApi: CallApi): PaymentContainerOperations {
  const list = async (query: Query = {}) =>
    callApi({
      operation: "paymentContainers.list",
      method: "GET",
      path: "/Payment/Containers",
      query: toSearchParams(query, PAYMENT_CONTAINER_FIELDS),
      reply: page,
    });
  return {
    create: async (request) =>
      callApi({
        operation: "paymentContainers.create",
        method: "POST",
        path: "/Payment/Containers",
        body: toCreateContainerBody(request),
        reply,
      }),
    read: async (id) =>
      callApi({ operation: "paymentContainers.read", method: "GET", path: toPath`/Payment/Containers/${id}`, reply }),
    update: async (id, request) =>
      callApi({
        operation: "paymentContainers.update",
        method: "PUT",
        path: toPath`/Payment/Containers/${id}`,
        body: toUpdateContainerBody(request),
        reply,
      }),
    remove: async (id) => {
      const path = toPath`/Payment/Containers/${id}`;
      await callApi({ operation: "paymentContainers.remove", method: "DELETE", path, reply: z.unknown() });
    },
    list,
    listAll: (query = {}) => readAllPages(list, query),
    validateIban: async (iban) =>
      callApi({
        operation: "paymentContainers.validateIban",
        method: "POST",
        path: "/Payment/Containers/ValidateSingleIban",
        body: toBody(wire.ValidateIban, { iban }),
        reply: readAs(wire.ValidateIbanReply, fromIbanCheck),
      }),
  };
}
