import { PCI, PCU } from "./smart-parts.ts";

export interface LegacyResource {
  /** path segment as the SDK spells it */
  name: "Secupayinvoices" | "Secupayprepays";
  object: string;
  group: "legacy.invoices" | "legacy.prepays";
  stage: "legacyInvoice" | "legacyPrepay";
  accrualStage: "legacyInvoiceAccrual" | "legacyPrepayAccrual";
  noun: string;
}

export const LEGACY_RESOURCES: LegacyResource[] = [
  {
    name: "Secupayinvoices",
    object: "payment.secupayinvoices",
    group: "legacy.invoices",
    stage: "legacyInvoice",
    accrualStage: "legacyInvoiceAccrual",
    noun: "an old invoice",
  },
  {
    name: "Secupayprepays",
    object: "payment.secupayprepays",
    group: "legacy.prepays",
    stage: "legacyPrepay",
    accrualStage: "legacyPrepayAccrual",
    noun: "an old prepayment",
  },
];

/** The basket of seed 2: numbers as text, a shipping line without quantity and price. */
export const TEXT_BASKET = [
  { item_type: "shipping", name: "Standardversand", tax: "19", total: "490" },
  {
    item_type: "article",
    article_number: "7001",
    quantity: "2",
    name: "Roggenbrot",
    ean: "4123412341243",
    tax: "7",
    total: "1300",
    price: "650",
  },
  {
    item_type: "article",
    article_number: "7002",
    quantity: "2",
    name: "Dinkelbrot",
    ean: "4123412341236",
    tax: "7",
    total: "1300",
    price: "650",
  },
];

/** Body of seed 2's create call, the values our own. */
export const CREATE_BODY = {
  amount: "3090",
  currency: "EUR",
  order_id: "{orderId}",
  demo: true,
  accrual: true,
  customer: "{pcu}",
  contract: "{gcr}",
  basket: TEXT_BASKET,
};

export function showLegacy(object: string, more: Record<string, unknown> = {}) {
  return {
    object,
    id: "wqzvkmtrcbxn7204913",
    trans_id: 49425200,
    payment_id: PCI,
    currency: "EUR",
    transfer_purpose: "TA 49425200",
    transfer_account: {
      iban: "DE81850400611005523759",
      bic: "COBADEFFXXX",
      owner: "secupay AG",
      bankname: "Commerzbank CC",
    },
    customer: { object: "payment.customers", id: PCU },
    ...more,
  };
}
