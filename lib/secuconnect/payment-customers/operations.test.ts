import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openRecorder, type Recorder } from "../fixtures/recorder.ts";
import { where } from "../list-query.ts";

const CONTACT = {
  forename: "Erika",
  surname: "Probe",
  companyName: "Probe GmbH",
  email: "erika@example.test",
  phone: "+49 177 5555555",
  birthDate: "1965-12-31",
  address: { street: "Testweg", streetNumber: "7", postalCode: "01896", city: "Pulsnitz", country: "DE" },
};
const WIRE_CONTACT = {
  forename: "Erika",
  surname: "Probe",
  companyname: "Probe GmbH",
  email: "erika@example.test",
  phone: "+49 177 5555555",
  dob: "1965-12-31",
  address: { street: "Testweg", street_number: "7", postal_code: "01896", city: "Pulsnitz", country: "DE" },
};
/** As the test system gives it back: phone without blanks, birth date as a timestamp, nulls. */
const STORED = {
  object: "payment.customers",
  id: "PCU_1",
  merchant: { object: "general.merchants", id: "MRC_1" },
  created: "2026-03-02T09:15:00+01:00",
  contact: {
    ...WIRE_CONTACT,
    name: "Erika Probe",
    phone: "+491775555555",
    dob: "1965-12-31T00:00:00+01:00",
    salutation: null,
    address: { ...WIRE_CONTACT.address, postal_code: 1896 },
  },
};

describe("Payment Customers", () => {
  let recorder: Recorder;
  beforeAll(async () => {
    recorder = await openRecorder();
  });
  afterAll(() => recorder.close());
  const api = () => recorder.client.paymentCustomers;

  it("are stored, and come back as the provider keeps them", async () => {
    recorder.answer(STORED);
    const customer = await api().create({ contact: CONTACT, contractId: "GCR_1" });
    expect(recorder.last()).toEqual({
      call: "POST /Payment/Customers",
      body: { contact: WIRE_CONTACT, contract: { id: "GCR_1" } },
    });
    expect(customer).toMatchObject({
      id: "PCU_1",
      created: "2026-03-02T09:15:00+01:00",
      updated: null,
      merchantId: "MRC_1",
      contractId: null,
      contact: {
        name: "Erika Probe",
        companyName: "Probe GmbH",
        phone: "+491775555555",
        birthDate: "1965-12-31T00:00:00+01:00",
        salutation: null,
        fax: null,
        address: { streetNumber: "7", postalCode: "1896", additionalAddressData: null },
      },
    });
    expect(customer.raw).toEqual(STORED);
  });

  it("are read, replaced and removed", async () => {
    recorder.answer(STORED);
    expect(await api().read("PCU_1")).toMatchObject({ id: "PCU_1" });
    expect(recorder.last()).toEqual({ call: "GET /Payment/Customers/PCU_1", body: undefined });
    await api().update("PCU_1", CONTACT);
    expect(recorder.last()).toEqual({ call: "PUT /Payment/Customers/PCU_1", body: { contact: WIRE_CONTACT } });
    for (const reply of [undefined, [], { result: true }]) {
      recorder.answer(reply);
      await expect(api().remove("PCU_1")).resolves.toBeUndefined();
    }
    expect(recorder.last()).toEqual({ call: "DELETE /Payment/Customers/PCU_1", body: undefined });
  });

  it("are listed by their contact", async () => {
    recorder.answer({ count: "1", data: [STORED] });
    const page = await api().list({ where: where.equals("surname", "Probe"), sort: ["created:desc"] });
    expect(page).toMatchObject({ count: 1, items: [{ id: "PCU_1" }] });
    expect(recorder.last()?.call).toBe("GET /Payment/Customers?q=contact.surname%3AProbe&sort=created%3Adesc");
    const all = [];
    for await (const { id } of api().listAll()) all.push(id);
    expect(all).toEqual(["PCU_1"]);
  });

  it("that are something else are not taken for customers", async () => {
    recorder.answer({ ...STORED, object: "payment.containers" });
    await expect(api().read("PCU_1")).rejects.toMatchObject({ name: "UnreadableAnswer", message: /object/ });
  });
});
