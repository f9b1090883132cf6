import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LegacyCancellation, LegacyTransactionReply } from "#lib/secuconnect/wire/legacy-transaction.ts";
import { EventPush } from "#lib/secuconnect/wire/push.ts";
import { buildLegacyOrder } from "./fixtures/legacy-order.ts";
import { openProbe, openReceiver, type SandboxProbe } from "./sandbox-probe.ts";

let probe: SandboxProbe;
beforeEach(async () => {
  probe = await openProbe();
});
afterEach(() => probe.close());

const INVOICES = "/Payment/Secupayinvoices";
const PREPAYS = "/Payment/Secupayprepays";
const DEBITS = "/Payment/Secupaydebits";
const ACCOUNT = { type: "bank_account", private: { owner: "Erika Probe", iban: "DE35 5001 0517 5418 4931 88" } };

const order = async (path: string, extra: object = {}) =>
  (await probe.call("POST", path, { ...buildLegacyOrder(), ...extra })).json;
const read = async (path: string, id: string) => (await probe.call("GET", `${path}/${id}`)).json;
const readPayment = async (id: string) => (await probe.call("GET", `/Payment/Transactions/${id}`)).json;
const test = (path: string, id: string, number: number) =>
  probe.call("POST", `${path}/${id}/TestChangedPaymentStatus`, { new_status_id: number });

