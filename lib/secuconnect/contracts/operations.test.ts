import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openRecorder, type Recorder } from "../fixtures/recorder.ts";

/** The names as SDK and demo show them, and one nobody knows. */
const NAMES = [
  "Creditcard",
  "Debit",
  "easyCredit",
  "eps",
  "Invoice",
  "Paypal",
  "Prepay",
  "Sofort",
  "Applepay",
  "Twint",
  7,
];

describe("a contract", () => {
  let recorder: Recorder;
  beforeAll(async () => {
    recorder = await openRecorder();
  });
  afterAll(() => recorder.close());
  const api = () => recorder.client.contracts;

  it("names its methods, and what prepare and start call them", async () => {
    recorder.answer(NAMES);
    const { methods } = await api().getAvailablePaymentMethods("GCR_1", { currency: "EUR", isDemo: true });
    expect(recorder.last()).toEqual({
      call: "POST /General/Contracts/GCR_1/getAvailablePaymentMethods",
      body: { currency: "EUR", is_demo: true },
    });
    expect(methods.map(({ name, method }) => `${name}: ${method}`)).toEqual([
      "Creditcard: creditcard",
      "Debit: debit",
      "easyCredit: easycredit",
      "eps: eps",
      "Invoice: invoice",
      "Paypal: paypal",
      "Prepay: prepaid",
      "Sofort: sofort",
      "Applepay: creditcard",
      "Twint: null",
    ]);
  });

  it("names those of one transaction", async () => {
    recorder.answer([]);
    const reply = await api().getAvailablePaymentMethodsOfSmartTransaction("GCR_1", "STX_1");
    expect(reply).toEqual({ methods: [] });
    expect(recorder.last()).toEqual({
      call: "POST /General/Contracts/GCR_1/getAvailablePaymentMethods/STX_1",
      body: {},
    });
  });

  it("belongs to the merchant of the credentials", async () => {
    recorder.answer({ object: "general.merchants", id: "MRC_1", companyname: "Secupay Test-Shop" });
    expect(await api().readOwnMerchant()).toEqual({ id: "MRC_1", companyName: "Secupay Test-Shop" });
    expect(recorder.last()).toEqual({ call: "GET /General/Merchants/me", body: undefined });
  });
});
