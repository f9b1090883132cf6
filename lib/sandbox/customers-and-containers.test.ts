import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AvailablePaymentMethodsReply, MerchantReply } from "#lib/secuconnect/wire/contract.ts";
import { PaymentContainerList, PaymentContainerReply } from "#lib/secuconnect/wire/payment-container.ts";
import { PaymentCustomerList, PaymentCustomerReply } from "#lib/secuconnect/wire/payment-customer.ts";
import { SANDBOX_CONTRACT } from "#lib/secuconnect/wire/sandbox-credentials.ts";
import { openProbe, type SandboxProbe } from "./sandbox-probe.ts";

let probe: SandboxProbe;
beforeEach(async () => {
  probe = await openProbe();
});
afterEach(() => probe.close());

const CONTACT = { forename: "Erika", surname: "Probe", email: "erika@example.test", phone: "0049-123-456 789" };
const IBAN = "DE35500105175418493188";
const createCustomer = async () => (await probe.call("POST", "/Payment/Customers", { contact: CONTACT })).json;
const bank = (iban = IBAN) => ({ type: "bank_account", private: { owner: "Erika Probe", iban } });

describe("customers", () => {
  it("are created, read, changed, listed and deleted", async () => {
    const customer = PaymentCustomerReply.parse(await createCustomer());
    expect(customer.id).toMatch(/^PCU_[0-9A-Z]{30}$/);
    expect(customer.contact).toMatchObject({ name: "Erika Probe", phone: "0049123456789" });
    const path = `/Payment/Customers/${customer.id}`;
    const full = { ...customer, contact: { ...customer.contact, surname: "Muster" } };
    const changed = await probe.call("PUT", path, full);
    expect(changed.json.contact.name).toBe("Erika Muster");
    expect((await probe.call("GET", path)).json).toEqual(changed.json);
    await createCustomer();
    const found = await probe.call("GET", "/Payment/Customers?q=contact.surname:MUS*&fields=contact.name");
    expect(PaymentCustomerList.parse(found.json).count).toBe(1);
    expect(found.json.data).toEqual([
      { object: "payment.customers", id: customer.id, contact: { name: "Erika Muster" } },
    ]);
    expect((await probe.call("DELETE", path)).status).toBe(200);
    expect((await probe.call("GET", path)).json.error).toBe("ProductNotFoundException");
    expect((await probe.call("GET", "/Payment/Customers")).json.count).toBe(1);
  });

  it("need forename, surname and email", async () => {
    for (const contact of [{ ...CONTACT, email: undefined }, { ...CONTACT, forename: "" }, undefined]) {
      const { status, json } = await probe.call("POST", "/Payment/Customers", { contact });
      expect([status, json.error]).toEqual([400, "ProductFormatException"]);
    }
  });

  it("pay by id, and stay in their transactions after they are deleted", async () => {
    const { id } = await createCustomer();
    const { id: stx } = await probe.create({ customer: { id } });
    await probe.call("DELETE", `/Payment/Customers/${id}`);
    const { json } = await probe.call("POST", `/Smart/Transactions/${stx}/prepare/invoice`);
    expect(json).toMatchObject({ status: "approved", customer: { id, contact: { name: "Erika Probe" } } });
    const refused = await probe.call("POST", "/Smart/Transactions", {
      intent: "sale",
      basket_info: { sum: 1, currency: "EUR" },
      customer: { id },
    });
    expect(refused.status).toBe(404);
  });
});