describe("create", () => {
  it("takes the published example as it stands, numbers as text and a basket of another sum", async () => {
    const { customer } = await probe.create();
    const body = { ...buildLegacyOrder(), customer: customer.id };
    const { status, json, text } = await probe.call("POST", INVOICES, body);
    expect(status).toBe(200);
    const reply = LegacyTransactionReply.parse(json);
    expect(reply.id).toMatch(/^[a-z0-9]{12,19}$/);
    expect(json).toMatchObject({
      object: "payment.secupayinvoices",
      amount: 100,
      currency: "EUR",
      order_id: "ZZZZZZ",
      accrual: true,
      payment_action: "sale",
      status: "accepted",
      demo: true,
      basket: body.basket,
      customer: { object: "payment.customers", id: customer.id },
      transfer_purpose: `TA ${json.trans_id}`,
      transfer_account: { owner: "secupay AG", iban: "DE81850400611005523759", bic: "COBADEFFXXX" },
    });
    expect(json.payment_id).toMatch(/^PCI_[0-9A-Z]{30}$/);
    expect(json.customer.created).toMatch(/^\d{4}-/);
    expect(json.iframe_url).toBe(json.redirect_url.iframe_url);
    expect(json.redirect_url.url_success).not.toBe("");
    expect(text).toContain("http:\\/\\/127.0.0.1");
    expect(await read("/payment/SECUPAYINVOICES", json.id)).toEqual(json);
  });

  it("gives a prepayment its transfer and waits for it", async () => {
    const json = await order(PREPAYS, { purpose: "for what text", redirect_url: { url_success: "https://a.test/ok" } });
    expect(json).toMatchObject({
      object: "payment.secupayprepays",
      status: "authorized",
      transaction_status: 25,
      purpose: "for what text",
      redirect_url: { url_success: "https://a.test/ok" },
    });
    expect((await readPayment(json.id)).details).toMatchObject({ status: 25, status_simple: 10 });
  });

  it("keeps a debit open until there is an account", async () => {
    const open = await order(DEBITS);
    expect(open).toMatchObject({ object: "payment.secupaydebits", status: "internal_server_status" });
    expect(open).toMatchObject({ transaction_status: 1, transfer_account: null, used_payment_instrument: null });
    const paid = await order(DEBITS, { container: ACCOUNT });
    expect(paid).toMatchObject({ status: "accepted", transaction_status: 6 });
    expect(paid.used_payment_instrument.data.iban).toBe("DE00 XXXX XXXX 3188");
    const wrong = await probe.call("POST", DEBITS, {
      ...buildLegacyOrder(),
      container: { ...ACCOUNT, private: { owner: "E", iban: "DE00500105175418493188" } },
    });
    expect([wrong.status, wrong.json.error]).toEqual([400, "ProductFormatException"]);
  });

  it("takes a stored container, and shows account and mandate", async () => {
    const customer = (await probe.create()).customer.id;
    const stored = await probe.call("POST", "/Payment/Containers", { ...ACCOUNT, customer: { id: customer } });
    const container = stored.json.id;
    for (const given of [container, { id: container }]) {
      const debit = await order(DEBITS, { customer, container: given });
      expect(debit).toMatchObject({ status: "accepted", container: { id: container }, mandate: stored.json.mandate });
      const { data } = debit.used_payment_instrument;
      expect([data.owner, data.bic, data.bankname].map(Boolean)).toEqual([false, true, true]);
    }
    const unknown = await probe.call("POST", DEBITS, { ...buildLegacyOrder(), container: "PCT_UNKNOWN" });
    expect([unknown.status, unknown.json.error]).toEqual([404, "ProductNotFoundException"]);
  });

  it("keeps the payout locked until the accrual is lifted", async () => {
    const { id } = await order(PREPAYS);
    await probe.lever("POST", `transactions/${id}/pay`);
    expect(await probe.lever("POST", `transactions/${id}/payout`)).toMatchObject({ ok: false });
    await probe.call("PUT", `${PREPAYS}/${id}/accrual`, { accrual: false });
    expect(await probe.lever("POST", `transactions/${id}/payout`)).toMatchObject({ ok: true });
    expect((await read(PREPAYS, id)).transaction_status).toBe(17);
  });

  it("listens to the tags in the customer's address", async () => {
    await probe.close();
    probe = await openProbe({ magic: true });
    const tagged = (tag: string) => {
      const { customer } = buildLegacyOrder();
      return { customer: { contact: { ...customer.contact, email: `erika+${tag}@example.test` } } };
    };
    const refused = await probe.call("POST", INVOICES, { ...buildLegacyOrder(), ...tagged("ablehnung") });
    expect([refused.status, refused.reason]).toEqual([403, "ProductNotAllowedException"]);
    expect((await order(PREPAYS, tagged("ablehnung"))).status).toBe("authorized");
    expect((await order(INVOICES, tagged("schwebend"))).transaction_status).toBe(25);
    const { id } = await order(PREPAYS, tagged("zahltsofort"));
    await probe.lever("POST", "clock", { advance: "PT31S" });
    await vi.waitFor(async () => expect((await read(PREPAYS, id)).transaction_status).toBe(6));
  });

  it("reserves only, for the action authorization", async () => {
    const invoice = await order(INVOICES, { payment_action: "authorization" });
    expect(invoice).toMatchObject({ status: "authorized", transaction_status: 9, transfer_account: null });
    const captured = await probe.call("POST", `${INVOICES}/${invoice.id}/capture`);
    expect(captured.json).toMatchObject({ status: "accepted", transaction_status: 86 });
    expect(captured.json.transfer_purpose).toBe(`TA ${invoice.trans_id}`);
    const debit = await order(DEBITS, { payment_action: "authorization", container: ACCOUNT });
    expect(debit.transaction_status).toBe(9);
    expect((await probe.call("POST", `${DEBITS}/${debit.id}/capture`)).json.transaction_status).toBe(6);
  });

  it("can be refused or left unconfirmed by a lever, by its own name and by the common one", async () => {
    await probe.lever("POST", "next", { call: "legacyCreate/invoice", outcome: "declined" });
    expect((await order(PREPAYS)).status).toBe("authorized");
    const refused = await probe.call("POST", INVOICES, buildLegacyOrder());
    expect([refused.status, refused.json.error_details]).toEqual([
      403,
      "Payment method not available (for this customer)",
    ]);
    expect(await probe.lever("GET", "transactions")).toHaveLength(1);
    await probe.lever("POST", "next", { call: "create", outcome: "pending" });
    const waits = await order(INVOICES);
    expect(waits.transaction_status).toBe(25);
    expect(await probe.lever("POST", `transactions/${waits.id}/confirm`)).toMatchObject({ status_simple: 14 });
  });

  it("is forbidden by the contract for Smart Transactions as well", async () => {
    await probe.lever("POST", "contract", { transactionsAllowed: false });
    expect((await probe.create()).error_details).toBe("Contract disallows transactions");
    await probe.lever("POST", "contract", { transactionsAllowed: true });
    expect((await probe.create()).status).toBe("created");
  });

  it("checks the basket only when told to", async () => {
    await probe.lever("POST", "contract", { legacyBasketSum: true });
    const { status, json } = await probe.call("POST", INVOICES, buildLegacyOrder());
    expect([status, json.error_details]).toEqual([400, "amount 100 does not match the basket total 3972"]);
    expect((await order(INVOICES, { amount: "3972" })).amount).toBe(3972);
  });
});

