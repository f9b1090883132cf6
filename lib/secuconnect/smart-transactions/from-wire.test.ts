import { describe, expect, it } from "vitest";
import type { SmartTransactionStatus as DomainStatus } from "#lib/domain/payment-update.ts";
import { SmartTransaction } from "#lib/secuconnect/wire/smart-transaction.ts";
import { STARTED_INVOICE } from "../fixtures/started-invoice.ts";
import { fromSmartTransaction } from "./from-wire.ts";
import { SMART_TRANSACTION_STATUSES, type SmartTransactionStatus } from "./statuses.ts";

const read = (reply: object) => fromSmartTransaction(SmartTransaction.parse(reply));

describe("the published start of an invoice", () => {
  it("is read with everything it says and null for the rest", () => {
    expect(read(STARTED_INVOICE)).toEqual({
      id: "STX_33PXAW2YN2NJTPM5KPGMK7QF5PBVA2",
      created: "2020-03-27T10:55:23+01:00",
      updated: "2020-03-27T10:56:10+01:00",
      status: "ok",
      statusText: "ok",
      paymentMethod: "prepaid", // a copy error there: it is an invoice, and the client does not correct the provider
      transId: 49425099,
      paymentTransactions: [{ id: "PCI_FDBREW9ZS7P6FTN4ZY2ATC6NK0QWO7", transId: null, hash: null }],
      instructions: {
        owner: "secupay AG",
        iban: "DE81850400611005523759",
        bic: "COBADEFFXXX",
        bankName: "Commerzbank CC",
        remittance: "TA 49425099",
        girocodeUrl: "https://connect-testing.secupay-ag.de/qr/epc?stx=STX_33PXAW2YN2NJTPM5KPGMK7QF5PBVA2",
      },
      intent: null,
      isDemo: null,
      contractId: null,
      merchantId: null,
      customer: null,
      shippingAddress: null,
      transactionRef: null,
      merchantRef: null,
      basket: [],
      amountCents: null,
      currency: null,
      gratuityCents: null,
      paymentLinks: {},
      checkoutLinks: {},
      delivery: null,
      container: null,
      iframeUrl: null,
      autoCapture: null,
      language: null,
    });
  });

  it("after the prepare has its payment and no instructions", () => {
    const { payment_instructions, payment_method, trans_id, ...prepared } = STARTED_INVOICE;
    expect(read({ ...prepared, status: "approved" })).toMatchObject({
      status: "approved",
      instructions: null,
      paymentTransactions: [{ id: "PCI_FDBREW9ZS7P6FTN4ZY2ATC6NK0QWO7" }],
    });
  });
});

describe("a reply", () => {
  it("with a status nobody knows keeps the word and claims nothing", () => {
    expect(read({ ...STARTED_INVOICE, status: "on hold" })).toMatchObject({ status: "unknown", statusText: "on hold" });
    expect(read({ ...STARTED_INVOICE, status: null })).toMatchObject({ status: "unknown", statusText: "" });
    expect(read({ ...STARTED_INVOICE, status: "toString" }).status).toBe("unknown");
  });

  it("with what PHP makes of empty objects has nothing there", () => {
    const empty = { customer: [], payment_links: [], container: [], delivery_options: [], payment_instructions: [] };
    expect(read({ ...STARTED_INVOICE, ...empty, basket: [], basket_info: [] })).toMatchObject({
      customer: null,
      paymentLinks: {},
      container: null,
      delivery: null,
      instructions: null,
      basket: [],
      amountCents: null,
    });
  });

  it.each(["30,70", "3.070", "EUR 3070", "30.70", "", 0.5, 1e308, null, undefined])(
    "with the sum %j has no amount",
    (sum) => {
      const reply = { ...STARTED_INVOICE, basket_info: { sum, currency: "EUR" } };
      expect(read(reply)).toMatchObject({ amountCents: null, currency: "EUR" });
    },
  );

  it("reads a hosted checkout, and numbers as text", () => {
    const sale = {
      ...STARTED_INVOICE,
      basket: {
        products: [{ id: "1", desc: "Tasse", articleNumber: 3211, quantity: "2", priceOne: "1290", tax: "19" }],
      },
      basket_info: { sum: "2580", currency: "EUR" },
      payment_links: {
        debit: "https://pay-dev.secuconnect.com?payment-method=debit&stx=STX_1",
        general: "https://pay-dev.secuconnect.com?stx=STX_1",
        broken: null,
      },
    };
    expect(read(sale)).toMatchObject({
      amountCents: 2580,
      basket: [{ id: 1, articleNumber: "3211", quantity: 2, unitCents: 1290, taxPercent: 19, subBasket: [] }],
    });
    expect(Object.keys(read(sale).paymentLinks)).toEqual(["debit", "general"]);
  });

  it("shows the mandate of a debit", () => {
    const container = {
      object: "payment.containers",
      id: "PCT_1",
      type: "bank_account",
      mandate: { sepa_mandate_id: 12345, type: "COR1", identification: "PAM/2/4/12345" },
    };
    expect(read({ ...STARTED_INVOICE, container }).container).toEqual({
      id: "PCT_1",
      type: "bank_account",
      publicAccount: null,
      mandate: { id: "12345", type: "COR1", reference: "PAM/2/4/12345" },
    });
  });
});

describe("status meanings", () => {
  it("cover every word the shop knows, once", () => {
    const names: readonly DomainStatus[] = SMART_TRANSACTION_STATUSES.map(({ name }) => name);
    const all = {
      created: 1,
      processing: 1,
      approved: 1,
      pending: 1,
      ok: 1,
      received: 1,
      shipped: 1,
      collection: 1,
      collected: 1,
      failed: 1,
      cancelled: 1,
      aborted: 1,
    } satisfies Record<SmartTransactionStatus, 1> & Record<Exclude<DomainStatus, "unknown">, 1>;
    expect([...names].sort()).toEqual(Object.keys(all).sort());
  });
});
