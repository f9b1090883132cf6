import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openRecorder, type Recorder } from "../fixtures/recorder.ts";
import { openSandbox, SALE, type SandboxForTests } from "../fixtures/sandbox-client.ts";
import { where } from "../list-query.ts";
import { InvalidRequest, omitUndefined } from "../request.ts";

describe("Smart Transactions at the sandbox", () => {
  let sandbox: SandboxForTests;
  const { contact } = SALE.customer ?? {};
  beforeAll(async () => {
    sandbox = await openSandbox();
    await sandbox.lever("contract", { strict: true });
  });
  afterEach(async () => {
    await sandbox.lever("reset");
    await sandbox.lever("contract", { strict: true });
  });
  afterAll(() => sandbox.close());
  const api = () => sandbox.client.smartTransactions;

  it("are created and read in our words", async () => {
    const created = await api().create(SALE);
    expect(created).toMatchObject({
      status: "created",
      statusText: "created",
      intent: "sale",
      isDemo: true,
      updated: null,
      contractId: SALE.contractId,
      transactionRef: SALE.transactionRef,
      merchantRef: "10042",
      amountCents: 3070,
      currency: "EUR",
      gratuityCents: null,
      paymentMethod: null,
      paymentTransactions: [],
      instructions: null,
      delivery: null,
      autoCapture: false,
      language: "de",
      customer: {
        id: expect.stringMatching(/^PCU_/),
        contact: { name: "Erika Probe", address: { streetNumber: "7" } },
      },
    });
    expect(created.basket).toMatchObject([
      {
        id: 1,
        type: "article",
        description: "Tasse",
        articleNumber: "T-1",
        quantity: 2,
        unitCents: 1290,
        taxPercent: 19,
      },
      { id: 2, type: "shipping", description: "Versand", unitCents: 490 },
    ]);
    expect(created.paymentLinks).toMatchObject({ general: expect.stringContaining(created.id) });
    expect(created.raw).toMatchObject({ object: "smart.transactions", merchantRef: "10042" });
    expect(await api().read(created.id)).toEqual(created);
    expect(await api().read(created.id, { expand: "all" })).toMatchObject({ id: created.id });
  });

  it("of intent order have a checkout page and a delivery", async () => {
    const order = { ...SALE, intent: "order", delivery: { type: "shipping" } } as const;
    const created = await api().create(order);
    expect(created).toMatchObject({
      intent: "order",
      checkoutLinks: { url_checkout: expect.stringContaining(created.id) },
      paymentLinks: {},
      delivery: { type: "shipping", shippedAt: null, pickupCode: null },
    });
    await api().prepare(created.id, "invoice");
    expect(await api().start(created.id)).toMatchObject({ status: "received" });
  });

  it("fall back to created when they are updated, and take the new values", async () => {
    const { id } = await api().create(SALE);
    expect(await api().prepare(id, "invoice")).toMatchObject({ status: "approved" });
    const { basket, transactionRef, customer } = SALE;
    const lines = [...(basket ?? []), { id: 3, description: "Karte", quantity: 1, unitCents: 100, taxPercent: 7 }];
    const rest = { merchantRef: "10043", amountCents: 3170, currency: "EUR" };
    const change = { ...omitUndefined({ transactionRef, customer }), basket: lines, ...rest };
    expect(await api().update(id, change)).toMatchObject({
      status: "created",
      merchantRef: "10043",
      amountCents: 3170,
      updated: expect.any(String),
    });
  });

  it.each([
    ["plain after a prepare", true, undefined, "invoice", "ok"],
    ["with the method after a prepare", true, "invoice", "invoice", "ok"],
    ["with a trailing slash after a prepare", true, "", "invoice", "ok"],
    ["with the method alone", false, "prepaid", "prepaid", "pending"],
  ])("start %s", async (_, prepares, spelling, method, status) => {
    const { id } = await api().create(SALE);
    if (prepares) await api().prepare(id, method);
    const started = await api().start(id, spelling);
    expect(started).toMatchObject({
      status,
      paymentMethod: method,
      transId: expect.any(Number),
      paymentTransactions: [{ id: expect.stringMatching(/^PCI_/), transId: expect.any(Number) }],
      instructions: {
        owner: "secupay AG",
        remittance: `TA ${started.transId}`,
        iban: expect.stringMatching(/^DE\d{20}$/),
      },
    });
  });

  it("are captured by the prepare with auto-capture", async () => {
    const { id } = await api().create({ ...SALE, autoCapture: true });
    expect(await api().prepare(id, "invoice")).toMatchObject({ status: "ok", autoCapture: true });
  });

  it("take a bank account for a debit", async () => {
    const { id } = await api().create(SALE);
    const container = { bankAccount: { owner: "Erika Probe", iban: "DE35500105175418493188" } };
    expect(await api().prepare(id, "debit", { container })).toMatchObject({ status: "approved" });
  });

  it("are cancelled while pending and aborted before", async () => {
    const pending = await api().create(SALE);
    await api().start(pending.id, "prepaid");
    expect(await api().cancel(pending.id)).toMatchObject({ status: "cancelled" });
    const open = await api().create(SALE);
    expect(await api().abort(open.id)).toMatchObject({ status: "aborted" });
  });

  it("are found by what they are", async () => {
    const ids: string[] = [];
    for (const merchantRef of ["A1", "A2", "B1"]) ids.push((await api().create({ ...SALE, merchantRef })).id);
    const page = await api().list({ where: where.equals("merchantRef", "A2") });
    expect(page).toMatchObject({ count: 1, items: [{ id: ids[1], merchantRef: "A2" }] });
    expect(page.items[0]?.raw).toMatchObject({ merchantRef: "A2" });
    const both = where.and(where.matches("merchantRef", "A*"), where.equals("status", "created"));
    expect((await api().list({ where: both, sort: ["merchantRef:asc"] })).items.map(({ id }) => id)).toEqual(
      ids.slice(0, 2),
    );
    expect(await api().list({ count: 2, offset: 2 })).toMatchObject({ count: 3, items: [{ id: ids[0] }] });
  });

  it("are all found, page by page", async () => {
    for (let index = 0; index < 7; index += 1) await api().create({ ...SALE, merchantRef: `R${index}` });
    const found: (string | null)[] = [];
    for await (const { merchantRef } of api().listAll({ count: 3, sort: ["merchantRef:asc"] })) {
      if (found.length === 2) await api().create({ ...SALE, merchantRef: "R0-new" });
      found.push(merchantRef);
    }
    expect(found).toEqual(["R0", "R1", "R2", "R3", "R4", "R5", "R6"]);
  });

  it("with a basket of another total are refused by the provider, with a field it has no place for by us", async () => {
    await expect(api().create({ ...SALE, amountCents: 1 })).rejects.toMatchObject({
      exception: "ProductFormatException",
      outcome: "notDone",
    });
    const odd = { ...SALE, customer: { contact: { ...contact, forename: 7 } } } as unknown as typeof SALE;
    await expect(api().create(odd)).rejects.toThrow(InvalidRequest);
    await expect(api().read("")).rejects.toThrow(InvalidRequest);
  });
});

