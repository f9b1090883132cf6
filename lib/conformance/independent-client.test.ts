import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSandboxHost, type SandboxHost } from "./fixtures/sandbox-host.ts";
import { IndependentClient, type RawReply } from "./independent-client.ts";

let sandbox: SandboxHost;
let client: IndependentClient;
beforeAll(async () => {
  sandbox = await openSandboxHost();
  client = new IndependentClient(sandbox.running.baseUrl, sandbox.host.settings);
  await client.signIn();
});
afterAll(() => sandbox.close());

const STX = /^STX_[0-9A-Z]{30}$/;
const PCI = /^PCI_[0-9A-Z]{30}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:00$/;

/** Form and reason phrase of a refusal as the provider's page on errors shows them. */
function expectRefusal(reply: RawReply, status: number, exception: string): void {
  expect([reply.status, reply.reason]).toEqual([status, exception]);
  expect(reply.contentType).toBe("application/json; charset=UTF-8");
  expect(reply.json).toEqual({
    status: "error",
    error: exception,
    error_details: expect.any(String),
    error_user: expect.any(String),
    code: expect.any(Number),
    supportId: expect.stringMatching(/^[0-9a-f]{32}$/),
  });
}

const pciOf = (reply: RawReply): string => reply.json.transactions[0].id;
const act = (stx: string, action: string, body?: unknown) =>
  client.call("POST", `/Smart/Transactions/${stx}/${action}`, body);
const payment = (pci: string, action: string, body?: unknown) =>
  client.call("POST", `/Payment/Transactions/${pci}/${action}`, body);
const readPayment = async (pci: string) => (await client.call("GET", `/Payment/Transactions/${pci}`)).json;

