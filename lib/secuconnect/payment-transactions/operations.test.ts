import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SecuconnectClient } from "../client.ts";
import { openRecorder, type Recorder } from "../fixtures/recorder.ts";
import { openSandbox, SALE, type SandboxForTests } from "../fixtures/sandbox-client.ts";
import { where } from "../list-query.ts";
import { InvalidRequest } from "../request.ts";
import { SIMPLE_STATUSES, toSimpleStatus } from "./statuses.ts";

describe("Payment Transactions at the sandbox", () => {
  let sandbox: SandboxForTests;
  beforeAll(async () => {
    sandbox = await openSandbox();
  });
  afterAll(() => sandbox.close());

  async function startPrepaid(client: SecuconnectClient) {
    const { id } = await client.smartTransactions.create(SALE);
    const started = await client.smartTransactions.start(id, "prepaid");
    return { stxId: id, pciId: started.paymentTransactions[0]?.id ?? "" };
  }

  it("are read, checked and found, before and after the money", async () => {
    const { client } = sandbox;
    const { stxId, pciId } = await startPrepaid(client);
    const before = await client.paymentTransactions.read(pciId);
    expect(before).toMatchObject({
      id: pciId,
      status: "pending",
      statusNumber: 10,
      statusText: "pending",
      detailedStatus: 25,
      amountCents: 3070,
      currency: "EUR",
      cleared: "open",
      incomingPaymentDate: null,
      productId: 36,
    });
    expect(before.raw).toMatchObject({ object: "payment.transactions", id: pciId });
    const paid = where.and(where.equals("id", pciId), where.present("incomingPaymentDate"));
    expect(await client.paymentTransactions.list({ where: paid })).toMatchObject({ count: 0, items: [] });

    await sandbox.lever(`transactions/${stxId}/pay`);
    expect(await client.paymentTransactions.read(pciId)).toMatchObject({
      status: "accepted",
      cleared: "cleared",
      incomingPaymentDate: expect.stringMatching(/^20..-/),
      incomingPaymentRemittance: expect.stringMatching(/^TA \d+$/),
    });
    expect(await client.paymentTransactions.checkStatus(pciId)).toMatchObject({
      status: "accepted",
      statusNumber: 1,
      detailedStatus: 6,
      amountCents: 3070,
      currency: "EUR",
    });
    const newest = await client.paymentTransactions.list({ where: paid, sort: ["incomingPaymentDate:desc"] });
    expect(newest).toMatchObject({ count: 1, items: [{ id: pciId }] });
  });

  it("are all found, page by page", async () => {
    const ids = new Set<string>();
    for (let index = 0; index < 5; index += 1) ids.add((await startPrepaid(sandbox.client)).pciId);
    const found = new Set<string>();
    for await (const { id } of sandbox.client.paymentTransactions.listAll({ count: 2 })) found.add(id);
    expect([...ids].filter((id) => !found.has(id))).toEqual([]);
  });

  it("that do not exist are not found", async () => {
    await expect(sandbox.client.paymentTransactions.read("PCI_NOSUCHTHING")).rejects.toMatchObject({
      exception: "ProductNotFoundException",
    });
  });
});

/** Shortened from the published pages. */
const PAYMENT = {
  object: "payment.transactions",
  id: "PCI_1",
  amount: 3070,
  details: { status_simple: 1, amount: 3070 },
};
const CAPTURED = {
  ...PAYMENT,
  completion_date: "2023-11-20T00:00:00+01:00",
  invoice_number: "RE-2026-10042",
  order_id: 10042,
  details: {
    status: 86,
    status_text: "abgeschlossen (Rechnung offen)",
    status_simple: 1,
    status_simple_text: "accepted",
  },
};
const REFUND = {
  ...PAYMENT,
  id: "PCI_2",
  amount: -500,
  product: "Erstattung",
  parents: [{ object: "payment.transactions", id: "PCI_1", ref_type_id: 19, hierarchy: "parent" }],
  details: { status_simple: 7, amount: -500 },
};
const SHIPPING = {
  carrier: "DHL",
  trackingId: "00340434161094012345",
  invoiceNumber: "RE-2026-10042",
  shippedAt: "2026-03-02T09:15:00+01:00",
  orderId: "10042",
};
const WIRE_SHIPPING = {
  carrier: "DHL",
  tracking_id: "00340434161094012345",
  invoice_number: "RE-2026-10042",
  shipped_at: "2026-03-02T09:15:00+01:00",
  order_id: "10042",
};
const INSTRUCTIONS = {
  lang: "de_DE",
  amount: "30,70",
  currency: "EUR",
  payment_instructions: { owner: "secupay AG", iban: "DE81850400611005523759", bic: "COBADEFFXXX", purpose: "TA 1" },
};

