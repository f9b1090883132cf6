import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  PaymentStatus,
  PaymentTransaction,
  PaymentTransactionList,
} from "#lib/secuconnect/wire/payment-transaction.ts";
import { SmartTransaction, SmartTransactionList } from "#lib/secuconnect/wire/smart-transaction.ts";
import { buildOrder, openProbe, type SandboxProbe } from "./sandbox-probe.ts";

let probe: SandboxProbe;
beforeEach(async () => {
  probe = await openProbe();
});
afterEach(() => probe.close());

const start = (id: string, method = "") => probe.call("POST", `/Smart/Transactions/${id}/start${method}`);
const prepare = (id: string, method: string) => probe.call("POST", `/Smart/Transactions/${id}/prepare/${method}`);
const read = async (id: string) => (await probe.call("GET", `/Smart/Transactions/${id}`)).json;
const readPayment = async (id: string) => (await probe.call("GET", `/Payment/Transactions/${id}`)).json;

describe("create", () => {
  it("echoes the request with defaults, in the provider's spelling", async () => {
    const { status, json, text } = await probe.call("POST", "/Smart/Transactions", buildOrder());
    expect(status).toBe(200);
    expect(SmartTransaction.parse(json).status).toBe("created");
    expect(json.id).toMatch(/^STX_[0-9A-Z]{30}$/);
    expect(json.created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00$/);
    expect(json).not.toHaveProperty("updated");
    expect(json.application_context.language).toBe("de");
    expect(json.basket).toMatchObject({ type: "default", texts: [], products: [{ ean: null, parent: null }, {}] });
    expect(json.customer.contact).toMatchObject({
      name: "Erika Probe",
      phone: "+491775555",
      dob: "1965-12-31T00:00:00+01:00",
    });
    expect(text).toContain("http:\\/\\/127.0.0.1");
  });

  it("refuses a sum that is not the basket's, and a foreign contract", async () => {
    const wrong = await probe.call("POST", "/Smart/Transactions", {
      ...buildOrder(),
      basket_info: { sum: 3071, currency: "EUR" },
    });
    expect([wrong.status, wrong.reason, wrong.json.error]).toEqual([
      400,
      "ProductFormatException",
      "ProductFormatException",
    ]);
    expect(wrong.json.supportId).toMatch(/^[0-9a-f]{32}$/);
    const foreign = await probe.call("POST", "/Smart/Transactions", { ...buildOrder(), contract: { id: "GCR_OTHER" } });
    expect(foreign.json.error).toBe("ProductNotAllowedException");
  });

  it("subtracts coupons", async () => {
    const coupon = { id: 3, item_type: "coupon", desc: "Gutschein", quantity: 1, priceOne: 500, tax: 19 };
    const { basket } = buildOrder();
    const order = { basket: { products: [...basket.products, coupon] }, basket_info: { sum: 2570, currency: "EUR" } };
    expect((await probe.create(order)).status).toBe("created");
  });

  it("drops misspelt fields and names them; in strict mode refuses them", async () => {
    const misspelt = { ...buildOrder(), merchant_ref: "10042" };
    const { json } = await probe.call("POST", "/Smart/Transactions", misspelt);
    expect(json).not.toHaveProperty("merchant_ref");
    const { requests } = await probe.lever("GET", "ledger");
    expect(requests.at(-1)).toMatchObject({
      call: "create",
      droppedFields: ["merchant_ref"],
      stx: json.id,
      status: 200,
    });
    await probe.lever("POST", "contract", { strict: true });
    const refused = await probe.call("POST", "/Smart/Transactions", misspelt);
    expect([refused.status, refused.json.error]).toEqual([400, "ProductFormatException"]);
    expect(refused.json.error_details).toContain("merchant_ref");
  });
});

