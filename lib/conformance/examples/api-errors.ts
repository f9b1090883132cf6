import type { Example } from "../example.ts";
import { buildRefusal } from "./errors.ts";

const TOKEN_REQUIRED = buildRefusal(403, "ProductNotAllowedException", "Valid auth token required", 2003);
const read = { method: "GET", path: "/api/v2/Smart/Transactions/{stx}" } as const;
const shared = { operation: "smartTransactions.read", source: "dev:Error_Handling" } as const;

/** Refusals that any call can meet, shown on the reading of a transaction. */
export const API_ERRORS: Example[] = [
  {
    ...shared,
    title: "no answer without a token",
    certainty: "D",
    request: { ...read, token: "none" },
    reply: TOKEN_REQUIRED,
    stage: "created",
    rules: { exact: ["code", "error_details"] },
  },
  {
    ...shared,
    title: "no answer to a token nobody issued",
    certainty: "D",
    request: { ...read, token: "worthless" },
    reply: TOKEN_REQUIRED,
    stage: "created",
    rules: { exact: ["code", "error_details"] },
  },
  {
    ...shared,
    title: "no answer to an expired token",
    certainty: "D",
    request: { method: "GET", path: "/api/v2/General/Merchants/me", headers: { Authorization: "Bearer {expired}" } },
    operation: "contracts.readOwnMerchant",
    reply: TOKEN_REQUIRED,
    stage: "tokenExpired",
    rules: { exact: ["code", "error_details"] },
  },
  {
    ...shared,
    title: "an unknown transaction",
    certainty: "I",
    request: { method: "GET", path: "/api/v2/Smart/Transactions/STX_000000000000000000000000000000" },
    reply: buildRefusal(404, "ProductNotFoundException", "Smart transaction not found", 4004),
    stage: "nothing",
  },
  {
    ...shared,
    title: "a failure on the provider's side",
    certainty: "G",
    request: read,
    reply: buildRefusal(500, "ProductInternalException", "Payment transaction creation failed", 1009),
    stage: "serverBreaks",
  },
  {
    ...shared,
    title: "an error whose code is text",
    source: "php:ProductExceptionPayload",
    certainty: "S",
    request: read,
    reply: {
      status: 403,
      body: { ...TOKEN_REQUIRED.body, code: "2003" },
    },
    onlyRead: "the page prints a number, only an SDK model says text (question 12)",
  },
];
