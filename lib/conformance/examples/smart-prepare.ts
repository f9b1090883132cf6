import type { Example } from "../example.ts";
import { TEST_IBAN } from "../orders.ts";
import { buildRefusal } from "./errors.ts";
import { FULL_LINK, INSTRUCTIONS, LINK, smart } from "./smart-parts.ts";

const request = (method: string, body?: unknown) => ({
  method: "POST" as const,
  path: `/api/v2/Smart/Transactions/{stx}/prepare/${method}`,
  ...(body === undefined ? {} : { body }),
});
const account = { container: { type: "bank_account", private: { owner: "Jonna Muster", iban: TEST_IBAN } } };
const shared = { operation: "smartTransactions.prepare", certainty: "D" } as const;

export const SMART_PREPARE: Example[] = [
  {
    ...shared,
    title: "an invoice authorised",
    source: "seed-inv",
    request: request("invoice"),
    stage: "created",
    reply: smart("approved", { transactions: [LINK] }),
    rules: { absent: ["payment_instructions"] },
  },
  {
    ...shared,
    title: "an invoice refused by the risk check, without an error",
    source: "seed-inv",
    request: request("invoice"),
    stage: "riskRefuses",
    reply: smart("failed"),
    rules: { absent: ["payment_instructions"] },
  },
  {
    ...shared,
    title: "an invoice captured at once by auto_capture",
    source: "seed-inv",
    request: request("invoice"),
    stage: "createdAutoCapture",
    reply: smart("ok", { transactions: [LINK], payment_method: "invoice", payment_instructions: INSTRUCTIONS }),
    rules: { exact: ["payment_method"] },
  },
  {
    ...shared,
    title: "an authorised transaction authorised again, with a new payment",
    source: "dev:Mixed_Baskets_Transactions_for_Marketplaces",
    request: request("invoice"),
    stage: "invoiceApproved",
    reply: smart("approved", { transactions: [LINK] }),
    rules: { absent: ["transactions.1"] },
  },
  {
    ...shared,
    title: "a prepayment started at once by auto_capture",
    source: "javatest",
    certainty: "S",
    request: request("prepaid"),
    stage: "createdAutoCapture",
    reply: smart("pending", { transactions: [LINK], payment_method: "prepaid", payment_instructions: INSTRUCTIONS }),
    rules: { exact: ["payment_method"] },
  },
  {
    ...shared,
    title: "a prepayment prepared without need",
    source: "§11 question 6",
    certainty: "G",
    request: request("prepaid"),
    stage: "created",
    reply: smart("approved", { transactions: [LINK] }),
  },
  {
    ...shared,
    title: "a debit authorised, its account kept as a container",
    source: "dev:Pay_with_SEPA_Direct_Debit, phpdemo",
    request: request("debit", account),
    stage: "created",
    reply: smart("approved", {
      transactions: [FULL_LINK],
      container: { object: "payment.containers", id: "PCT_9V8B7N6M5C4X3Z2L1K0J9H8G7F6D5S", type: "bank_account" },
    }),
  },
  {
    ...shared,
    title: "a debit captured at once by auto_capture",
    source: "phpdemo",
    certainty: "S",
    request: request("debit", account),
    stage: "createdAutoCapture",
    reply: smart("ok", { transactions: [LINK], payment_method: "debit" }),
    rules: { exact: ["payment_method"], absent: ["payment_instructions"] },
  },
  {
    ...shared,
    title: "a debit with an account number that cannot be",
    source: "§10.2 (IBAN check)",
    certainty: "G",
    request: request("debit", {
      container: { type: "bank_account", private: { owner: "Jonna Muster", iban: "DE36500105175418493188" } },
    }),
    stage: "created",
    reply: buildRefusal(400, "ProductFormatException", "container.private.iban is invalid", 1001),
  },
  {
    ...shared,
    title: "a method refused as an error",
    source: "phptest (legacy), §3.5",
    certainty: "S",
    request: request("invoice"),
    stage: "methodUnavailable",
    reply: buildRefusal(403, "ProductNotAllowedException", "Payment method not available (for this customer)", 2001),
    rules: { exact: ["error_details"] },
  },
  {
    ...shared,
    title: "a started transaction cannot be prepared",
    source: "§3.6",
    certainty: "G",
    request: request("invoice"),
    stage: "invoiceStarted",
    reply: buildRefusal(409, "ProductUpdateFailedException", "Status forbids it", 4010),
  },
];
