import type { Example } from "../example.ts";
import { TEST_IBAN } from "../orders.ts";
import { buildRefusal } from "./errors.ts";
import { INSTRUCTIONS, LINK, smart } from "./smart-parts.ts";

const request = (suffix = "", body?: unknown) => ({
  method: "POST" as const,
  path: `/api/v2/Smart/Transactions/{stx}/start${suffix}`,
  ...(body === undefined ? {} : { body }),
});
const account = { container: { type: "bank_account", private: { owner: "Jonna Muster", iban: TEST_IBAN } } };
const plain = { operation: "smartTransactions.start", certainty: "D" } as const;
const named = { operation: "smartTransactions.startWith", certainty: "D" } as const;
const started = { transactions: [LINK], payment_instructions: INSTRUCTIONS, trans_id: 49425100 };

/** `POST …/start` after a prepare. */
export const SMART_START: Example[] = [
  {
    ...plain,
    title: "an invoice captured, with the transfer details",
    source: "seed-inv",
    request: request(),
    stage: "invoiceApproved",
    reply: smart("ok", { ...started, payment_method: "prepaid" }),
    rules: { slips: { payment_method: { sent: "invoice", question: 14 } } },
  },
  {
    ...plain,
    title: "the same with the empty last segment of an SDK",
    source: "phptest",
    certainty: "S",
    request: request("/"),
    stage: "invoiceApproved",
    reply: smart("ok", started),
  },
  {
    ...plain,
    title: "an order captured for shipping",
    source: "seed-inv",
    request: request(),
    stage: "orderApproved",
    reply: smart("received", { ...started, payment_method: "invoice" }),
  },
  {
    ...plain,
    title: "an order captured for collection, its pickup code made",
    source: "seed-inv, phptest",
    request: request(),
    stage: "orderCollectionApproved",
    reply: smart("collection", { ...started, delivery_options: { type: "collection", code: "4711" } }),
  },
  {
    ...plain,
    title: "a debit captured",
    source: "phpdemo",
    certainty: "S",
    request: request(),
    stage: "debitApproved",
    reply: smart("ok", { transactions: [LINK], payment_method: "debit", trans_id: 49425100 }),
    rules: { exact: ["payment_method"], absent: ["payment_instructions"] },
  },
  {
    ...plain,
    title: "a debit the bank has not confirmed yet",
    source: "seed-read",
    request: request(),
    stage: "bankHesitates",
    reply: smart("pending", { transactions: [LINK], payment_method: "debit" }),
  },
  {
    ...plain,
    title: "a capture that fails",
    source: "seed-inv",
    request: request(),
    stage: "startFails",
    reply: smart("failed"),
  },
  {
    ...plain,
    title: "nothing to start without prepare and method",
    source: "§3.6",
    certainty: "G",
    request: request(),
    stage: "created",
    reply: buildRefusal(409, "ProductUpdateFailedException", "Status forbids it", 4010),
  },
  {
    ...plain,
    title: "nothing is started twice",
    source: "§3.6",
    certainty: "G",
    request: request(),
    stage: "invoiceStarted",
    reply: buildRefusal(409, "ProductUpdateFailedException", "Status forbids it", 4010),
  },
];

/** `POST …/start/{method}`, without a prepare or after it. */
export const SMART_START_WITH: Example[] = [
  {
    ...named,
    title: "a prepayment started without prepare",
    source: "dev:Pay_with_Prepayment, seed-inv",
    request: request("/prepaid"),
    stage: "created",
    reply: smart("pending", { ...started, payment_method: "prepaid" }),
    rules: { exact: ["payment_method"] },
  },
  {
    ...named,
    title: "an invoice started without prepare",
    source: "php:SmartTransactionsApi",
    certainty: "S",
    request: request("/invoice"),
    stage: "created",
    reply: smart("ok", { ...started, payment_method: "invoice" }),
    rules: { exact: ["payment_method"] },
  },
  {
    ...named,
    title: "a debit started without prepare",
    source: "php:SmartTransactionsStart",
    certainty: "S",
    request: request("/debit", account),
    stage: "created",
    reply: smart("ok", { transactions: [LINK], payment_method: "debit" }),
    rules: { exact: ["payment_method"] },
  },
  {
    ...named,
    title: "a debit named again after its prepare",
    source: "phpdemo",
    certainty: "S",
    request: request("/debit"),
    stage: "debitApproved",
    reply: smart("ok", { transactions: [LINK], payment_method: "debit" }),
  },
];
