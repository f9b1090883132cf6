import type { CallApi } from "../connection/api-call.ts";
import { createContractOperations } from "../contracts/operations.ts";
import { createLegacyOperations } from "../legacy/operations.ts";
import { PAYMENT_CONTAINER_FIELDS } from "../payment-containers/list-fields.ts";
import { createPaymentContainerOperations } from "../payment-containers/operations.ts";
import { PAYMENT_CUSTOMER_FIELDS } from "../payment-customers/list-fields.ts";
import { createPaymentCustomerOperations } from "../payment-customers/operations.ts";
import { PAYMENT_TRANSACTION_FIELDS } from "../payment-transactions/list-fields.ts";
import { createPaymentTransactionOperations } from "../payment-transactions/operations.ts";
import { SMART_TRANSACTION_FIELDS } from "../smart-transactions/list-fields.ts";
import { createSmartTransactionOperations } from "../smart-transactions/operations.ts";
import { SAMPLES } from "./samples.ts";

/** One group of operations as the reference needs it. */
export interface Group {
  /** as it is called on the client */
  name: string;
  title: string;
  /** the file with its docstrings, below `lib/secuconnect` */
  folder: string;
  operations: (callApi: CallApi) => object;
  samples: object;
  /** what its lists can be searched by */
  fields: Readonly<Record<string, string>>;
}

export const GROUPS: readonly Group[] = [
  {
    name: "smartTransactions",
    title: "Smart Transactions",
    folder: "smart-transactions",
    operations: createSmartTransactionOperations,
    samples: SAMPLES.smartTransactions,
    fields: SMART_TRANSACTION_FIELDS,
  },
  {
    name: "paymentTransactions",
    title: "Payment Transactions",
    folder: "payment-transactions",
    operations: createPaymentTransactionOperations,
    samples: SAMPLES.paymentTransactions,
    fields: PAYMENT_TRANSACTION_FIELDS,
  },
  {
    name: "paymentCustomers",
    title: "Payment Customers",
    folder: "payment-customers",
    operations: createPaymentCustomerOperations,
    samples: SAMPLES.paymentCustomers,
    fields: PAYMENT_CUSTOMER_FIELDS,
  },
  {
    name: "paymentContainers",
    title: "Payment Containers",
    folder: "payment-containers",
    operations: createPaymentContainerOperations,
    samples: SAMPLES.paymentContainers,
    fields: PAYMENT_CONTAINER_FIELDS,
  },
  {
    name: "contracts",
    title: "Contracts",
    folder: "contracts",
    operations: createContractOperations,
    samples: SAMPLES.contracts,
    fields: {},
  },
  {
    name: "legacy.invoices",
    title: "Legacy invoices, and the same as `legacy.prepays`",
    folder: "legacy",
    operations: (callApi) => createLegacyOperations(callApi, "invoices"),
    samples: SAMPLES.legacy,
    fields: {},
  },
];