describe("containers", () => {
  it("are created with bank and mandate, once per customer", async () => {
    const { id } = await createCustomer();
    const first = await probe.call("POST", "/Payment/Containers", {
      ...bank("de35 5001 0517 5418 4931 88"),
      customer: { id },
    });
    const container = PaymentContainerReply.parse(first.json);
    expect(container).toMatchObject({
      type: "bank_account",
      customer: { id },
      private: { owner: "Erika Probe", iban: IBAN, bic: "INGDDEFFXXX", bankname: "ING-DiBa" },
      public: { iban: "DE35XXXXXXXXXXXXXX3188" },
      mandate: { type: "COR1" },
    });
    expect(container.mandate?.identification).toMatch(/^PAM\/\d+$/);
    const again = await probe.call("POST", "/Payment/Containers", { ...bank(), customer: { id } });
    expect([again.status, again.reason]).toEqual([409, "ProductDuplicateException"]);
    const other = await createCustomer();
    expect((await probe.call("POST", "/Payment/Containers", { ...bank(), customer: { id: other.id } })).status).toBe(
      200,
    );
  });

  it("are read, changed, listed and deleted", async () => {
    const { json } = await probe.call("POST", "/Payment/Containers", bank());
    const path = `/Payment/Containers/${json.id}`;
    const change = { ...json, private: { owner: "Erika Probe", iban: "DE37503240001000000524" } };
    const changed = (await probe.call("PUT", path, change)).json;
    expect(changed.private).toMatchObject({ iban: "DE37503240001000000524", bic: "FTSBDEFAXXX" });
    expect(changed.mandate.identification).not.toBe(json.mandate.identification);
    expect((await probe.call("GET", path)).json).toEqual(changed);
    const list = (await probe.call("GET", "/Payment/Containers?q=private.bic:FTSB*")).json;
    expect(PaymentContainerList.parse(list).count).toBe(1);
    await probe.call("DELETE", path);
    expect((await probe.call("GET", path)).status).toBe(404);
  });

  it("refuse what is no account", async () => {
    const wrong = await probe.call("POST", "/Payment/Containers", bank("DE35500105175418493189"));
    expect(wrong.json.error).toBe("ProductFormatException");
    const card = await probe.call("POST", "/Payment/Containers", { ...bank(), type: "credit_card" });
    expect(card.json.error).toBe("ProductNotAllowedException");
  });

  it("check a single IBAN", async () => {
    const check = async (iban: string) =>
      (await probe.call("POST", "/Payment/Containers/ValidateSingleIban", { id: "a", iban })).json;
    expect(await check("DE35 5001 0517 5418 4931 88")).toEqual({
      id: "a",
      valid: true,
      iban: IBAN,
      bic: "INGDDEFFXXX",
      bankname: "ING-DiBa",
    });
    expect(await check("DE35500105175418493189")).toMatchObject({ valid: false, bic: null });
  });

  it("pay a debit inline or by id, and show in the transaction", async () => {
    const first = await probe.create();
    const { json } = await probe.call("POST", `/Smart/Transactions/${first.id}/prepare/debit`, { container: bank() });
    expect(json.container).toMatchObject({ object: "payment.containers", type: "bank_account" });
    const stored = (await probe.call("GET", `/Payment/Containers/${json.container.id}`)).json;
    expect(stored).toMatchObject({ customer: { id: json.customer.id }, private: { iban: IBAN } });
    const payment = (await probe.call("GET", `/Payment/Transactions/${json.transactions[0].id}`)).json;
    expect(payment).toMatchObject({ payment_data: "DE00 XXXX XXXX 3188", account_owner: "Erika Probe" });

    const second = await probe.create();
    const container = { id: json.container.id };
    const byId = await probe.call("POST", `/Smart/Transactions/${second.id}/start/debit`, { container });
    expect(byId.json).toMatchObject({ status: "ok", container: { id: json.container.id } });
    const third = await probe.create();
    const without = await probe.call("POST", `/Smart/Transactions/${third.id}/start/debit`);
    expect(without.json.error).toBe("ProductFormatException");
  });
});

describe("contract", () => {
  it("names the methods on offer, for a transaction as well", async () => {
    const path = `/General/Contracts/${SANDBOX_CONTRACT}/getAvailablePaymentMethods`;
    const { json } = await probe.call("POST", path, { currency: "EUR", is_demo: true });
    expect(AvailablePaymentMethodsReply.parse(json)).toEqual(["Invoice", "Prepay", "Debit"]);
    expect((await probe.call("POST", path, { apiv2_products: true })).json).toEqual(["invoice", "prepay", "debit"]);
    const { id } = await probe.create({ payment_context: { payment_methods: ["prepaid"] } });
    expect((await probe.call("POST", `${path}/${id}`)).json).toEqual(["Prepay"]);
    const older = `/Payment/Contracts/${SANDBOX_CONTRACT.replace("GCR", "PCR")}/paymentMethods`;
    expect((await probe.call("GET", older)).json).toEqual(["invoice", "prepay", "debit"]);
    const foreign = await probe.call("POST", "/General/Contracts/GCR_OTHER/getAvailablePaymentMethods");
    expect([foreign.status, foreign.json.error]).toEqual([403, "ProductNotAllowedException"]);
    expect(MerchantReply.parse((await probe.call("GET", "/General/Merchants/me")).json).id).toMatch(/^MRC_/);
  });
});
