import { type ClientSettings, createCallApi } from "./call-provider.ts";
import type { CallApi } from "./connection/api-call.ts";
import { type ContractOperations, createContractOperations } from "./contracts/operations.ts";
import { createLegacyOperations, type LegacyOperations } from "./legacy/operations.ts";
import { createPaymentContainerOperations, type PaymentContainerOperations } from "./payment-containers/operations.ts";
import { createPaymentCustomerOperations, type PaymentCustomerOperations } from "./payment-customers/operations.ts";
import {
  createPaymentTransactionOperations,
  type PaymentTransactionOperations,
} from "./payment-transactions/operations.ts";
import { createSmartTransactionOperations, type SmartTransactionOperations } from "./smart-transactions/operations.ts";

export type { ClientSettings };

/** Everything a shop asks of secuconnect, by group. Every call throws a `SecuconnectError` that says whether it may have happened. */
export interface SecuconnectClient {
  smartTransactions: SmartTransactionOperations;
  paymentTransactions: PaymentTransactionOperations;
  paymentCustomers: PaymentCustomerOperations;
  paymentContainers: PaymentContainerOperations;
  contracts: ContractOperations;
  /** The older endpoints, one set of operations for each method. */
  legacy: { invoices: LegacyOperations; prepays: LegacyOperations };
}

/** A client over HTTP: one token for all calls, a deadline on each. */
export function createSecuconnectClient(settings: ClientSettings): SecuconnectClient {
  return createOperations(createCallApi(settings));
}

/** The operations over any way of sending a call. */
export function createOperations(callApi: CallApi): SecuconnectClient {
  return {
    smartTransactions: createSmartTransactionOperations(callApi),
    paymentTransactions: createPaymentTransactionOperations(callApi),
    paymentCustomers: createPaymentCustomerOperations(callApi),
    paymentContainers: createPaymentContainerOperations(callApi),
    contracts: createContractOperations(callApi),
    legacy: {
      invoices: createLegacyOperations(callApi, "invoices"),
      prepays: createLegacyOperations(callApi, "prepays"),
    },
  };
}
