import type { z } from "zod";
import * as wire from "#lib/secuconnect/wire/legacy-transaction.ts";
import type { ApiCall, CallApi } from "../connection/api-call.ts";
import type { ShippingInformation } from "../payment-transactions/model.ts";
import { type Reply, readAs } from "../reply.ts";
import { toBody, toPath } from "../request.ts";
import { fromLegacyCancellation, fromLegacyTransaction } from "./from-wire.ts";
import type * as model from "./model.ts";
import {
  toBasketLegacyBody,
  toCancelLegacyBody,
  toCaptureLegacyBody,
  toCreateLegacyBody,
  toShippingLegacyBody,
} from "./to-wire.ts";

type Result = Promise<Reply<model.LegacyTransaction>>;

/** The older endpoints, the same for invoices and prepayments: still served, not for new work (secuconnect-api §6). */
export interface LegacyOperations {
  /**
   * Creates and requests in one call. The id of the reply is a hash, all other calls want it.
   * @throws ProductFormatException no body; amount, currency or customer missing
   * @throws ProductNotAllowedException no access to the contract; it disallows transactions; product id missing; method not allowed
   * @throws ProductDuplicateException `orderId` used before, where the contract minds
   * @see secuconnect-api §6, D/S; open questions 3, 8, 9
   */
  create(request: model.CreateLegacyTransaction): Result;
  /**
   * Reads a transaction.
   * @throws ProductNotFoundException id invalid or unknown
   * @throws ProductNotAllowedException no access to contract or transaction
   * @throws ProductFormatException id invalid
   * @see secuconnect-api §6, D/S
   */
  read(hash: string): Result;
  /**
   * Cancels or refunds everything, or `reduceByCents` of it.
   * @throws ProductNotAllowedException no access; contract id missing; contract disallows payment
   * @throws ProductNotFoundException not found, or not accepted
   * @throws ProductUpdateFailedException status forbids it, or could not be changed
   * @see secuconnect-api §6, D/S; open question 31
   */
  cancel(hash: string, request?: model.CancelLegacyTransaction): Promise<Reply<model.LegacyCancellation>>;
  /**
   * Reports the final delivery, which makes an invoice due.
   * @throws ProductNotFoundException unknown id
   * @throws ProductUpdateFailedException status forbids it
   * @see secuconnect-api §6, S; open questions 18, 20
   */
  capture(hash: string, shipping?: ShippingInformation, contractId?: string): Result;
  /**
   * Notes a parcel.
   * @throws ProductNotFoundException unknown id
   * @see secuconnect-api §6, S; open question 21
   */
  setShippingInformation(hash: string, shipping: ShippingInformation): Result;
  /**
   * Replaces the basket.
   * @throws ProductNotFoundException unknown id
   * @throws ProductUpdateFailedException status forbids it
   * @see secuconnect-api §6, S
   */
  setBasket(hash: string, basket: readonly model.LegacyBasketLineInput[]): Result;
  /**
   * Sets or, with false, lifts the payout lock.
   * @throws ProductNotFoundException unknown id
   * @see secuconnect-api §6, S
   */
  setAccrual(hash: string, accrual: boolean): Result;
}

const reply = readAs(wire.LegacyTransactionReply, fromLegacyTransaction);
const cancellation = readAs(wire.LegacyCancellation, fromLegacyCancellation);

/** @param kind which endpoints; the provider takes either case, and these are the SDK's spellings */
export function createLegacyOperations(callApi: CallApi, kind: "invoices" | "prepays"): LegacyOperations {
  const base = `/Payment/Secupay${kind}`;
  const action = (hash: string, name: string) => `/Payment/secupay${kind}${toPath`/${hash}/${name}`}`;
  const send = <T>(name: string, method: ApiCall<T>["method"], path: string, schema: z.ZodType<T>, body?: unknown) =>
    callApi({
      operation: `legacy.${kind}.${name}`,
      method,
      path,
      reply: schema,
      ...(body === undefined ? {} : { body }),
    });
  return {
    create: async (request) => send("create", "POST", base, reply, toCreateLegacyBody(request)),
    read: async (hash) => send("read", "GET", `${base}${toPath`/${hash}`}`, reply),
    cancel: async (hash, request = {}) =>
      send("cancel", "POST", action(hash, "cancel"), cancellation, toCancelLegacyBody(request)),
    capture: async (hash, shipping, contractId) =>
      send("capture", "POST", action(hash, "capture"), reply, toCaptureLegacyBody(shipping, contractId)),
    setShippingInformation: async (hash, shipping) =>
      send("setShippingInformation", "PUT", action(hash, "shippingInformation"), reply, toShippingLegacyBody(shipping)),
    setBasket: async (hash, basket) =>
      send("setBasket", "PUT", action(hash, "basket"), reply, toBasketLegacyBody(basket)),
    setAccrual: async (hash, accrual) =>
      send("setAccrual", "PUT", action(hash, "accrual"), reply, toBody(wire.LegacyAccrual, { accrual })),
  };
}