describe("the deal behind it", () => {
  it("is a Payment Transaction like any other, and no Smart Transaction", async () => {
    const smart = await probe.create();
    const { id, payment_id, trans_id } = await order(INVOICES);
    expect(await readPayment(payment_id)).toMatchObject({
      id: payment_id,
      trans_id,
      transaction_hash: id,
      order_id: "ZZZZZZ",
      amount: 100,
      details: { status_simple: 14 },
    });
    const payments = await probe.call("GET", "/Payment/Transactions?q=order_id:ZZZZZZ");
    expect(payments.json).toMatchObject({ count: 1, data: [{ id: payment_id }] });
    const { json } = await probe.call("GET", "/Smart/Transactions");
    expect(json.data.map((entry: { id: string }) => entry.id)).toEqual([smart.id]);
    expect((await probe.call("GET", `/Smart/Transactions/${id}`)).status).toBe(404);
  });

  it("is moved by levers under its hash and its PCI, with history in the ledger", async () => {
    const { id, payment_id } = await order(PREPAYS);
    expect(await probe.lever("POST", `transactions/${id}/pay`, { amount: 40 })).toMatchObject({ received: 40 });
    expect(await probe.lever("POST", `transactions/${payment_id}/pay`, {})).toMatchObject({
      ok: true,
      status: "ok",
      status_simple: 1,
    });
    expect(await read(PREPAYS, id)).toMatchObject({ status: "accepted", transaction_status: 6 });
    expect((await readPayment(id)).incoming_payment_date).toMatch(/^\d{4}-/);
    const view = await probe.lever("GET", `transactions/${id}`);
    expect(view).toMatchObject({ id, legacy: "payment.secupayprepays", pci: payment_id, wire: { id } });
    expect(view.timeline.length).toBeGreaterThanOrEqual(4);
    const { requests, transactions } = await probe.lever("GET", "ledger");
    expect(transactions).toMatchObject([{ id, status: "ok" }]);
    expect(requests.find((entry: { call: string }) => entry.call === "legacyCreate")).toMatchObject({
      stx: id,
      pci: payment_id,
      paymentMethod: "prepaid",
      status: 200,
    });
    const qr = await fetch(`${probe.sandbox.baseUrl}/qr/epc?stx=${id}`);
    expect([qr.status, qr.headers.get("content-type")]).toEqual([200, "image/png"]);
  });

  it("stands in the console with its levers", async () => {
    const { id, trans_id } = await order(PREPAYS);
    const { baseUrl } = probe.sandbox;
    expect(await (await fetch(baseUrl)).text()).toContain(id);
    const page = await (await fetch(`${baseUrl}/console/transactions/${id}`)).text();
    expect(page).toContain(`TA ${trans_id}`);
    const pulled = await fetch(`${baseUrl}/console/transactions/${id}/pay`, { method: "POST", redirect: "manual" });
    expect(pulled.headers.get("location")).toContain("notice=");
    expect((await read(PREPAYS, id)).transaction_status).toBe(6);
  });

  it("is announced under the old name", async () => {
    const receiver = await openReceiver();
    try {
      const { id } = await order(PREPAYS, { redirect_url: { url_push: receiver.url } });
      await vi.waitFor(() => expect(receiver.received).toHaveLength(1));
      await probe.lever("POST", `transactions/${id}/pay`, {});
      await vi.waitFor(() => expect(receiver.received).toHaveLength(2));
      for (const body of receiver.received) {
        expect(EventPush.parse(body)).toMatchObject({ target: "payment.secupayprepays", type: "changed" });
        expect(body.data).toEqual([{ object: "payment.secupayprepays", id }]);
      }
    } finally {
      await receiver.close();
    }
  });

  it("survives a restart, beside a journal that knows neither it nor the younger flags", async () => {
    const { id } = await order(INVOICES);
    const before = await read(INVOICES, id);
    await probe.restart();
    expect(await read(INVOICES, id)).toEqual(before);
    const file = join(probe.dataDir, "sandbox", "journal.jsonl");
    await probe.restart(() => {
      const { methods, strict } = { methods: ["prepaid"], strict: false };
      const old = { seed: "old", contract: { methods, status9: true, strict, expiredTokenStatus: 401 } };
      appendFileSync(file, `${JSON.stringify({ t: "meta", k: "", v: old })}\n`);
    });
    expect(await probe.lever("POST", "contract", { uniqueOrderIds: true })).toMatchObject({
      ok: true,
      contract: { methods: ["prepaid"], status9: true, transactionsAllowed: true, uniqueOrderIds: true },
    });
  });
});

