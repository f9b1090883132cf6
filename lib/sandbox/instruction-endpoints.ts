import type { Endpoint } from "./endpoint.ts";
import { takePayment } from "./payment-endpoints.ts";
import { drawPaymentRequest } from "./payment-request-pdf.ts";
import { findEffectiveAmount } from "./payments.ts";
import { ProviderError } from "./provider-error.ts";
import { renderInstructions } from "./render-transaction.ts";
import { findTransaction } from "./smart-transactions.ts";
import type { StoredPayment } from "./state.ts";
import { findLinkedPayment, type World } from "./world.ts";

const PATH = "api/v2/payment/transactions";

/** Where the money is to be transferred to, asked by payment or by Smart Transaction (§5.6), and the letter about it. */
export const INSTRUCTION_ENDPOINTS: readonly Endpoint[] = [
  {
    method: "POST",
    path: `${PATH}/me/getpaymentinstructions/{stx}`,
    call: "getInstructions",
    family: "get",
    answer: (world, { route }) =>
      answerInstructions(world, findLinkedPayment(world, findTransaction(world, route.stx ?? ""))),
  },
  {
    method: "POST",
    path: `${PATH}/{pci}/getpaymentinstructions`,
    call: "getInstructions",
    family: "get",
    answer: (world, request) => answerInstructions(world, takePayment(world, request)),
  },
  {
    method: "GET",
    path: "documents/{pci}/payment-request.pdf",
    call: "document",
    isOpen: true,
    contentType: "application/pdf",
    answer: (world, request) => drawPaymentRequest(world, takePayment(world, request)),
  },
];

function answerInstructions(world: World, payment: StoredPayment | null) {
  const transaction = world.store.tables.transactions.get(payment?.transaction ?? "");
  const instructions = payment !== null && transaction?.started ? renderInstructions(world, payment) : null;
  if (payment === null || instructions === null) {
    throw new ProviderError("ProductNotFoundException", "There are no payment instructions for this transaction");
  }
  const { girocode_url: _image, ...account } = instructions;
  const amount = (findEffectiveAmount(payment) / 100).toFixed(2).replace(".", ",");
  return { lang: "de_DE", amount, currency: payment.currency, payment_instructions: account };
}
