import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openProbe, type SandboxProbe } from "./sandbox-probe.ts";

let probe: SandboxProbe;
beforeEach(async () => {
  probe = await openProbe();
});
afterEach(() => probe.close());

async function startPrepaid() {
  const { id } = await probe.create();
  const { json } = await probe.call("POST", `/Smart/Transactions/${id}/start/prepaid`);
  return {
    stx: id as string,
    pci: json.transactions[0].id as string,
    purpose: json.payment_instructions.purpose as string,
  };
}
const pull = (stx: string, lever: string, body?: unknown) => probe.lever("POST", `transactions/${stx}/${lever}`, body);
const readPayment = async (pci: string) => (await probe.call("GET", `/Payment/Transactions/${pci}`)).json;

describe("bank", () => {
  it("finds the payment by its purpose, however it is spaced", async () => {
    const { stx, pci, purpose } = await startPrepaid();
    const digits = purpose.replace("TA ", "");
    const spaced = `Bestellung 10042 ta${digits.slice(0, 4)} ${digits.slice(4)}`;
    expect(await pull(stx, "pay", { purpose: spaced, iban: "DE37503240001000000524" })).toMatchObject({ status: "ok" });
    expect(await readPayment(pci)).toMatchObject({
      incoming_payment_purpose: spaced,
      incoming_payment_iban: "DE37503240001000000524",
    });
  });

  it("remarks what it is told to, and on the next transfer what it always does", async () => {
    const { stx, pci } = await startPrepaid();
    const remark = "Teilbetrag eingegangen";
    expect(await pull(stx, "pay", { amount: 500, remark })).toMatchObject({ received: 500, note: remark });
    expect((await readPayment(pci)).description).toBe(remark);
    await pull(stx, "pay", { amount: 500, remark: "  " });
    expect((await readPayment(pci)).description).toBe("Teilzahlung: 10,00 EUR von 30,70 EUR eingegangen");
  });

  it("holds money with a wrong purpose until it is assigned", async () => {
    const { stx, pci } = await startPrepaid();
    const held = await pull(stx, "pay", { purpose: "danke!" });
    expect(held).toMatchObject({ ok: true, status: "pending", received: 0, held: 3070, push: false });
    expect((await readPayment(pci)).incoming_payment_date).toBeNull();
    expect((await probe.lever("GET", "ledger")).money).toMatchObject([
      { amount: 3070, state: "held", transaction: stx },
    ]);
    expect(await pull(stx, "assign")).toMatchObject({ status: "ok", received: 3070, held: 0, status_simple: 1 });
    expect(await pull(stx, "assign")).toMatchObject({ ok: false });
  });

  it("assigns held money to another transaction, or sends it back", async () => {
    const [wrong, right] = [await startPrepaid(), await startPrepaid()];
    await pull(wrong.stx, "pay", { purpose: "?" });
    const [money] = await probe.lever("GET", "money");
    expect(await pull(right.stx, "assign", { money: money.id })).toMatchObject({ stx: right.stx, status: "ok" });
    await pull(wrong.stx, "pay", { purpose: "?", amount: 5 });
    const [, second] = await probe.lever("GET", "money");
    expect(await probe.lever("POST", `money/${second.id}/return`)).toMatchObject({
      ok: true,
      money: { state: "returned" },
    });
    expect(await probe.lever("POST", `money/${second.id}/return`)).toMatchObject({ ok: false });
    expect(await pull(wrong.stx, "assign", { money: second.id })).toMatchObject({ ok: false });
  });

  it("pays on a day to come or of the past", async () => {
    const later = await startPrepaid();
    expect(await pull(later.stx, "pay", { at: "PT36H" })).toMatchObject({ ok: true, status: "pending" });
    await probe.restart();
    await probe.lever("POST", "clock", { advance: "PT35H" });
    const status = async (stx: string) => (await probe.lever("GET", `transactions/${stx}`)).status;
    expect(await status(later.stx)).toBe("pending");
    await probe.lever("POST", "clock", { advance: "PT1H" });
    expect(await status(later.stx)).toBe("ok");
    await probe.renewToken();
    const earlier = await startPrepaid();
    await pull(earlier.stx, "pay", { at: "2026-03-02T00:00:00+01:00" });
    expect((await readPayment(earlier.pci)).incoming_payment_date).toBe("2026-03-02T00:00:00+01:00");
    expect(await pull(earlier.stx, "pay", { at: "morgen" })).toMatchObject({ ok: false });
  });

  it("records late money without bringing the order back", async () => {
    const { stx, pci } = await startPrepaid();
    await probe.call("POST", `/Smart/Transactions/${stx}/cancel`);
    expect(await pull(stx, "pay", { amount: 3070 })).toMatchObject({
      status: "cancelled",
      status_simple: 5,
      received: 3070,
    });
    expect((await readPayment(pci)).incoming_payment_date).not.toBeNull();
  });

  it("does not revive what was paid back or cancelled", async () => {
    const { stx, pci } = await startPrepaid();
    await pull(stx, "pay", {});
    await probe.call("POST", `/Payment/Transactions/${pci}/cancel`);
    const again = await pull(stx, "pay", { amount: 3070 });
    expect(again).toMatchObject({ status: "ok", status_simple: 5, received: 6140, push: false });
    expect(again.note).toContain("nach dem Ende");
  });

  it("takes a transfer back", async () => {
    const { stx, pci } = await startPrepaid();
    expect(await pull(stx, "return-transfer")).toMatchObject({ ok: false });
    await pull(stx, "pay", {});
    expect(await pull(stx, "return-transfer")).toMatchObject({
      status: "ok",
      status_simple: 4,
      received: 0,
      push: false,
    });
    expect(await readPayment(pci)).toMatchObject({ incoming_payment_date: null, details: { cleared: "open" } });
    expect(await pull(stx, "settled")).toMatchObject({ status_simple: 6 });
  });

  it("holds, frees, pays out, and lets a prepayment expire", async () => {
    const { stx } = await startPrepaid();
    await pull(stx, "pay", {});
    expect(await pull(stx, "hold")).toMatchObject({ status_simple: 13 });
    expect(await pull(stx, "resolve")).toMatchObject({ status_simple: 1 });
    expect(await pull(stx, "settled")).toMatchObject({ ok: true, status_simple: 1 });
    expect(await pull(stx, "payout")).toMatchObject({ ok: false });
    const expired = await startPrepaid();
    expect(await pull(expired.stx, "expire")).toMatchObject({ status: "failed", status_simple: 3 });
  });

  it("writes every step into the histories", async () => {
    const { stx, pci } = await startPrepaid();
    await pull(stx, "pay", { amount: 70 });
    await pull(stx, "pay", {});
    const { transactions, paymentTransactions } = await probe.lever("GET", "ledger");
    const steps = transactions[0].timeline.map(({ status }: { status: string }) => status);
    expect(steps).toEqual(["created", "approved", "pending", "pending", "pending", "ok"]);
    const payment = paymentTransactions.find(({ id }: { id: string }) => id === pci);
    const history = payment.history.map((step: { simple: number; received: number }) => [step.simple, step.received]);
    expect(history.filter((step: number[], n: number) => String(step) !== String(history[n - 1]))).toEqual([
      [2, 0],
      [10, 0],
      [10, 70],
      [10, 3070],
      [1, 3070],
    ]);
    expect(Date.parse(payment.history[0].wall)).toBeGreaterThan(0);
  });
});