describe("a call", () => {
  let recorder: Recorder;
  beforeAll(async () => {
    recorder = await openRecorder();
  });
  afterAll(() => recorder.close());

  it("sets the delivery of a parcel", async () => {
    recorder.answer({
      object: "smart.transactions",
      id: "STX_1",
      status: "shipped",
      delivery_options: {
        type: "shipping",
        shipped_at: "2026-03-02T09:15:00+01:00",
        shipped_by: "DHL",
        tracking_code: 34,
      },
    });
    const shippedAt = "2026-03-02T09:15:00+01:00";
    const shipped = await recorder.client.smartTransactions.setDelivery("STX_1", {
      type: "shipping",
      shippedAt,
      shippedBy: "DHL",
      trackingCode: "0034",
      invoiceNumber: "RE-1",
    });
    expect(recorder.last()).toEqual({
      call: "POST /Smart/Transactions/STX_1/setDelivery",
      body: {
        delivery_options: {
          type: "shipping",
          shipped_at: shippedAt,
          shipped_by: "DHL",
          tracking_code: "0034",
          invoice_number: "RE-1",
        },
      },
    });
    expect(shipped).toMatchObject({ status: "shipped", delivery: { shippedAt, shippedBy: "DHL", trackingCode: "34" } });
  });

  it("sets the delivery of a collection", async () => {
    recorder.answer({
      object: "smart.transactions",
      id: "STX_1",
      status: "collected",
      delivery_options: { type: "collection", store_id: "STO_1", code: 4711 },
    });
    const collected = await recorder.client.smartTransactions.setDelivery("STX_1", {
      type: "collection",
      storeId: "STO_1",
    });
    expect(recorder.last()?.body).toEqual({ delivery_options: { type: "collection", store_id: "STO_1" } });
    expect(collected).toMatchObject({ status: "collected", delivery: { storeId: "STO_1", pickupCode: "4711" } });
  });

  it.each([
    [undefined, "/start"],
    ["", "/start/"],
    ["prepaid", "/start/prepaid"],
  ])("to start with %o goes to %s, without a body", async (method, path) => {
    recorder.answer({ object: "smart.transactions", id: "STX_1", status: "ok" });
    await recorder.client.smartTransactions.start("STX_1", method);
    expect(recorder.last()).toEqual({ call: `POST /Smart/Transactions/STX_1${path}`, body: undefined });
  });
});