describe("invoice", () => {
  it("goes created, approved, ok and waits for shipment; money makes it 1/6", async () => {
    const { id } = await probe.create();
    const approved = (await prepare(id, "invoice")).json;
    expect(approved.status).toBe("approved");
    expect(approved).not.toHaveProperty("payment_instructions");
    const pci = approved.transactions[0].id;
    expect((await readPayment(pci)).details).toMatchObject({ status_simple: 2, status: 9 });

    const ok = (await start(id)).json;
    expect(ok).toMatchObject({ status: "ok", payment_method: "invoice" });
    expect(ok.transactions).toHaveLength(1);
    expect(ok.payment_instructions).toMatchObject({
      owner: "secupay AG",
      iban: "DE81850400611005523759",
      purpose: `TA ${ok.trans_id}`,
    });
    expect((await readPayment(pci)).details).toMatchObject({ status_simple: 14 });

    const paid = await probe.lever("POST", `transactions/${id}/pay`, {});
    expect(paid).toMatchObject({ ok: true, status: "ok", status_simple: 1, open: 0 });
    const payment = PaymentTransaction.parse(await readPayment(pci));
    expect(payment.incoming_payment_date).not.toBeNull();
    expect(payment.details).toMatchObject({ status: 6, cleared: "cleared" });
  });

  it("reports an invoice payment as 9 when the contract says so", async () => {
    await probe.lever("POST", "contract", { status9: true });
    const { id } = await probe.create();
    await start(id, "/invoice");
    expect(await probe.lever("POST", `transactions/${id}/pay`, {})).toMatchObject({ status_simple: 9, push: false });
  });

  it("may be started by prepare, by a trailing slash, and by the method alone", async () => {
    const auto = await probe.create({ payment_context: { auto_capture: true } });
    expect((await prepare(auto.id, "invoice")).json.status).toBe("ok");
    const slash = await probe.create();
    await prepare(slash.id, "invoice");
    expect((await start(slash.id, "/")).json.status).toBe("ok");
    const direct = await probe.create();
    expect((await probe.call("POST", `/smart/TRANSACTIONS/${direct.id}/START/invoice`)).json.status).toBe("ok");
  });

  it("is refused with status failed, and may be prepared again with a new payment", async () => {
    const { id } = await probe.create();
    await probe.lever("POST", "next", { call: "prepare", outcome: "declined" });
    const failed = await prepare(id, "invoice");
    expect([failed.status, failed.json.status]).toEqual([200, "failed"]);
    const [old] = failed.json.transactions;
    expect((await readPayment(old.id)).details.status_simple).toBe(3);
    const refused = await start(id);
    expect([refused.status, refused.reason]).toEqual([409, "ProductUpdateFailedException"]);

    const again = (await prepare(id, "invoice")).json;
    expect(again.status).toBe("approved");
    expect(again.transactions).toHaveLength(1);
    expect(again.transactions[0].id).not.toBe(old.id);
    expect((await readPayment(old.id)).id).toBe(old.id);
  });

  it("can be unavailable for a customer", async () => {
    const { id } = await probe.create();
    await probe.lever("POST", "contract", { methods: ["prepaid"] });
    const refused = await prepare(id, "invoice");
    expect(refused.status).toBe(403);
    expect(refused.json.error_details).toBe("Payment method not available (for this customer)");
  });
});

describe("prepaid", () => {
  it("waits for the money, also in parts", async () => {
    const { id } = await probe.create();
    const pending = (await start(id, "/prepaid")).json;
    expect(pending).toMatchObject({ status: "pending", payment_method: "prepaid" });
    const pci = pending.transactions[0].id;
    expect((await readPayment(pci)).details).toMatchObject({ status_simple: 10, status: 25, cleared: "open" });

    expect(await probe.lever("POST", `transactions/${id}/pay`, { amount: 1000 })).toMatchObject({
      status: "pending",
      status_simple: 10,
      open: 2070,
      push: false,
    });
    expect((await readPayment(pci)).incoming_payment_date).toBeNull();
    await probe.lever("POST", `transactions/${id}/pay`, { amount: 2070 });
    expect((await read(id)).status).toBe("ok");
    expect((await readPayment(pci)).details).toMatchObject({ status_simple: 1, status: 6 });
  });

  it("notes too much money", async () => {
    const { id } = await probe.create();
    await start(id, "/prepaid");
    const paid = await probe.lever("POST", `transactions/${id}/pay`, { amount: 4000 });
    expect(paid).toMatchObject({ ok: true, status: "ok", received: 4000 });
    expect(paid.note).toContain("9,30 EUR");
  });

  it("takes the status of an order for intent order", async () => {
    const shipping = await probe.create({ intent: "order" });
    await start(shipping.id, "/prepaid");
    await probe.lever("POST", `transactions/${shipping.id}/pay`, {});
    expect((await read(shipping.id)).status).toBe("received");
    const collection = await probe.create({ intent: "order", delivery_options: { type: "collection" } });
    expect((await start(collection.id, "/invoice")).json.status).toBe("collection");
  });

  it("can be denied and cancelled", async () => {
    const denied = await probe.create();
    await start(denied.id, "/prepaid");
    await probe.lever("POST", `transactions/${denied.id}/deny`);
    expect((await read(denied.id)).status).toBe("failed");
    const cancelled = await probe.create();
    const { transactions } = (await start(cancelled.id, "/prepaid")).json;
    expect((await probe.call("POST", `/Smart/Transactions/${cancelled.id}/cancel`)).json.status).toBe("cancelled");
    const left = PaymentStatus.parse(
      (await probe.call("GET", `/Payment/Transactions/${transactions[0].id}/checkStatus`)).json,
    );
    expect(left).toMatchObject({ status_simple: 5, amount: 0 });
    const twice = await probe.call("POST", `/Smart/Transactions/${cancelled.id}/cancel`);
    expect(twice.json.error).toBe("ProductUpdateFailedException");
  });
});

