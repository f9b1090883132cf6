import type { Example } from "../example.ts";
import { ok } from "./smart-parts.ts";

const PATH = "/api/v2/General/Contracts/{gcr}/getAvailablePaymentMethods";

export const CONTRACT: Example[] = [
  {
    operation: "contracts.getAvailablePaymentMethods",
    title: "what the contract offers",
    source: "php:GeneralContractsApi, phpdemo",
    certainty: "S",
    request: { method: "POST", path: PATH, body: { currency: "EUR", is_demo: true } },
    stage: "nothing",
    reply: ok(["Debit", "Invoice", "Prepay"]),
    rules: { unordered: true },
  },
  {
    operation: "contracts.getAvailablePaymentMethodsOfSmartTransaction",
    title: "what is offered for one transaction",
    source: "php:GeneralContractsApi",
    certainty: "S",
    request: { method: "POST", path: `${PATH}/{stx}` },
    stage: "created",
    reply: ok(["Debit", "Invoice", "Prepay"]),
    rules: { unordered: true },
  },
  {
    operation: "contracts.readOwnMerchant",
    title: "whose token this is",
    source: "dev:Authenticate_with_OAuth_2.0",
    certainty: "D",
    request: { method: "GET", path: "/api/v2/General/Merchants/me" },
    stage: "nothing",
    reply: ok({ object: "general.merchants", id: "MRC_5N8B2V6C9X3Z7L1K4J0H5G8F2D6S9A" }),
  },
];

export const GIROCODE: Example[] = [
  {
    operation: "girocode.draw",
    title: "the picture of a started transfer, open to all",
    source: "seed-inv (girocode_url); content and rights unknown",
    certainty: "G",
    request: { method: "GET", path: "/qr/epc?stx={stx}", token: "none" },
    stage: "prepaidStarted",
    reply: { status: 200, headers: { "Content-Type": "image/png" }, body: null },
  },
];
