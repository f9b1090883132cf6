import type { Example } from "../example.ts";
import { buildRefusal } from "./errors.ts";
import { showLegacy } from "./legacy-parts.ts";
import { ok } from "./smart-parts.ts";

const SHIPPED = { carrier: "DHL", tracking_id: "00340434000000000017", invoice_number: "RE-20017" };

/** Delivery by the old endpoints (§6). */
export const LEGACY_CAPTURE: Example[] = [
  {
    operation: "legacy.invoices.capture",
    title: "an old invoice delivered",
    source: "php:PaymentSecupayInvoicesApi",
    certainty: "S",
    request: {
      method: "POST",
      path: "/api/v2/Payment/Secupayinvoices/{hash}/capture",
      body: { shipping_information: SHIPPED },
    },
    stage: "legacyInvoice",
    reply: ok(showLegacy("payment.secupayinvoices", { transaction_status: 86 })),
    rules: { exact: ["transaction_status"], numbers: ["transaction_status"] },
  },
  {
    operation: "legacy.invoices.capture",
    title: "an old invoice is delivered once",
    source: "§7.1, by analogy",
    certainty: "G",
    request: { method: "POST", path: "/api/v2/Payment/Secupayinvoices/{hash}/capture" },
    stage: "legacyInvoiceCaptured",
    reply: buildRefusal(409, "ProductUpdateFailedException", "transaction status disallows capturing", 4010),
  },
  {
    operation: "legacy.prepays.capture",
    title: "an old prepayment has nothing to capture",
    source: "§7.1, by analogy",
    certainty: "G",
    request: { method: "POST", path: "/api/v2/Payment/Secupayprepays/{hash}/capture" },
    stage: "legacyPrepay",
    reply: buildRefusal(409, "ProductUpdateFailedException", "transaction status disallows capturing", 4010),
  },
];
