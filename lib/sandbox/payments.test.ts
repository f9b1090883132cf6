import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  PaymentInstructionsReply,
  PaymentStatus,
  PaymentTransaction,
} from "#lib/secuconnect/wire/payment-transaction.ts";
import { openProbe, type SandboxProbe } from "./sandbox-probe.ts";

let probe: SandboxProbe;
beforeEach(async () => {
  probe = await openProbe();
});
afterEach(() => probe.close());

async function start(method: string, overrides: Record<string, unknown> = {}) {
  const { id } = await probe.create(overrides);
  const container = { type: "bank_account", private: { owner: "Erika Probe", iban: "DE35500105175418493188" } };
  const body = method === "debit" ? { container } : undefined;
  const { json } = await probe.call("POST", `/Smart/Transactions/${id}/start/${method}`, body);
  return { stx: id as string, pci: json.transactions[0].id as string, hash: json.transactions[0].transaction_hash };
}
const on = (pci: string, action: string, body?: unknown, method = "POST") =>
  probe.call(method, `/Payment/Transactions/${pci}/${action}`, body);
const read = async (pci: string) =>
  PaymentTransaction.parse((await probe.call("GET", `/Payment/Transactions/${pci}`)).json);
const left = async (pci: string) => PaymentStatus.parse((await on(pci, "checkStatus", undefined, "GET")).json).amount;
const smart = async (stx: string) => (await probe.call("GET", `/Smart/Transactions/${stx}`)).json;

describe("cancel and refund", () => {
  it("lowers a prepayment before it is paid, then cancels the rest of it", async () => {
    const { stx, pci } = await start("prepaid");
    const lowered = await on(pci, "cancel", { reduce_amount_by: 70, reason: "Rabatt (Kulanz) 0,70" });
    expect(lowered.json).toMatchObject([{ id: pci, amount: 3000, details: { status_simple: 10, amount: 3000 } }]);
    expect(await left(pci)).toBe(3000);
    const cancelled = await on(pci, "cancel");
    expect(cancelled.json).toHaveLength(1);
    expect(cancelled.json[0].details.status_simple).toBe(5);
    expect(await left(pci)).toBe(0);
    expect((await smart(stx)).status).toBe("cancelled");
    expect((await on(pci, "cancel")).json.error).toBe("ProductUpdateFailedException");
  });

  it("accepts a prepayment whose arrears are cancelled", async () => {
    const { stx, pci } = await start("prepaid");
    await probe.lever("POST", `transactions/${stx}/pay`, { amount: 2000 });
    await on(pci, "cancel", { reduce_amount_by: 1070 });
    expect((await smart(stx)).status).toBe("ok");
    expect((await read(pci)).details).toMatchObject({ status_simple: 1, cleared: "cleared" });
  });

  it("pays back after payment with a transaction of its own per call, never more than there was", async () => {
    const { stx, pci } = await start("prepaid");
    await probe.lever("POST", `transactions/${stx}/pay`, {});
    const { json } = await on(pci, "cancel", { reduce_amount_by: 1290, reason: "Tasse zerbrochen" });
    expect(json).toHaveLength(2);
    const [original, refund] = json;
    expect(original).toMatchObject({ id: pci, amount: 3070, details: { status_simple: 1 } });
    expect(refund).toMatchObject({ amount: -1290, product: "Erstattung (Demo)", details: { status_simple: 7 } });
    expect(refund.parents).toMatchObject([
      { id: pci, trans_id: original.trans_id, ref_type_id: 19, hierarchy: "parent" },
    ]);
    expect(original.related_transactions).toMatchObject([{ id: refund.id, hierarchy: "child" }]);
    expect(await left(pci)).toBe(1780);

    const tooMuch = await on(pci, "cancel", { reduce_amount_by: 1781 });
    expect([tooMuch.status, tooMuch.json.error]).toEqual([409, "ProductUpdateFailedException"]);
    const [whole, second] = (await on(pci, "cancel")).json;
    expect([whole.details.status_simple, second.amount]).toEqual([5, -1780]);
    expect(await left(pci)).toBe(0);
    expect((await smart(stx)).status).toBe("ok");
    expect((await on(second.id, "cancel")).status).toBe(409);
  });

  it("carries refunds out with the next bank run, or sends them back", async () => {
    const { stx, pci } = await start("debit");
    const [, failing] = (await on(pci, "cancel")).json;
    await probe.lever("POST", `transactions/${stx}/refund-failed`);
    expect((await read(failing.id)).details?.status_simple).toBe(3);
    expect((await read(pci)).details?.status_simple).toBe(1);
    expect(await left(pci)).toBe(3070);
    const [, refund] = (await on(pci, "cancel", { reduce_amount_by: 1 })).json;
    await probe.lever("POST", "clock", { advance: "P1D" });
    await probe.renewToken();
    expect((await read(refund.id)).details?.status_simple).toBe(1);
    expect(await probe.lever("POST", `transactions/${stx}/refund-done`)).toMatchObject({ ok: false });
  });

  it("knows both meanings of the deprecated amount", async () => {
    const invoice = await start("invoice");
    await on(invoice.pci, "cancel", { amount: 1000 });
    expect(await left(invoice.pci)).toBe(1000);
    const prepaid = await start("prepaid");
    await on(prepaid.pci, "cancel", { amount: 1000 });
    expect(await left(prepaid.pci)).toBe(2070);
    const { requests } = await probe.lever("GET", "ledger");
    expect(requests.filter((request: { warnings: string[] }) => request.warnings.length > 0)).toHaveLength(2);
  });

  it("refuses a reason the bank could not print, and an account that is none", async () => {
    const { pci } = await start("prepaid");
    for (const body of [{ reason: "Grund: ;" }, { reason: "x".repeat(101) }, { reduce_amount_by: 0 }]) {
      expect((await on(pci, "cancel", body)).json.error).toBe("ProductFormatException");
    }
    expect((await on(pci, "cancel", { container_id: "PCT_NONE" })).status).toBe(404);
    expect(await left(pci)).toBe(3070);
  });

  it("is what cancelling the Smart Transaction does to its payment", async () => {
    const { stx, pci } = await start("debit");
    expect((await probe.call("POST", `/Smart/Transactions/${stx}/cancel`)).json.status).toBe("cancelled");
    const original = await read(pci);
    expect(original.details?.status_simple).toBe(5);
    expect(original.related_transactions).toHaveLength(1);
    expect(await left(pci)).toBe(0);
  });
});

