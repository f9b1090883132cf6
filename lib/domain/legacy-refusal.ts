/** Why the provider would not do something with a payment of the older endpoints (secuconnect-api §6, D); a sentence each. */
export const LEGACY_REFUSALS = [
  "noPayload",
  "amountMissing",
  "currencyMissing",
  "customerMissing",
  "contractDenied",
  "contractForbidsTransactions",
  "productMissing",
  "methodForbidden",
  "duplicateOrder",
  "contractMissing",
  "contractForbidsPayment",
  "notFound",
  "notAccepted",
  "statusForbidsCancelling",
  "statusChangeFailed",
  "invalidId",
  "unknownTransaction",
  "transactionDenied",
  "statusForbidsReport",
  // What the tables do not list: by the kind of no, and the last for every other.
  "notAllowed",
  "invalid",
  "statusForbids",
  "unreachable",
  "other",
] as const;
export type LegacyRefusal = (typeof LEGACY_REFUSALS)[number];
