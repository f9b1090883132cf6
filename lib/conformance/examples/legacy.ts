import type { Example } from "../example.ts";
import { CREATE_BODY, LEGACY_RESOURCES, type LegacyResource, showLegacy, TEXT_BASKET } from "./legacy-parts.ts";
import { ok } from "./smart-parts.ts";

const SHIPPED = { carrier: "DHL", tracking_id: "00340434000000000017", invoice_number: "RE-20017" };

/** What both old resources do alike (seed 2 and §6). */
export const LEGACY: Example[] = LEGACY_RESOURCES.flatMap(buildExamples);

function buildExamples({ name, object, group, stage, accrualStage, noun }: LegacyResource): Example[] {
  const path = `/api/v2/Payment/${name}`;
  const isInvoice = group === "legacy.invoices";
  return [
    {
      operation: `${group}.create`,
      title: `${noun} with articles and shipping, numbers as text`,
      source: "seed-leg",
      certainty: "D",
      request: { method: "POST", path, body: CREATE_BODY },
      stage: "customer",
      reply: ok(showLegacy(object, { amount: 3090, accrual: true, basket: TEXT_BASKET, order_id: "conf-20017" })),
      rules: { exact: ["accrual", "basket.*.name"], optional: ["customer.object"], numbers: ["basket.*", "amount"] },
    },
    {
      operation: `${group}.read`,
      title: `${noun}, read`,
      source: "seed-leg",
      certainty: "D",
      request: { method: "GET", path: `${path}/{hash}` },
      stage,
      reply: ok(
        showLegacy(object, {
          status: isInvoice ? "accepted" : "authorized",
          ...(isInvoice ? {} : { transaction_status: 25 }),
          amount: 1790,
        }),
      ),
      rules: isInvoice
        ? { exact: ["amount"], numbers: ["amount"] }
        : { exact: ["amount", "transaction_status"], numbers: ["amount", "transaction_status"] },
    },
    {
      operation: `${group}.cancel`,
      title: `${noun} cancelled: a confirmation only`,
      source: "seed-leg, php:PaymentCancelResult",
      certainty: "D",
      request: { method: "POST", path: `${path}/{hash}/cancel` },
      stage,
      reply: ok({
        new_trans_id: null,
        demo: true,
        result: { new_trans_id: null, remaining_amount: 0, refund_waiting_for_payment: false },
      }),
      rules: { exact: ["demo", "result.remaining_amount"], numbers: ["demo", "result.refund_waiting_for_payment"] },
    },
    {
      operation: `${group}.cancel`,
      title: `${noun} lowered`,
      source: "php:PaymentSecupayInvoicesApi",
      certainty: "S",
      request: { method: "POST", path: `${path}/{hash}/cancel`, body: { reduce_amount_by: 490 } },
      stage,
      reply: ok({
        new_trans_id: null,
        demo: true,
        result: { new_trans_id: null, remaining_amount: 1300, refund_waiting_for_payment: false },
      }),
      rules: { exact: ["result.remaining_amount"], numbers: ["demo", "result.refund_waiting_for_payment"] },
    },
    {
      operation: `${group}.setShippingInformation`,
      title: `${noun} with an invoice number`,
      source: "java demo, php:PaymentSecupayInvoicesApi",
      certainty: "S",
      request: { method: "PUT", path: `${path}/{hash}/shippingInformation`, body: SHIPPED },
      stage,
      reply: ok(showLegacy(object)),
    },
    {
      operation: `${group}.setBasket`,
      title: `${noun} with another basket`,
      source: "php:PaymentSecupayInvoicesApi",
      certainty: "S",
      request: { method: "PUT", path: `${path}/{hash}/basket`, body: { basket: TEXT_BASKET } },
      stage,
      reply: ok(showLegacy(object, { basket: TEXT_BASKET })),
      rules: { exact: ["basket.*.name"], numbers: ["basket.*"] },
    },
    {
      operation: `${group}.setAccrual`,
      title: `${noun} free to be paid out`,
      source: "php:PaymentSecupayInvoicesApi",
      certainty: "S",
      request: { method: "PUT", path: `${path}/{hash}/accrual`, body: { accrual: false } },
      stage: accrualStage,
      reply: ok(showLegacy(object, { accrual: false })),
      rules: { exact: ["accrual"] },
    },
  ];
}