describe("capture", () => {
  const shipping = {
    carrier: "DHL",
    tracking_id: "00340434161094012345",
    invoice_number: "RE-2026-10042",
    shipped_at: "2026-03-02T09:15:00+01:00",
    order_id: "B-10042",
  };

  it("reports the final delivery once and makes the invoice due", async () => {
    const { pci, hash } = await start("invoice");
    const { status, json } = await on(pci, "capture", { shipping_information: shipping });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      id: pci,
      completion_date: "2026-03-02T09:15:00+01:00",
      invoice_number: "RE-2026-10042",
      order_id: "B-10042",
      details: { status: 86, status_text: "abgeschlossen (Rechnung offen)", status_simple: 1, cleared: "open" },
    });
    const [document] = json.documents;
    const letter = await fetch(document.url);
    expect([letter.status, letter.headers.get("content-type")]).toEqual([200, "application/pdf"]);
    expect(await letter.text()).toContain(`TA ${json.trans_id}`);
    const again = await on(hash, "capture");
    expect([again.status, again.json.error_details]).toEqual([409, "Payment transaction is already captured"]);
    expect((await read(pci)).completion_date).toBe("2026-03-02T09:15:00+01:00");
  });

  it("is for started invoices that stand", async () => {
    const prepaid = await start("prepaid");
    expect((await on(prepaid.pci, "capture")).json.error).toBe("ProductUpdateFailedException");
    const { id } = await probe.create();
    const { json } = await probe.call("POST", `/Smart/Transactions/${id}/prepare/invoice`);
    expect((await on(json.transactions[0].id, "capture")).status).toBe(409);
    const cancelled = await start("invoice");
    await on(cancelled.pci, "cancel");
    expect((await on(cancelled.pci, "capture")).status).toBe(409);
    const open = await start("invoice");
    const bad = await on(open.pci, "capture", { shipping_information: { shipped_at: "gestern" } });
    expect(bad.json.error).toBe("ProductFormatException");
    const paid = await start("invoice");
    await probe.lever("POST", `transactions/${paid.stx}/pay`, {});
    expect((await on(paid.pci, "capture")).json.details).toMatchObject({ status_simple: 1, status: 6 });
  });

  it("may have been done by hand in the back office, and falls due by the clock", async () => {
    await probe.lever("POST", "contract", { dueDays: 14, overdueDays: 3 });
    const { stx, pci } = await start("invoice");
    expect(await probe.lever("POST", `transactions/${stx}/capture`)).toMatchObject({ ok: true, status_simple: 1 });
    expect((await on(pci, "capture")).status).toBe(409);
    await probe.lever("POST", "clock", { advance: "P16D" });
    await probe.renewToken();
    expect((await read(pci)).details?.status_simple).toBe(1);
    await probe.lever("POST", "clock", { advance: "P2D" });
    await probe.renewToken();
    expect((await read(pci)).details?.status_simple).toBe(4);
  });

  it("keeps parcel facts without capturing; the last ones count", async () => {
    const { pci, hash } = await start("invoice");
    expect((await on(pci, "ShippingInformation", shipping, "PUT")).json).toEqual({ result: true });
    expect((await on(hash, "ShippingInformation", { tracking_id: "2" }, "PUT")).json).toEqual({ result: true });
    expect(await read(pci)).toMatchObject({ invoice_number: null, details: { status_simple: 14 } });
  });
});

