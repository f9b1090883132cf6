import type { Example } from "../example.ts";
import { buildRefusal } from "./errors.ts";
import { INVOICE_OPEN, PREPAID_WAITING, payment, showPayment } from "./payment-parts.ts";
import { ok } from "./smart-parts.ts";

const act = (action: string, body?: unknown) => ({
  method: "POST" as const,
  path: `/api/v2/Payment/Transactions/{pci}/${action}`,
  ...(body === undefined ? {} : { body }),
});
const SHIPPED = {
  carrier: "DHL",
  tracking_id: "00340434000000000017",
  invoice_number: "RE-20017",
  shipped_at: "2026-03-03T09:15:00+01:00",
  order_id: "20017",
};
const VOID = { simple: 5, simpleText: "void" };
const ACCEPTED = { simple: 1, simpleText: "accepted" };
const capture = { operation: "paymentTransactions.capture", certainty: "D" } as const;
const cancel = { operation: "paymentTransactions.cancel", certainty: "D" } as const;
const STATUS_FORBIDS = buildRefusal(409, "ProductUpdateFailedException", "Status forbids it", 4010);

export const PAYMENT_CAPTURE: Example[] = [
  {
    ...capture,
    title: "the final delivery of an invoice",
    source: "dev:Mark_as_Shipped, newer copy",
    request: act("capture", { shipping_information: SHIPPED }),
    stage: "invoiceStarted",
    reply: payment(INVOICE_OPEN, {
      completion_date: "2026-03-03T09:15:00+01:00",
      invoice_number: "RE-20017",
      order_id: "20017",
    }),
    rules: { exact: ["invoice_number", "order_id"] },
  },
  {
    ...capture,
    title: "a delivery without particulars",
    source: "php:PaymentTransactionsCaptureDTO",
    certainty: "S",
    request: act("capture"),
    stage: "invoiceStarted",
    reply: payment(INVOICE_OPEN, { completion_date: "2026-03-03T09:15:00+01:00" }),
  },
  {
    ...capture,
    title: "a reply as a list, as before SDK 2.43.0",
    source: "php CHANGELOG",
    certainty: "S",
    request: act("capture"),
    reply: ok([showPayment(INVOICE_OPEN)]),
    onlyRead: "the provider has changed it since",
  },
  {
    ...capture,
    title: "nothing is delivered twice",
    source: "§7.1 (the page's condition is cut off)",
    certainty: "G",
    request: act("capture"),
    stage: "invoiceCaptured",
    reply: STATUS_FORBIDS,
  },
  {
    ...capture,
    title: "a prepayment has no delivery to report here",
    source: "§7.1",
    certainty: "G",
    request: act("capture"),
    stage: "prepaidStarted",
    reply: STATUS_FORBIDS,
  },
];

export const PAYMENT_CANCEL: Example[] = [
  {
    ...cancel,
    title: "an undelivered invoice cancelled whole",
    source: "dev:Cancel_or_Refund_a_Payment",
    request: act("cancel", { reason: "Bestellung widerrufen" }),
    stage: "invoiceStarted",
    reply: ok([showPayment(VOID)]),
    rules: { optional: ["0.details.amount"] },
  },
  {
    ...cancel,
    title: "a paid prepayment refunded in part, by a payment of its own",
    source: "dev:Cancel_or_Refund_a_Payment, pretix",
    request: act("cancel", { reduce_amount_by: 490, reason: "Versand erlassen" }),
    stage: "prepaidPaid",
    reply: ok([
      { object: "payment.transactions", id: "PCI_7QW2E4R6T8Y0U1I3O5P9A2S4D6F8G0", currency: "EUR" },
      { object: "payment.transactions", id: "PCI_8QW2E4R6T8Y0U1I3O5P9A2S4D6F8G0", amount: -490, currency: "EUR" },
    ]),
    rules: { exact: ["1.amount"] },
  },
  {
    ...cancel,
    title: "more than there is cannot be taken back",
    source: "dev:Cancel_or_Refund_a_Payment (never more than the original)",
    certainty: "G",
    request: act("cancel", { reduce_amount_by: 1791 }),
    stage: "invoiceStarted",
    reply: { ...buildRefusal(409, "ProductUpdateFailedException", "Amount is higher than what is left", 4010) },
  },
  {
    ...cancel,
    title: "a reason with a letter that is not allowed",
    source: "dev:Cancel_or_Refund_a_Payment (allowed characters)",
    certainty: "D",
    request: { ...act("cancel", { reason: "Größe_falsch" }), isNotOurs: true },
    stage: "invoiceStarted",
    reply: buildRefusal(400, "ProductFormatException", "reason is invalid", 1001),
  },
  {
    ...cancel,
    title: "an invoice lowered before its delivery",
    source: "dev:Cancel_or_Refund_a_Payment",
    request: act("cancel", { reduce_amount_by: 490 }),
    stage: "invoiceStarted",
    reply: ok([showPayment({ ...ACCEPTED, amount: 1300, simple: 14, simpleText: "waiting for shipment" })]),
    rules: { optional: ["0.amount", "0.details.amount"] },
  },
];

