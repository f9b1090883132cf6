import { AvailablePaymentMethodsReply, MerchantReply } from "#lib/secuconnect/wire/contract.ts";
import type { CallApi } from "../connection/api-call.ts";
import { type Reply, readAs } from "../reply.ts";
import { toPath } from "../request.ts";
import { fromAvailableMethods, fromMerchant } from "./from-wire.ts";
import type * as model from "./model.ts";
import { toMethodsBody } from "./to-wire.ts";

/** What a contract may do, and whose it is (secuconnect-api §3.9 and §1.2). */
export interface ContractOperations {
  /**
   * Methods the contract offers. Demo and live, and currencies, can differ.
   * @throws ProductNotAllowedException contract of somebody else
   * @throws ProductNotFoundException unknown contract
   * @see secuconnect-api §3.9, S
   */
  getAvailablePaymentMethods(
    contractId: string,
    question?: model.MethodsQuestion,
  ): Promise<Reply<model.AvailablePaymentMethods>>;
  /**
   * Methods offered for one Smart Transaction.
   * @throws ProductNotAllowedException contract of somebody else
   * @throws ProductNotFoundException unknown contract or transaction
   * @see secuconnect-api §3.9, S
   */
  getAvailablePaymentMethodsOfSmartTransaction(
    contractId: string,
    stxId: string,
    question?: model.MethodsQuestion,
  ): Promise<Reply<model.AvailablePaymentMethods>>;
  /**
   * The merchant the credentials belong to: the documented smoke test of a token.
   * @throws ProductNotAllowedException token refused (code 2003)
   * @see secuconnect-api §1.2, D
   */
  readOwnMerchant(): Promise<Reply<model.Merchant>>;
}

const methods = readAs(AvailablePaymentMethodsReply, fromAvailableMethods);

export function createContractOperations(callApi: CallApi): ContractOperations {
  return {
    getAvailablePaymentMethods: async (contractId, question = {}) =>
      callApi({
        operation: "contracts.getAvailablePaymentMethods",
        method: "POST",
        path: toPath`/General/Contracts/${contractId}/getAvailablePaymentMethods`,
        body: toMethodsBody(question),
        reply: methods,
      }),
    getAvailablePaymentMethodsOfSmartTransaction: async (contractId, stxId, question = {}) =>
      callApi({
        operation: "contracts.getAvailablePaymentMethodsOfSmartTransaction",
        method: "POST",
        path: toPath`/General/Contracts/${contractId}/getAvailablePaymentMethods/${stxId}`,
        body: toMethodsBody(question),
        reply: methods,
      }),
    readOwnMerchant: async () =>
      callApi({
        operation: "contracts.readOwnMerchant",
        method: "GET",
        path: "/General/Merchants/me",
        reply: readAs(MerchantReply, fromMerchant),
      }),
  };
}