describe("amount, accrual, instructions", () => {
  it("increases an unpaid prepayment; the reply's details are still old", async () => {
    const { stx, pci } = await start("prepaid");
    expect((await on(pci, "increaseAmount", { amount: 3070 })).json.error).toBe("ProductFormatException");
    const { json } = await on(pci, "IncreaseAmount", { amount: 4000 });
    expect([json.amount, json.details.amount]).toEqual([4000, 3070]);
    expect((await read(pci)).details?.amount).toBe(4000);
    await probe.lever("POST", `transactions/${stx}/pay`, { amount: 3070 });
    expect((await smart(stx)).status).toBe("pending");
    await probe.lever("POST", `transactions/${stx}/pay`, {});
    expect((await on(pci, "increaseAmount", { amount: 5000 })).json.error).toBe("ProductUpdateFailedException");
    const invoice = await start("invoice");
    expect((await on(invoice.pci, "increaseAmount", { amount: 5000 })).status).toBe(409);
  });

  it("locks the payout until the accrual is revoked", async () => {
    const { stx, pci } = await start("debit", { payment_context: { accrual: true } });
    expect((await read(pci)).accrual).toBe(true);
    expect(await probe.lever("POST", `transactions/${stx}/payout`)).toMatchObject({ ok: false });
    expect((await on(pci, "revokeAccrual")).json.accrual).toBe(false);
    expect(await probe.lever("POST", `transactions/${stx}/payout`)).toMatchObject({ ok: true, push: false });
    expect(await read(pci)).toMatchObject({ details: { status: 17, status_simple: 1 } });
    expect((await read(pci)).payout_date).not.toBeNull();
  });

  it("gives payment instructions by payment and by Smart Transaction", async () => {
    const { stx, pci } = await start("prepaid");
    const { json } = await on(pci, "getPaymentInstructions");
    const reply = PaymentInstructionsReply.parse(json);
    expect(reply).toMatchObject({ lang: "de_DE", amount: "30,70", currency: "EUR" });
    expect(reply.payment_instructions).toMatchObject({ owner: "secupay AG", iban: "DE81850400611005523759" });
    expect((await probe.call("POST", `/Payment/Transactions/me/getPaymentInstructions/${stx}`)).json).toEqual(json);
    const { id } = await probe.create();
    expect((await probe.call("POST", `/Payment/Transactions/me/getPaymentInstructions/${id}`)).status).toBe(404);
    expect((await on("PCI_NONE", "getPaymentInstructions")).json.error).toBe("ProductNotFoundException");
  });

  it("reads a payment by its hash as well", async () => {
    const { pci, hash } = await start("invoice");
    expect((await read(hash)).id).toBe(pci);
    const { requests } = await probe.lever("GET", "ledger?call=getPayment");
    expect(requests.at(-1)).toMatchObject({ pci, path: `/api/v2/Payment/Transactions/${hash}` });
  });
});
