import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CreateLegacyTransaction } from "#lib/secuconnect/wire/legacy-transaction.ts";
import { openRecorder, type Recorder } from "../fixtures/recorder.ts";
import type { CreateLegacyTransaction as Request } from "./model.ts";

/** The published create, with its numbers as text. */
const PUBLISHED = {
  amount: "100",
  currency: "EUR",
  order_id: "ZZZZZZ",
  accrual: true,
  customer: "PCU_XYG3DHBX32MJ8DUFASAXVA4X4M3BA2",
  basket: [
    { item_type: "shipping", name: "standard delivery", tax: "19", total: "1324" },
    {
      item_type: "article",
      article_number: "3211",
      quantity: "2",
      name: "Testname 1",
      ean: "4123412341243",
      tax: "19",
      total: "1324",
      price: "1000",
    },
    {
      item_type: "article",
      article_number: "48875",
      quantity: "2",
      name: "Testname 2",
      ean: "4123412341236",
      tax: "19",
      total: "1324",
      price: "1000",
    },
  ],
};
/** The same in our words. */
const OURS: Request = {
  amountCents: 100,
  currency: "EUR",
  orderId: "ZZZZZZ",
  accrual: true,
  customer: "PCU_XYG3DHBX32MJ8DUFASAXVA4X4M3BA2",
  basket: [
    { type: "shipping", name: "standard delivery", taxPercent: 19, totalCents: 1324 },
    {
      type: "article",
      articleNumber: "3211",
      quantity: 2,
      name: "Testname 1",
      ean: "4123412341243",
      taxPercent: 19,
      totalCents: 1324,
      unitCents: 1000,
    },
    {
      type: "article",
      articleNumber: "48875",
      quantity: 2,
      name: "Testname 2",
      ean: "4123412341236",
      taxPercent: 19,
      totalCents: 1324,
      unitCents: 1000,
    },
  ],
};
const withoutText = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (key, field) =>
    /^(amount|tax|total|price|quantity)$/.test(key) && typeof field === "string" ? Number(field) : field,
  );

const STORED = {
  ...PUBLISHED,
  object: "payment.secupayprepays",
  id: "tkqxrvwbfzcl2411573",
  trans_id: "49425099",
  payment_id: "PCI_1",
  status: "authorized",
  transaction_status: "25",
  transfer_purpose: "TA 49425099",
  transfer_account: {
    iban: "DE81850400611005523759",
    bic: "COBADEFFXXX",
    owner: "secupay AG",
    bankname: "Commerzbank CC",
  },
  iframe_url: "https://api-testing.secupay-ag.de/payment/tkqxrvwbfzcl2411573",
};

describe.each(["invoices", "prepays"] as const)("legacy %s", (kind) => {
  let recorder: Recorder;
  beforeAll(async () => {
    recorder = await openRecorder();
  });
  afterAll(() => recorder.close());
  const api = () => recorder.client.legacy[kind];

  it("send the published example, with numbers as numbers", async () => {
    recorder.answer(STORED);
    await api().create(OURS);
    expect(recorder.last()).toEqual({ call: `POST /Payment/Secupay${kind}`, body: withoutText(PUBLISHED) });
    expect(CreateLegacyTransaction.safeParse(PUBLISHED).success).toBe(true);
  });

  it("are read with numbers as text", async () => {
    recorder.answer(STORED);
    const read = await api().read("tkqxrvwbfzcl2411573");
    expect(recorder.last()).toEqual({ call: `GET /Payment/Secupay${kind}/tkqxrvwbfzcl2411573`, body: undefined });
    expect(read).toMatchObject({
      id: "tkqxrvwbfzcl2411573",
      transId: 49425099,
      paymentTransactionId: "PCI_1",
      status: "authorized",
      statusText: "authorized",
      detailedStatus: 25,
      amountCents: 100,
      orderId: "ZZZZZZ",
      accrual: true,
      customerId: "PCU_XYG3DHBX32MJ8DUFASAXVA4X4M3BA2",
      instructions: { owner: "secupay AG", iban: "DE81850400611005523759", remittance: "TA 49425099" },
      iframeUrl: "https://api-testing.secupay-ag.de/payment/tkqxrvwbfzcl2411573",
      mandate: null,
    });
    expect(read.basket).toMatchObject([
      {
        type: "shipping",
        name: "standard delivery",
        taxPercent: 19,
        totalCents: 1324,
        quantity: null,
        unitCents: null,
      },
      { articleNumber: "3211", quantity: 2, unitCents: 1000, ean: "4123412341243" },
      { articleNumber: "48875" },
    ]);
  });

  it("with a word nobody knows claim nothing", async () => {
    recorder.answer({ ...STORED, status: "gemahnt", customer: { object: "payment.customers", id: "PCU_1" } });
    expect(await api().read("x")).toMatchObject({ status: "unknown", statusText: "gemahnt", customerId: "PCU_1" });
  });

  it("are cancelled whole or by a part", async () => {
    recorder.answer({
      new_trans_id: "49425100",
      demo: 1,
      result: { remaining_amount: "60", refund_waiting_for_payment: 1 },
    });
    expect(await api().cancel("x", { reduceByCents: 40 })).toEqual({
      newTransId: 49425100,
      isDemo: true,
      remainingCents: 60,
      isRefundWaitingForPayment: true,
    });
    expect(recorder.last()).toEqual({
      call: `POST /Payment/secupay${kind}/x/cancel`,
      body: { reduce_amount_by: 40 },
    });
    recorder.answer({ new_trans_id: null, demo: false, result: [] });
    expect(await api().cancel("x")).toEqual({
      newTransId: null,
      isDemo: false,
      remainingCents: null,
      isRefundWaitingForPayment: null,
    });
    expect(recorder.last()?.body).toBeUndefined();
  });

  it("are captured, shipped, and get another basket or payout lock", async () => {
    recorder.answer(STORED);
    const shipping = { carrier: "DHL", trackingId: "0034" };
    const sent = { carrier: "DHL", tracking_id: "0034" };
    await api().capture("x", shipping, "GCR_1");
    expect(recorder.last()).toEqual({
      call: `POST /Payment/secupay${kind}/x/capture`,
      body: { shipping_information: sent, contract: "GCR_1" },
    });
    await api().capture("x");
    expect(recorder.last()?.body).toBeUndefined();
    await api().setShippingInformation("x", shipping);
    expect(recorder.last()).toEqual({ call: `PUT /Payment/secupay${kind}/x/shippingInformation`, body: sent });
    await api().setBasket("x", [{ name: "Tasse", unitCents: 1290, quantity: 1, totalCents: 1290 }]);
    expect(recorder.last()).toEqual({
      call: `PUT /Payment/secupay${kind}/x/basket`,
      body: { basket: [{ name: "Tasse", price: 1290, quantity: 1, total: 1290 }] },
    });
    await api().setAccrual("x", false);
    expect(recorder.last()).toEqual({ call: `PUT /Payment/secupay${kind}/x/accrual`, body: { accrual: false } });
  });

  it.each([
    ["ProductFormatException", 400],
    ["ProductNotAllowedException", 403],
    ["ProductDuplicateException", 409],
    ["ProductNotFoundException", 404],
    ["ProductUpdateFailedException", 409],
  ])("pass %s on", async (error, status) => {
    recorder.answer({ status: "error", error, error_details: "Erika Probe", supportId: "0f3ac1d2" }, status);
    await expect(api().create(OURS)).rejects.toMatchObject({
      exception: error,
      outcome: "notDone",
      message: expect.not.stringContaining("Erika"),
    });
  });
});
