/** The secuconnect client: one door for programs that are no part of the shop. Needs Node and nothing of a framework. */
export type { Certainty } from "./certainty.ts";
export { type ClientSettings, createSecuconnectClient, type SecuconnectClient } from "./client.ts";
export type * from "./contracts/model.ts";
export type { ContractOperations } from "./contracts/operations.ts";
export * from "./diagnosis/diagnose.ts";
export type { TlsFacts } from "./diagnosis/exchange-once.ts";
export * from "./errors.ts";
export * from "./legacy/model.ts";
export type { LegacyOperations } from "./legacy/operations.ts";
export { type Condition, type ListQuery, type QueryField, where } from "./list-query.ts";
export type { Page } from "./paging.ts";
export type * from "./payment-containers/model.ts";
export type { PaymentContainerOperations } from "./payment-containers/operations.ts";
export type * from "./payment-customers/model.ts";
export type { PaymentCustomerOperations } from "./payment-customers/operations.ts";
export type { PaymentInstructions } from "./payment-instructions.ts";
export type { PaymentTransactionField } from "./payment-transactions/list-fields.ts";
export type * from "./payment-transactions/model.ts";
export type { PaymentTransactionOperations } from "./payment-transactions/operations.ts";
export { SIMPLE_STATUSES, type SimpleStatus, type SimpleStatusMeaning } from "./payment-transactions/statuses.ts";
export type { Reply, WithRaw } from "./reply.ts";
export { InvalidRequest } from "./request.ts";
export type { BasketLine, BasketLineInput } from "./smart-transactions/basket.ts";
export type { SmartTransactionField } from "./smart-transactions/list-fields.ts";
export type * from "./smart-transactions/model.ts";
export type { SmartTransactionOperations } from "./smart-transactions/operations.ts";
export {
  SMART_TRANSACTION_STATUSES,
  type SmartTransactionStatus,
  type StatusMeaning,
} from "./smart-transactions/statuses.ts";