describe("a call about money", () => {
  let recorder: Recorder;
  beforeAll(async () => {
    recorder = await openRecorder();
  });
  afterAll(() => recorder.close());
  const api = () => recorder.client.paymentTransactions;

  it("captures an invoice with its parcel, and is read as one object or as a list of one", async () => {
    for (const reply of [CAPTURED, [CAPTURED]]) {
      recorder.answer(reply);
      expect(await api().capture("PCI_1", SHIPPING)).toMatchObject({
        status: "accepted",
        detailedStatus: 86,
        detailedStatusText: "abgeschlossen (Rechnung offen)",
        completionDate: "2023-11-20T00:00:00+01:00",
        invoiceNumber: "RE-2026-10042",
        orderId: "10042",
      });
    }
    expect(recorder.last()).toEqual({
      call: "POST /Payment/Transactions/PCI_1/capture",
      body: { shipping_information: WIRE_SHIPPING },
    });
    await api().capture("PCI_1");
    expect(recorder.last()?.body).toBeUndefined();
  });

  it("notes a parcel at the top level", async () => {
    recorder.answer({ result: true });
    expect(await api().setShippingInformation("PCI_1", SHIPPING)).toBe(true);
    expect(recorder.last()).toEqual({
      call: "PUT /Payment/Transactions/PCI_1/ShippingInformation",
      body: WIRE_SHIPPING,
    });
  });

  it("refunds by a reduction, never by the amount of two meanings", async () => {
    recorder.answer([PAYMENT, REFUND]);
    const [original, refund] = await api().cancel("PCI_1", { reduceByCents: 500, reason: "Tasse zerbrochen" });
    expect(recorder.last()).toEqual({
      call: "POST /Payment/Transactions/PCI_1/cancel",
      body: { reduce_amount_by: 500, reason: "Tasse zerbrochen" },
    });
    expect(original).toMatchObject({ id: "PCI_1" });
    expect(refund).toMatchObject({
      amountCents: -500,
      status: "refund",
      parents: [{ id: "PCI_1", relationId: 19, hierarchy: "parent", transId: null, relation: null }],
    });
    expect(refund?.raw).toEqual(REFUND);
  });

  it("cancels all of it without a body, and reads a single object too", async () => {
    recorder.answer({ ...PAYMENT, details: { status_simple: 5 } });
    expect(await api().cancel("PCI_1")).toMatchObject([{ id: "PCI_1", status: "void", amountCents: 3070 }]);
    expect(recorder.last()?.body).toBeUndefined();
    await api().cancel("PCI_1", { reduceStakeholderPayment: true, containerId: "PCT_1" });
    expect(recorder.last()?.body).toEqual({ reduce_stakeholder_payment: true, container_id: "PCT_1" });
  });

  it.each([{ reduceByCents: 0 }, { reduceByCents: 12.5 }, { reason: "€" }, { reason: "x".repeat(101) }])(
    "with %o is not sent",
    async (request) => {
      const before = recorder.last();
      await expect(api().cancel("PCI_9", request)).rejects.toThrow(InvalidRequest);
      expect(recorder.last()).toBe(before);
    },
  );

  it("asks for transfer details by either id", async () => {
    recorder.answer(INSTRUCTIONS);
    const wanted = {
      language: "de_DE",
      amountText: "30,70",
      currency: "EUR",
      instructions: {
        owner: "secupay AG",
        iban: "DE81850400611005523759",
        bic: "COBADEFFXXX",
        bankName: null,
        remittance: "TA 1",
        girocodeUrl: null,
      },
    };
    expect(await api().getPaymentInstructions("PCI_1")).toEqual(wanted);
    expect(recorder.last()).toEqual({
      call: "POST /Payment/Transactions/PCI_1/getPaymentInstructions",
      body: undefined,
    });
    expect(await api().getPaymentInstructionsOfSmartTransaction("STX_1")).toEqual(wanted);
    expect(recorder.last()?.call).toBe("POST /Payment/Transactions/me/getPaymentInstructions/STX_1");
  });

  it("raises a prepayment, and shows that the details lag behind", async () => {
    recorder.answer({ ...PAYMENT, amount: 4000 });
    expect(await api().increaseAmount("PCI_1", 4000)).toMatchObject({ amountCents: 3070, topLevelAmountCents: 4000 });
    expect(recorder.last()).toEqual({
      call: "POST /Payment/Transactions/PCI_1/increaseAmount",
      body: { amount: 4000 },
    });
  });

  it("lifts the payout lock", async () => {
    recorder.answer({ ...PAYMENT, accrual: false });
    expect(await api().revokeAccrual("PCI_1")).toMatchObject({ accrual: false });
    expect(recorder.last()).toEqual({ call: "POST /Payment/Transactions/PCI_1/revokeAccrual", body: undefined });
  });

  it("refused by the provider says so", async () => {
    recorder.answer(
      { status: "error", error: "ProductUpdateFailedException", code: "4000", supportId: "0f3ac1d2" },
      400,
    );
    await expect(api().capture("PCI_1")).rejects.toMatchObject({
      exception: "ProductUpdateFailedException",
      code: 4000,
      supportId: "0f3ac1d2",
      outcome: "notDone",
    });
  });
});

describe("simple statuses", () => {
  it("have one row a number, and no other number a name", () => {
    const numbers = SIMPLE_STATUSES.map(({ number }) => number);
    expect(numbers).toEqual(Array.from({ length: 17 }, (_, number) => number));
    expect(new Set(SIMPLE_STATUSES.map(({ name }) => name)).size).toBe(17);
    expect([toSimpleStatus(14), toSimpleStatus(17), toSimpleStatus(null)]).toEqual([
      "waiting for shipment",
      "unknown",
      "unknown",
    ]);
  });
});
