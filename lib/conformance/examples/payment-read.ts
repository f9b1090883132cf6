import type { Example } from "../example.ts";
import { buildRefusal } from "./errors.ts";
import {
  INVOICE_OPEN,
  PAYMENT_EXACT,
  PREPAID_WAITING,
  payment,
  showPayment,
  WAITING_FOR_SHIPMENT,
} from "./payment-parts.ts";
import { ok, PCI } from "./smart-parts.ts";

const read = { method: "GET", path: "/api/v2/Payment/Transactions/{pci}" } as const;
const shared = { operation: "paymentTransactions.read", request: read, certainty: "D" } as const;
const ARRIVED = "2026-03-05T08:00:00+01:00";

export const PAYMENT_READ: Example[] = [
  {
    ...shared,
    title: "an invoice that waits for its delivery",
    source: "dev:Payment_Transaction_Status, §4.4",
    certainty: "I",
    stage: "invoiceStarted",
    reply: payment(WAITING_FOR_SHIPMENT),
    rules: { exact: PAYMENT_EXACT },
  },
  {
    ...shared,
    title: "a prepayment that waits for its money",
    source: "dev:Increase_the_Amount_of_a_Payment",
    stage: "prepaidStarted",
    reply: payment(PREPAID_WAITING, { product_id: 36 }),
    rules: { exact: PAYMENT_EXACT },
  },
  {
    ...shared,
    title: "a prepayment whose money is in",
    source: "dev:Read_a_Payment_Transaction, §4.4",
    certainty: "I",
    stage: "prepaidPaid",
    reply: payment(
      { simple: 1, simpleText: "accepted", detailed: [6, "abgeschlossen"], product: "Vorkasse (Demo)" },
      { product_id: 36, incoming_payment_date: ARRIVED },
    ),
    rules: { exact: PAYMENT_EXACT },
  },
  {
    ...shared,
    title: "an authorised debit with its masked account",
    source: "dev:Check_Status_and_Amount_of_a_Payment, phpdemo",
    certainty: "I",
    stage: "debitApproved",
    reply: payment(
      { simple: 2, simpleText: "authorized", detailed: [9, "vorautorisiert"], product: "Lastschrift (Demo)" },
      { payment_data: "DE35 XXXX XXXX 3188", account_owner: "Jonna Muster" },
    ),
    rules: { optional: ["product_id"], exact: ["account_owner"] },
  },
  {
    ...shared,
    title: "a delivered invoice that was paid",
    source: "§4.4",
    certainty: "I",
    stage: "invoicePaid",
    reply: payment(
      { simple: 1, simpleText: "accepted", detailed: [6, "abgeschlossen"] },
      { incoming_payment_date: ARRIVED, completion_date: ARRIVED },
    ),
  },
  {
    ...shared,
    title: "a returned debit",
    source: "dev:Payment_Transaction_Status",
    stage: "debitReturned",
    reply: payment({ simple: 4, simpleText: "issue", product: "Lastschrift (Demo)" }),
  },
  {
    ...shared,
    title: "a refund, linked to its payment and negative",
    source: "dev:Read_a_Payment_Transaction",
    request: { method: "GET", path: "/api/v2/Payment/Transactions/{refund}" },
    stage: "refunded",
    reply: ok({
      ...showPayment({ amount: -490, product: "Erstattung (Demo)" }),
      parents: [{ object: "payment.transactions", id: PCI, trans_id: 49425107, ref_type_id: 19, hierarchy: "parent" }],
    }),
    rules: {
      exact: ["amount", "details.amount"],
      optional: ["product", "product_id", "parents.0.hierarchy"],
    },
  },
  {
    ...shared,
    title: "a payment read by its hash",
    source: "§5.2, php",
    certainty: "S",
    request: { method: "GET", path: "/api/v2/Payment/Transactions/{paymentHash}" },
    stage: "invoiceStarted",
    reply: payment(WAITING_FOR_SHIPMENT),
  },
  {
    ...shared,
    title: "an unknown payment",
    source: "§9.2",
    certainty: "G",
    request: { method: "GET", path: "/api/v2/Payment/Transactions/PCI_000000000000000000000000000000" },
    stage: "nothing",
    reply: buildRefusal(404, "ProductNotFoundException", "Payment transaction not found", 4004),
  },
];

export const PAYMENT_LIST: Example[] = [
  {
    operation: "paymentTransactions.list",
    title: "the payment of one number",
    source: "§2.5, phpdemo getTransactions",
    certainty: "S",
    request: { method: "GET", path: "/api/v2/Payment/Transactions?q=trans_id:{transId}&count=10" },
    stage: "invoiceCaptured",
    reply: ok({ count: 1, data: [showPayment(INVOICE_OPEN)] }),
    rules: { exact: ["count"] },
  },
  {
    operation: "paymentTransactions.list",
    title: "payments whose money is in, newest first",
    source: "phpdemo getTransactions",
    certainty: "S",
    request: {
      method: "GET",
      path: "/api/v2/Payment/Transactions?q=incoming_payment_date:*&sort=incoming_payment_date:desc&count=1",
    },
    stage: "prepaidPaid",
    reply: ok({
      count: 3,
      data: [{ object: "payment.transactions", id: PCI, incoming_payment_date: ARRIVED }],
    }),
  },
];

export const CHECK_STATUS: Example[] = [
  {
    operation: "paymentTransactions.checkStatus",
    title: "the effective amount of a waiting prepayment",
    source: "dev:Check_Status_and_Amount_of_a_Payment",
    certainty: "D",
    request: { method: "GET", path: "/api/v2/Payment/Transactions/{pci}/checkStatus" },
    stage: "prepaidStarted",
    reply: ok({
      status: 25,
      status_text: "Vorkasse wartend",
      status_simple: 10,
      status_simple_text: "pending",
      amount: 1790,
      currency: "EUR",
    }),
    rules: { exact: ["amount"] },
  },
  {
    operation: "paymentTransactions.checkStatus",
    title: "nothing is left of a cancelled payment",
    source: "dev:Check_Status_and_Amount_of_a_Payment",
    certainty: "D",
    request: { method: "GET", path: "/api/v2/Payment/Transactions/{pci}/checkStatus" },
    stage: "invoiceCancelled",
    reply: ok({ status_simple: 5, status_simple_text: "void", amount: 0, currency: "EUR" }),
    rules: { exact: ["amount"] },
  },
  {
    operation: "paymentTransactions.checkStatus",
    title: "the rest after a partial refund, asked by hash",
    source: "dev:Check_Status_and_Amount_of_a_Payment",
    certainty: "D",
    request: { method: "GET", path: "/api/v2/Payment/Transactions/{paymentHash}/checkStatus" },
    stage: "refunded",
    reply: ok({ status: 6, status_simple: 1, amount: 1300, currency: "EUR" }),
    rules: { exact: ["amount"], optional: ["status", "status_simple"] },
  },
];