describe("cancel", () => {
  const cancel = (path: string, id: string, body?: object) => probe.call("POST", `${path}/${id}/cancel`, body);

  it("takes everything away, without a body", async () => {
    const { id, payment_id } = await order(INVOICES);
    const { json } = await cancel(INVOICES, id);
    expect(LegacyCancellation.parse(json)).toMatchObject({
      demo: true,
      result: { remaining_amount: 0, refund_waiting_for_payment: false },
    });
    expect(await read(INVOICES, id)).toMatchObject({ status: "canceled", amount: 0 });
    expect((await readPayment(payment_id)).details.status_simple).toBe(5);
    const prepay = await order(PREPAYS);
    await cancel(PREPAYS, prepay.id);
    expect(await probe.lever("GET", `transactions/${prepay.id}`)).toMatchObject({ status: "cancelled" });
  });

  it("lowers the amount before the money is in, and never below nothing", async () => {
    const { id } = await order(PREPAYS);
    expect((await cancel(PREPAYS, id, { reduce_amount_by: 30 })).json.result.remaining_amount).toBe(70);
    const { status, json } = await cancel(PREPAYS, id, { reduce_amount_by: 71 });
    expect([status, json.error]).toEqual([409, "ProductUpdateFailedException"]);
    expect(json.error_details).toMatch(/^transaction status change failed/);
    expect((await probe.call("GET", `/Payment/Transactions/${id}/checkStatus`)).json.amount).toBe(70);
    expect((await readPayment(id)).details.status_simple).toBe(10);
  });

  it("knows both meanings of the deprecated amount", async () => {
    const invoice = await order(INVOICES);
    expect((await cancel(INVOICES, invoice.id, { amount: "30" })).json.result.remaining_amount).toBe(30);
    const prepay = await order(PREPAYS);
    expect((await cancel(PREPAYS, prepay.id, { amount: 30 })).json.result.remaining_amount).toBe(70);
  });

  it("refunds money that came in by a payment of its own", async () => {
    const { id, trans_id } = await order(PREPAYS);
    await probe.lever("POST", `transactions/${id}/pay`, {});
    const { json } = await cancel(PREPAYS, id, { reduce_amount_by: 40 });
    expect(json.new_trans_id).toBeGreaterThan(trans_id);
    expect(json.result).toMatchObject({ new_trans_id: json.new_trans_id, remaining_amount: 60 });
    const { data } = (await probe.call("GET", `/Payment/Transactions?q=trans_id:${json.new_trans_id}`)).json;
    expect(data).toMatchObject([{ amount: -40 }]);
    expect((await cancel(PREPAYS, id)).json.result.remaining_amount).toBe(0);
    expect(await read(PREPAYS, id)).toMatchObject({ status: "refunded", amount: 0 });
  });

  it("says when the merchant has to send the money first", async () => {
    const { id } = await order(PREPAYS);
    await test(PREPAYS, id, 17);
    expect((await cancel(PREPAYS, id)).json.result.refund_waiting_for_payment).toBe(true);
  });
});

