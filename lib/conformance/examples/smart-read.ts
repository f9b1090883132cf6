import type { Example } from "../example.ts";
import { buildRefusal } from "./errors.ts";
import { CREATED, FULL_LINK, INSTRUCTIONS, LINK, ok, STX, smart, UPDATED } from "./smart-parts.ts";

const request = { method: "GET", path: "/api/v2/Smart/Transactions/{stx}" } as const;
const shared = { operation: "smartTransactions.read", request, certainty: "D" } as const;

export const SMART_READ: Example[] = [
  {
    ...shared,
    title: "a captured sale, read again",
    source: "seed-read",
    stage: "invoiceStarted",
    reply: smart("ok", { transactions: [LINK] }),
  },
  {
    ...shared,
    title: "a started invoice with its transfer details, also after ok",
    source: "dev:Read_a_Smart_Transaction",
    stage: "invoiceStarted",
    reply: smart("ok", {
      transactions: [FULL_LINK],
      payment_method: "invoice",
      payment_instructions: INSTRUCTIONS,
      trans_id: 49425100,
    }),
    rules: { exact: ["payment_method"] },
  },
  {
    ...shared,
    title: "a prepayment that waits for its money",
    source: "seed-read",
    stage: "prepaidStarted",
    reply: smart("pending", { transactions: [LINK], payment_method: "prepaid", payment_instructions: INSTRUCTIONS }),
    rules: { exact: ["payment_method"] },
  },
  {
    ...shared,
    title: "a prepayment whose money is in",
    source: "seed-read, §4.4",
    certainty: "I",
    stage: "prepaidPaid",
    reply: smart("ok", { transactions: [LINK], payment_method: "prepaid" }),
  },
  {
    ...shared,
    title: "an order captured for shipping",
    source: "seed-read",
    stage: "orderReceived",
    reply: smart("received", { intent: "order", transactions: [LINK] }),
  },
  {
    ...shared,
    title: "an order captured for collection, with its pickup code",
    source: "seed-read, phptest",
    stage: "orderCollection",
    reply: smart("collection", { intent: "order", delivery_options: { type: "collection", code: "4711" } }),
  },
  {
    ...shared,
    title: "an authorised transaction has no transfer details yet",
    source: "seed-inv",
    stage: "invoiceApproved",
    reply: smart("approved", { transactions: [LINK] }),
    rules: { absent: ["payment_instructions"] },
  },
  {
    ...shared,
    title: "a status nobody has documented",
    source: "phpdemo cancel_order: the list of statuses is open",
    certainty: "I",
    reply: smart("on hold", { transactions: [], novelty: { since: "2027" } }),
    onlyRead: "no request brings it about",
  },
];

export const SMART_LIST: Example[] = [
  {
    operation: "smartTransactions.list",
    title: "the transactions of one reference",
    source: "§2.5, ruby recorded",
    certainty: "S",
    request: { method: "GET", path: "/api/v2/Smart/Transactions?q=merchantRef:{merchantRef}" },
    stage: "created",
    reply: ok({ count: 1, data: [{ object: "smart.transactions", id: STX, created: CREATED, status: "created" }] }),
    rules: { exact: ["count"] },
  },
  {
    operation: "smartTransactions.list",
    title: "nothing found",
    source: "§2.5",
    certainty: "S",
    request: { method: "GET", path: "/api/v2/Smart/Transactions?q=merchantRef:conf-nobody&count=5&offset=0" },
    stage: "created",
    reply: ok({ count: 0, data: [] }),
    rules: { exact: ["count"] },
  },
  {
    operation: "smartTransactions.list",
    title: "one of two by page size, the count telling of both",
    source: "§2.5, php",
    certainty: "S",
    request: {
      method: "GET",
      path: "/api/v2/Smart/Transactions?q=merchantRef:{merchantRef}*&count=1&sort=created:desc&fields=id,status,merchantRef",
    },
    stage: "twoOfOneReference",
    reply: ok({ count: 2, data: [{ id: STX, status: "created", merchantRef: "20017" }] }),
    rules: { exact: ["count"], absent: ["data.1"] },
  },
];

const LISTS = { operation: "smartTransactions.list", stage: "manyOfOneReference" } as const;

export const SMART_LIST_PAGES: Example[] = [
  {
    ...LISTS,
    title: "a page of 20 where nothing is said",
    source: "ruby recorded",
    certainty: "R",
    request: { method: "GET", path: "/api/v2/Smart/Transactions?q=merchantRef:{merchantRef}*" },
    reply: ok({ count: 21, data: Array.from({ length: 20 }, () => ({ object: "smart.transactions", id: STX })) }),
    rules: { exact: ["count"], absent: ["data.20"] },
  },
  {
    ...LISTS,
    title: "the rest of it by offset, with the whole grammar of a query",
    source: "php, developer.secuconnect.com/api",
    certainty: "S",
    request: {
      method: "GET",
      path: "/api/v2/Smart/Transactions?q=(NOT%20status:failed)%20AND%20(merchantRef:{merchantRef}*%20OR%20basket_info.sum:[1%20TO%202])&offset=20",
    },
    reply: ok({ count: 21, data: [{ object: "smart.transactions", id: STX, status: "created" }] }),
    rules: { exact: ["count"], absent: ["data.1"] },
  },
];

export const SMART_UPDATE: Example[] = [
  {
    operation: "smartTransactions.update",
    title: "an approved transaction falls back to created",
    source: "seed-inv, dev:Update_the_Smart_Transaction",
    certainty: "D",
    request: {
      method: "PUT",
      path: "/api/v2/Smart/Transactions/{stx}",
      body: {
        transactionRef: "Backhaus Bestellung 20017, neu",
        basket: { products: [{ id: 1, desc: "Roggenbrot", quantity: 3, priceOne: 650, tax: 7 }] },
        basket_info: { sum: 1950, currency: "EUR" },
      },
    },
    stage: "invoiceApproved",
    reply: smart("created", {
      updated: UPDATED,
      transactionRef: "Backhaus Bestellung 20017, neu",
      basket_info: { sum: 1950, currency: "EUR" },
    }),
    rules: { exact: ["transactionRef", "basket_info.sum"], absent: ["payment_instructions"] },
  },
  {
    operation: "smartTransactions.update",
    title: "the whole representation sent back: what the system manages is ignored, the demo stays one",
    source: "dev:Update_the_Smart_Transaction",
    certainty: "D",
    request: {
      method: "PUT",
      path: "/api/v2/Smart/Transactions/{stx}",
      body: {
        object: "smart.transactions",
        id: "{stx}",
        created: CREATED,
        status: "ok",
        is_demo: false,
        trans_id: 1,
        transactions: [],
        merchantRef: "20017-b",
        basket_info: { sum: 1790, currency: "EUR" },
      },
      isNotOurs: true,
    },
    stage: "created",
    reply: smart("created", { is_demo: true, merchantRef: "20017-b" }),
    rules: { exact: ["is_demo", "merchantRef"] },
  },
  {
    operation: "smartTransactions.update",
    title: "nothing changes after the start",
    source: "§3.4",
    certainty: "G",
    request: {
      method: "PUT",
      path: "/api/v2/Smart/Transactions/{stx}",
      body: { transactionRef: "Backhaus Bestellung 20017, neu" },
    },
    stage: "invoiceStarted",
    reply: buildRefusal(409, "ProductUpdateFailedException", "Status forbids it", 4010),
  },
];
