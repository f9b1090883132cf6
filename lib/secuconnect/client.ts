import type { CallApi } from "./connection/api-call.ts";
import { type ConnectionOptions, createConnection } from "./connection/connection.ts";
import type { ConnectionSettings } from "./connection/settings.ts";
import { type ContractOperations, createContractOperations } from "./contracts/operations.ts";
import { createLegacyOperations, type LegacyOperations } from "./legacy/operations.ts";
import { createPaymentContainerOperations, type PaymentContainerOperations } from "./payment-containers/operations.ts";
import { createPaymentCustomerOperations, type PaymentCustomerOperations } from "./payment-customers/operations.ts";
import {
  createPaymentTransactionOperations,
  type PaymentTransactionOperations,
} from "./payment-transactions/operations.ts";
import { createSmartTransactionOperations, type SmartTransactionOperations } from "./smart-transactions/operations.ts";

/** Addresses, credentials and, where the defaults do not fit, figures of the connection. */
export type ClientSettings = ConnectionSettings;

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

/** A client over HTTP: one token for all calls, a deadline on each; see `createConnection` for what is repeated. */
export function createSecuconnectClient(settings: ClientSettings, options: ConnectionOptions = {}): SecuconnectClient {
  return createOperations(createConnection(settings, options).call);
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