describe("changes", () => {
  it("make an invoice due by capture, once", async () => {
    const { id, payment_id } = await order(INVOICES);
    const shipping_information = { carrier: "DHL", invoice_number: "RE-1", shipped_at: "2026-03-02T09:15:00+01:00" };
    const { json } = await probe.call("POST", `${INVOICES}/${id}/capture`, { shipping_information });
    expect(json).toMatchObject({ transaction_status: 86, status: "accepted" });
    expect(await readPayment(payment_id)).toMatchObject({
      completion_date: "2026-03-02T09:15:00+01:00",
      invoice_number: "RE-1",
      details: { status: 86, status_simple: 1 },
    });
    const again = await probe.call("POST", `${INVOICES}/${id}/capture`);
    expect([again.status, again.reason]).toEqual([409, "ProductUpdateFailedException"]);
    const prepay = await order(PREPAYS);
    expect((await probe.call("POST", `${PREPAYS}/${prepay.id}/capture`)).status).toBe(409);
  });

  it("do not reopen an invoice that was paid before its delivery", async () => {
    const { id } = await order(INVOICES);
    await probe.lever("POST", `transactions/${id}/pay`, {});
    expect((await probe.call("POST", `${INVOICES}/${id}/capture`)).json.transaction_status).toBe(6);
    expect((await probe.call("POST", `${INVOICES}/${id}/capture`)).status).toBe(409);
  });

  it("set parcel, basket and payout lock", async () => {
    const { id, payment_id } = await order(INVOICES);
    const put = (action: string, body: object) => probe.call("PUT", `${INVOICES}/${id}/${action}`, body);
    expect((await put("shippingInformation", { carrier: "DHL", invoice_number: "RE-7" })).json.id).toBe(id);
    expect((await readPayment(payment_id)).invoice_number).toBe("RE-7");
    const basket = [{ item_type: "article", name: "Tasse", quantity: "1", tax: "19", price: "100", total: "100" }];
    expect((await put("basket", { basket })).json.basket).toEqual(basket);
    expect((await put("accrual", { accrual: false })).json.accrual).toBe(false);
    await probe.call("POST", `${INVOICES}/${id}/cancel`);
    expect((await put("basket", { basket })).json.error).toBe("ProductUpdateFailedException");
  });
});

describe("OldFormat and TestChangedPaymentStatus", () => {
  it("show and move a payment made by a Smart Transaction, under PCI and hash", async () => {
    const { id } = await probe.create();
    const started = (await probe.call("POST", `/Smart/Transactions/${id}/start/invoice`)).json;
    const [{ id: pci, transaction_hash: hash }] = started.transactions;
    const { json } = await probe.call("GET", `/Payment/Transactions/${pci}/OldFormat`);
    expect(LegacyTransactionReply.parse(json)).toMatchObject({
      object: "payment.secupayinvoices",
      id: hash,
      payment_id: pci,
      amount: 3070,
      order_id: "10042",
      basket: [{ name: "Tasse", price: 1290, total: 2580 }, { item_type: "shipping" }],
    });
    expect((await probe.call("GET", `/Payment/Transactions/${hash}/oldformat`)).json).toEqual(json);
    await test(INVOICES, pci, 86);
    expect((await readPayment(pci)).details).toMatchObject({ status: 86, status_simple: 1 });
    await test(INVOICES, hash, 69);
    expect((await readPayment(pci)).details.status_simple).toBe(4);
    expect(await read("/Smart/Transactions", id)).toMatchObject({ status: "ok" });
    await test(INVOICES, hash, 8);
    expect(await read("/Smart/Transactions", id)).toMatchObject({ status: "failed" });
  });

  it("push on a new simple status only", async () => {
    const receiver = await openReceiver();
    try {
      const { id } = await order(PREPAYS, { redirect_url: { url_push: receiver.url } });
      await vi.waitFor(() => expect(receiver.received).toHaveLength(1));
      await test(PREPAYS, id, 6);
      await vi.waitFor(() => expect(receiver.received).toHaveLength(2));
      await test(PREPAYS, id, 17);
      await new Promise((resolve) => setTimeout(resolve, 150));
      expect(receiver.received).toHaveLength(2);
      expect((await readPayment(id)).incoming_payment_date).toMatch(/^\d{4}-/);
    } finally {
      await receiver.close();
    }
  });

  it("refuse numbers nobody knows and those of another method", async () => {
    const { id } = await order(PREPAYS);
    for (const number of [9999, 86]) {
      const { status, json } = await test(PREPAYS, id, number);
      expect([status, json.error]).toEqual([400, "ProductFormatException"]);
    }
    expect((await test(INVOICES, id, 6)).json.error).toBe("ProductNotFoundException");
  });
});