describe("a client written by somebody else, given the base address alone", () => {
  it("shares nothing with this repository", async () => {
    const source = await readFile(new URL("./independent-client.ts", import.meta.url), "utf8");
    expect([...source.matchAll(/from "([^"]+)"/g)].map(([, module]) => module)).toEqual(["node:http"]);
  });

  it.each(["json", "form"] as const)("gets a token for credentials as %s", async (form) => {
    const reply = await client.signIn(form);
    expect([reply.status, reply.reason]).toEqual([200, "OK"]);
    expect(reply.json).toEqual({
      access_token: expect.stringMatching(/^[a-z0-9]{26}$/),
      expires_in: 1200,
      token_type: "bearer",
      scope: "https://scope.secucard.com/e/api",
    });
    expect((await client.call("GET", "/General/Merchants/me")).json.object).toBe("general.merchants");
  });

  it("sells on invoice: prepare, start, read the transfer details, deliver, refund a part, cancel the rest", async () => {
    const opened = await client.openSale("R-1001");
    expect([opened.status, opened.json.status, opened.json.transactions]).toEqual([200, "created", []]);
    const stx: string = opened.json.id;
    expect(stx).toMatch(STX);

    const prepared = await act(stx, "prepare/invoice");
    expect(prepared.json).toMatchObject({ object: "smart.transactions", id: stx, status: "approved" });
    expect(prepared.json.payment_instructions).toBeUndefined();
    expect(pciOf(prepared)).toMatch(PCI);

    const started = await act(stx, "start");
    expect(started.json).toMatchObject({ status: "ok", payment_method: "invoice", trans_id: expect.any(Number) });
    const details = (await client.call("GET", `/Smart/Transactions/${stx}`)).json.payment_instructions;
    expect(details).toEqual({
      owner: "secupay AG",
      iban: expect.stringMatching(/^DE\d{20}$/),
      bic: expect.stringMatching(/^[A-Z0-9]{8,11}$/),
      bankname: expect.any(String),
      purpose: `TA ${started.json.trans_id}`,
      girocode_url: `${sandbox.running.baseUrl}/qr/epc?stx=${stx}`,
    });

    const pci = pciOf(started);
    expect((await readPayment(pci)).details).toMatchObject({ status_simple: 14, amount: 1350 });
    const delivered = await payment(pci, "capture", {
      shipping_information: { carrier: "DHL", tracking_id: "1Z", invoice_number: "RE-1", order_id: "R-1001" },
    });
    expect(delivered.json).toMatchObject({ invoice_number: "RE-1", order_id: "R-1001" });
    expect(delivered.json.details).toMatchObject({ status: 86, status_simple: 1, status_simple_text: "accepted" });
    expect(delivered.json.completion_date).toMatch(TIME);

    const lowered = await payment(pci, "cancel", { reduce_amount_by: 390, reason: "Versand erlassen" });
    expect(lowered.status).toBe(200);
    expect(lowered.json[0]).toMatchObject({ object: "payment.transactions", id: pci });
    expect((await client.call("GET", `/Payment/Transactions/${pci}/checkStatus`)).json.amount).toBe(960);
    expect((await payment(pci, "cancel")).status).toBe(200);
    const left = (await client.call("GET", `/Payment/Transactions/${pci}/checkStatus`)).json;
    expect(left).toMatchObject({ amount: 0, status_simple: 5, currency: "EUR" });
  });

  it("sells against prepayment: pending, the money arrives, a part goes back", async () => {
    const stx: string = (await client.openSale("V-1002")).json.id;
    const started = await act(stx, "start/prepaid");
    expect(started.json).toMatchObject({ status: "pending", payment_method: "prepaid" });
    expect(started.json.payment_instructions.purpose).toBe(`TA ${started.json.trans_id}`);
    const pci = pciOf(started);
    expect((await readPayment(pci)).details).toMatchObject({ status: 25, status_simple: 10 });

    await sandbox.levers.pull(`transactions/${stx}/pay`);
    expect((await client.call("GET", `/Smart/Transactions/${stx}`)).json.status).toBe("ok");
    const paid = await readPayment(pci);
    expect(paid.details).toMatchObject({ status: 6, status_simple: 1 });
    expect(paid.incoming_payment_date).toMatch(TIME);

    const refunded = await payment(pci, "cancel", { reduce_amount_by: 390 });
    expect(refunded.json).toHaveLength(2);
    const refund = await readPayment(refunded.json.find(({ id }: { id: string }) => id !== pci).id);
    expect(refund).toMatchObject({ amount: -390, parents: [{ object: "payment.transactions", id: pci }] });
    expectRefusal(await payment(pci, "cancel", { reduce_amount_by: 961 }), 409, "ProductUpdateFailedException");
  });

  it("cancels a prepayment nobody pays", async () => {
    const stx: string = (await client.openSale("V-1003")).json.id;
    await act(stx, "start/prepaid");
    expect((await act(stx, "cancel")).json.status).toBe("cancelled");
  });

  it("collects by debit", async () => {
    const stx: string = (await client.openSale("L-1004")).json.id;
    const container = { type: "bank_account", private: { owner: "Arne Beispiel", iban: "DE37503240001000000524" } };
    const prepared = await act(stx, "prepare/debit", { container });
    expect(prepared.json).toMatchObject({
      status: "approved",
      container: { object: "payment.containers", id: expect.stringMatching(/^PCT_/), type: "bank_account" },
    });
    const started = await act(stx, "start/");
    expect(started.json).toMatchObject({ status: "ok", payment_method: "debit" });
    const paid = await readPayment(pciOf(started));
    expect(paid.details.status_simple).toBe(1);
    expect(paid.payment_data).not.toContain("503240001000000524");
  });

  it("uses the old endpoints: invoice created, read, captured, cancelled", async () => {
    const contact = { forename: "Arne", surname: "Beispiel", email: "arne.beispiel@example.test" };
    const customer = await client.call("POST", "/Payment/Customers", { contact });
    expect(customer.json.id).toMatch(/^PCU_[0-9A-Z]{30}$/);
    const created = await client.call("POST", "/Payment/Secupayinvoices", {
      amount: "1350",
      currency: "EUR",
      order_id: "ALT-1005",
      customer: customer.json.id,
      basket: [
        { item_type: "shipping", name: "Versand", tax: "19", total: "390" },
        {
          item_type: "article",
          article_number: "1",
          quantity: "2",
          name: "Brot",
          tax: "7",
          total: "960",
          price: "480",
        },
      ],
    });
    expect(created.json).toMatchObject({
      object: "payment.secupayinvoices",
      id: expect.stringMatching(/^[a-z0-9]{12,19}$/),
      payment_id: expect.stringMatching(PCI),
      transfer_purpose: `TA ${created.json.trans_id}`,
    });
    const path = `/Payment/secupayinvoices/${created.json.id}`;
    expect((await client.call("GET", path)).json.id).toBe(created.json.id);
    expect((await client.call("POST", `${path}/capture`)).status).toBe(200);
    const cancelled = await client.call("POST", `${path}/cancel`);
    expect(cancelled.json.result).toMatchObject({ remaining_amount: 0 });
    expectRefusal(await client.call("POST", `${path}/cancel`), 409, "ProductUpdateFailedException");
    expectRefusal(
      await client.call("GET", "/Payment/secupayinvoices/aaaabbbbccccdd0000"),
      404,
      "ProductNotFoundException",
    );
    expectRefusal(await client.call("POST", "/Payment/secupayinvoices"), 400, "ProductFormatException");
  });

  it("reads refusals: without a token, for an unknown object, a foreign contract, a start too many", async () => {
    const stranger = new IndependentClient(sandbox.running.baseUrl, sandbox.host.settings);
    const refused = await stranger.call("GET", "/General/Merchants/me");
    expectRefusal(refused, 403, "ProductNotAllowedException");
    expect(refused.json).toMatchObject({ code: 2003, error_details: "Valid auth token required" });

    const contract = { id: "GCR_000000000000000000000000000000" };
    expectRefusal(await client.openSale("F-1006", { contract }), 403, "ProductNotAllowedException");
    const basket_info = { sum: 1, currency: "EUR" };
    expectRefusal(await client.openSale("F-1007", { basket_info }), 400, "ProductFormatException");
    const unknown = await client.call("GET", "/Smart/Transactions/STX_000000000000000000000000000000");
    expectRefusal(unknown, 404, "ProductNotFoundException");
    const stx: string = (await client.openSale("F-1008")).json.id;
    await act(stx, "start/prepaid");
    expectRefusal(await act(stx, "start"), 409, "ProductUpdateFailedException");

    const wrong = new IndependentClient(sandbox.running.baseUrl, { ...sandbox.host.settings, clientSecret: "0" });
    expect(await wrong.signIn("form")).toMatchObject({
      status: 400,
      json: { error: "invalid_client", error_description: "The client credentials are invalid" },
    });
  });
});