describe("update and start", () => {
  it("falls back to created when an approved transaction is changed", async () => {
    const created = await probe.create();
    const approved = (await prepare(created.id, "invoice")).json;
    const products = [{ id: 1, desc: "Tasse", quantity: 1, priceOne: 1290, tax: 19 }];
    const change = { ...approved, basket: { products }, basket_info: { sum: 1290, currency: "EUR" } };
    const changed = await probe.call("PUT", `/Smart/Transactions/${created.id}`, change);
    expect(changed.json).toMatchObject({ status: "created", basket_info: { sum: 1290 } });
    expect((await start(created.id)).status).toBe(409);
    expect((await prepare(created.id, "invoice")).json.status).toBe("approved");
  });

  it("refuses a second start, and changes after start", async () => {
    const { id } = await probe.create();
    expect((await start(id)).json.error).toBe("ProductUpdateFailedException");
    await start(id, "/prepaid");
    for (const refused of [
      await start(id),
      await start(id, "/prepaid"),
      await prepare(id, "invoice"),
      await probe.call("PUT", `/Smart/Transactions/${id}`, { merchantRef: "x" }),
      await probe.call("POST", `/Smart/Transactions/${id}/abort`),
    ]) {
      expect([refused.status, refused.json.error]).toEqual([409, "ProductUpdateFailedException"]);
    }
    expect((await read(id)).merchantRef).toBe("10042");
  });
});

describe("list", () => {
  it("pages by 20 and searches", async () => {
    for (let number = 1; number <= 22; number += 1) await probe.create({ merchantRef: `R-${number}` });
    const first = SmartTransactionList.parse((await probe.call("GET", "/Smart/Transactions")).json);
    expect([first.count, first.data?.length, first.data?.[0]?.merchantRef]).toEqual([22, 20, "R-22"]);
    const second = (await probe.call("GET", "/Smart/Transactions?count=5&offset=20")).json;
    expect(second.data.map((entry: SmartTransaction) => entry.merchantRef)).toEqual(["R-2", "R-1"]);
    const found = (await probe.call("GET", "/Smart/Transactions?q=merchantRef:R-7%20AND%20status:created")).json;
    expect([found.count, found.data[0].merchantRef]).toEqual([1, "R-7"]);
    expect((await probe.call("GET", "/Smart/Transactions?q=merchantRef:R-7%20AND%20status:ok")).json.count).toBe(0);
  });

  it("finds payments that are in", async () => {
    const [paid, open] = [await probe.create(), await probe.create()];
    await start(paid.id, "/prepaid");
    await start(open.id, "/prepaid");
    await probe.lever("POST", `transactions/${paid.id}/pay`, {});
    const query = "q=incoming_payment_date:*&sort=incoming_payment_date:desc";
    const { json } = await probe.call("GET", `/Payment/Transactions?${query}`);
    expect(PaymentTransactionList.parse(json).count).toBe(1);
  });
});
