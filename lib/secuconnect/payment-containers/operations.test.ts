import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openRecorder, type Recorder } from "../fixtures/recorder.ts";
import { where } from "../list-query.ts";

const ACCOUNT = { owner: "Erika Probe", iban: "DE35500105175418493188" };
const STORED = {
  object: "payment.containers",
  id: "PCT_1",
  type: "bank_account",
  created: "2026-03-02T09:15:00+01:00",
  customer: { object: "payment.customers", id: "PCU_1" },
  public: { owner: "Erika Probe", iban: "DE35 XXXX XXXX 3188", bic: "INGDDEFFXXX", bankname: "ING-DiBa" },
  private: { ...ACCOUNT, bic: "INGDDEFFXXX", bankname: "ING-DiBa" },
  mandate: { sepa_mandate_id: 4711, type: "COR1", identification: "PAM/2/4/4711" },
};

describe("Payment Containers", () => {
  let recorder: Recorder;
  beforeAll(async () => {
    recorder = await openRecorder();
  });
  afterAll(() => recorder.close());
  const api = () => recorder.client.paymentContainers;

  it("store a bank account and bring its mandate", async () => {
    recorder.answer(STORED);
    const container = await api().create({ bankAccount: ACCOUNT, customerId: "PCU_1" });
    expect(recorder.last()).toEqual({
      call: "POST /Payment/Containers",
      body: { type: "bank_account", private: ACCOUNT, customer: { id: "PCU_1" } },
    });
    expect(container).toEqual({
      id: "PCT_1",
      type: "bank_account",
      created: "2026-03-02T09:15:00+01:00",
      customerId: "PCU_1",
      publicAccount: { owner: "Erika Probe", iban: "DE35 XXXX XXXX 3188", bic: "INGDDEFFXXX", bankName: "ING-DiBa" },
      privateAccount: { ...ACCOUNT, bic: "INGDDEFFXXX", bankName: "ING-DiBa" },
      mandate: { id: "4711", type: "COR1", reference: "PAM/2/4/4711" },
    });
  });

  it("are read, changed and removed", async () => {
    recorder.answer({ ...STORED, mandate: [], customer: [], public: null });
    expect(await api().read("PCT_1")).toMatchObject({ mandate: null, customerId: null, publicAccount: null });
    expect(recorder.last()).toEqual({ call: "GET /Payment/Containers/PCT_1", body: undefined });
    await api().update("PCT_1", { bankAccount: { ...ACCOUNT, bic: "INGDDEFFXXX" } });
    expect(recorder.last()).toEqual({
      call: "PUT /Payment/Containers/PCT_1",
      body: { type: "bank_account", private: { ...ACCOUNT, bic: "INGDDEFFXXX" } },
    });
    recorder.answer(undefined);
    await api().remove("PCT_1");
    expect(recorder.last()).toEqual({ call: "DELETE /Payment/Containers/PCT_1", body: undefined });
  });

  it("are listed by customer", async () => {
    recorder.answer({ count: 1, data: [STORED] });
    const { items } = await api().list({ where: where.equals("customerId", "PCU_1") });
    expect(items.map(({ id }) => id)).toEqual(["PCT_1"]);
    expect(recorder.last()?.call).toBe("GET /Payment/Containers?q=customer.id%3APCU_1");
    for await (const item of api().listAll()) expect(item.id).toBe("PCT_1");
  });

  it("know a wrong IBAN from a failed call", async () => {
    recorder.answer({ valid: true, iban: ACCOUNT.iban, bic: "INGDDEFFXXX", bankname: "ING-DiBa" });
    expect(await api().validateIban(ACCOUNT.iban)).toEqual({
      isValid: true,
      iban: ACCOUNT.iban,
      bic: "INGDDEFFXXX",
      bankName: "ING-DiBa",
    });
    expect(recorder.last()).toEqual({
      call: "POST /Payment/Containers/ValidateSingleIban",
      body: { iban: ACCOUNT.iban },
    });
    recorder.answer({ valid: false });
    expect(await api().validateIban("DE00")).toMatchObject({ isValid: false, bic: null });
  });

  it("refuse the same account twice in the provider's words", async () => {
    recorder.answer({ status: "error", error: "ProductDuplicateException" }, 409);
    const failure = api().create({ bankAccount: ACCOUNT, customerId: "PCU_1" });
    await expect(failure).rejects.toMatchObject({ exception: "ProductDuplicateException", outcome: "notDone" });
  });
});
