import { CREATED, ok, PCI, UPDATED } from "./smart-parts.ts";

interface Shown {
  amount?: number;
  /** left out where no source says it */
  simple?: number;
  simpleText?: string;
  /** the detailed number, where the documentation names it */
  detailed?: [number: number, text: string];
  product?: string;
}

/** A Payment Transaction as the documentation prints it. */
export function showPayment(shown: Shown, more: Record<string, unknown> = {}) {
  const { amount = 1790, simple, simpleText, detailed, product = "Kauf auf Rechnung (Demo)" } = shown;
  const status = detailed === undefined ? {} : { status: detailed[0], status_text: detailed[1] };
  return {
    object: "payment.transactions",
    id: PCI,
    trans_id: 49425100,
    product_id: 267,
    product,
    amount,
    currency: "EUR",
    created: CREATED,
    updated: UPDATED,
    ...status,
    details: {
      amount,
      cleared: "open",
      ...status,
      ...(simple === undefined ? {} : { status_simple: simple, status_simple_text: simpleText }),
    },
    customer: { companyname: null, salutation: null, title: null, forename: "Jonna", surname: "Muster" },
    transaction_hash: "kqzvwmtrcbxn512049",
    incoming_payment_date: null,
    ...more,
  };
}

export const WAITING_FOR_SHIPMENT: Shown = { simple: 14, simpleText: "waiting for shipment" };
export const INVOICE_OPEN: Shown = {
  simple: 1,
  simpleText: "accepted",
  detailed: [86, "abgeschlossen (Rechnung offen)"],
};
export const PREPAID_WAITING: Shown = {
  simple: 10,
  simpleText: "pending",
  detailed: [25, "Vorkasse wartend"],
  product: "Vorkasse (Demo)",
};

export const payment = (shown: Shown, more: Record<string, unknown> = {}) => ok(showPayment(shown, more));

/** What every payment example promises literally. */
export const PAYMENT_EXACT = ["product", "product_id", "amount", "details.amount"];