export const PAYMENT_OTHERS: Example[] = [
  {
    operation: "paymentTransactions.setShippingInformation",
    title: "one parcel of several",
    source: "php:PaymentTransactionsApi.updateShippingInformation",
    certainty: "S",
    request: { method: "PUT", path: "/api/v2/Payment/Transactions/{pci}/ShippingInformation", body: SHIPPED },
    stage: "invoiceStarted",
    reply: ok({ result: true }),
  },
  {
    operation: "paymentTransactions.getPaymentInstructions",
    title: "transfer details by payment",
    source: "php:PaymentTransactionsApi",
    certainty: "S",
    request: act("getPaymentInstructions"),
    stage: "invoiceStarted",
    reply: showInstructions(),
    rules: { exact: ["currency"] },
  },
  {
    operation: "paymentTransactions.getPaymentInstructionsOfSmartTransaction",
    title: "transfer details by Smart Transaction",
    source: "php:PaymentTransactionsApi",
    certainty: "S",
    request: { method: "POST", path: "/api/v2/Payment/Transactions/me/getPaymentInstructions/{stx}" },
    stage: "prepaidStarted",
    reply: showInstructions(),
    rules: { exact: ["currency"] },
  },
  {
    operation: "paymentTransactions.increaseAmount",
    title: "a higher total of an unpaid prepayment, its details still the old ones",
    source: "dev:Increase_the_Amount_of_a_Payment",
    certainty: "D",
    request: act("increaseAmount", { amount: 2280 }),
    stage: "prepaidStarted",
    reply: payment(
      { ...PREPAID_WAITING, amount: 2280 },
      {
        details: { amount: 1790, status: 25, status_simple: 10, status_simple_text: "pending" },
      },
    ),
    rules: { exact: ["amount", "details.amount"], optional: ["product_id"] },
  },
  {
    operation: "paymentTransactions.increaseAmount",
    title: "only prepayments grow",
    source: "dev:Increase_the_Amount_of_a_Payment",
    certainty: "I",
    request: act("increaseAmount", { amount: 2280 }),
    stage: "invoiceStarted",
    reply: STATUS_FORBIDS,
  },
  {
    operation: "paymentTransactions.increaseAmount",
    title: "a total that is no increase",
    source: "dev:Increase_the_Amount_of_a_Payment (must exceed the current one)",
    certainty: "I",
    request: act("increaseAmount", { amount: 1790 }),
    stage: "prepaidStarted",
    reply: buildRefusal(400, "ProductFormatException", "amount must exceed the current one", 1001),
  },
  {
    operation: "paymentTransactions.revokeAccrual",
    title: "the payout lock lifted",
    source: "php, phpdemo",
    certainty: "S",
    request: act("revokeAccrual"),
    stage: "prepaidAccrual",
    reply: ok({ object: "payment.transactions", id: "PCI_7QW2E4R6T8Y0U1I3O5P9A2S4D6F8G0", accrual: false }),
    rules: { exact: ["accrual"] },
  },
];

function showInstructions() {
  return ok({
    lang: "de_DE",
    amount: "17,90",
    currency: "EUR",
    payment_instructions: {
      iban: "DE81850400611005523759",
      bic: "COBADEFFXXX",
      owner: "secupay AG",
      bankname: "Commerzbank CC",
      purpose: "TA 49425100",
    },
  });
}
