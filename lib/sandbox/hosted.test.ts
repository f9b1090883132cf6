import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { buildLegacyOrder } from "./fixtures/legacy-order.ts";
import { buildOrder, openProbe, openReceiver, type SandboxProbe } from "./sandbox-probe.ts";

let probe: SandboxProbe;
beforeEach(async () => {
  probe = await openProbe();
});
afterEach(() => probe.close());

const RETURNS = {
  url_success: "https://shop.test/thanks?order=1&x=ü",
  url_abort: "http://shop.test:8080/cart",
  url_error: "https://shop.test/sorry",
};
const ACCOUNT = { owner: "Erika Probe", iban: "DE35 5001 0517 5418 4931 88", mandate: "yes" };

const create = (return_urls: object = RETURNS, extra: object = {}) =>
  probe.create({ application_context: { return_urls }, ...extra });
const createLegacy = async (resource: string, redirect_url: object = {}) =>
  (await probe.call("POST", `/Payment/${resource}`, { ...buildLegacyOrder(), redirect_url })).json;
const read = async (id: string) => (await probe.call("GET", `/Smart/Transactions/${id}`)).json;

async function open(url: string) {
  const answer = await fetch(url);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

async function post(url: string, form: Record<string, string>) {
  const answer = await fetch(url, { method: "POST", body: new URLSearchParams(form), redirect: "manual" });
  return { status: answer.status, to: answer.headers.get("location"), text: await answer.text() };
}

const confirm = (url: string, form: Record<string, string> = {}) => post(url, { action: "confirm", ...form });

describe("the page", () => {
  it("shows amount and lines, and asks for the method when the link leaves it open", async () => {
    const { payment_links } = await create();
    const { status, text } = await open(payment_links.general);
    expect(status).toBe(200);
    expect(text).toContain("30,70");
    expect(text).toContain("Tasse");
    expect(text).toContain("25,80");
    for (const method of ["invoice", "prepaid", "debit"])
      expect(text).toContain(`type="radio" name="method" value="${method}"`);
    const fixed = (await open(payment_links.invoice)).text;
    expect(fixed).not.toContain('type="radio" name="method"');
    expect(fixed).not.toContain('name="iban"');
    expect((await open(payment_links.debit)).text).toContain("Ich ermächtige die secupay AG");
  });

  it("offers what contract and shop allow, and nothing for addresses that lead nowhere", async () => {
    const only = await create(RETURNS, { payment_context: { payment_methods: ["prepaid", "debit"] } });
    expect((await open(only.payment_links.general)).text).not.toContain('value="invoice"');
    const { baseUrl } = probe.sandbox;
    expect((await open(`${baseUrl}/hosted?payment-method=invoice&stx=${only.id}`)).status).toBe(404);
    for (const path of ["/hosted", "/hosted?stx=STX_0", "/hosted/payment/nosuchtransaction", "/hosted/elsewhere"]) {
      expect((await open(baseUrl + path)).status).toBe(404);
    }
  });

  it("speaks English when the shop wants it", async () => {
    const { payment_links } = await probe.create({ application_context: { language: "en" } });
    const { text } = await open(payment_links.general);
    expect(text).toContain('<html lang="en">');
    expect(text).toContain("€30.70");
  });

  it("is strict about what it loads, and shows foreign words as text", async () => {
    const evil = `"><script>alert(1)</script>`;
    const { payment_links } = await create(RETURNS, {
      merchantRef: evil,
      basket: { products: [{ id: 1, desc: evil, quantity: 1, priceOne: 3070, tax: 19 }] },
    });
    const { text, headers } = await open(`${payment_links.general}&x="><script>alert(2)</script>`);
    expect(text).not.toContain("<script");
    expect(text).toContain("&lt;script&gt;alert(1)");
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/^default-src 'none'; style-src 'nonce-[\w+/=]+'; img-src data:;/);
    expect(policy).toContain("form-action 'self' https://shop.test http://shop.test:8080;");
    expect(policy).not.toMatch(/unsafe|script-src/);
    const typed = await confirm(payment_links.debit, { owner: evil, iban: "DE00" });
    expect(typed.status).toBe(422);
    expect(typed.text).not.toContain("<script");
    expect(typed.text).toContain('value="&quot;&gt;&lt;script&gt;');
  });
});

describe("a payment", () => {
  it("is prepared and started for every method, announced, and leads back to the shop", async () => {
    const receiver = await openReceiver();
    try {
      const ends = { invoice: ["ok", 14], prepaid: ["pending", 10], debit: ["ok", 1] } as const;
      for (const [method, [status, simple]] of Object.entries(ends)) {
        const { id, payment_links } = await create({ ...RETURNS, url_push: receiver.url });
        const { status: answered, to } = await confirm(payment_links.general, { method, ...ACCOUNT });
        expect([answered, to]).toEqual([303, "https://shop.test/thanks?order=1&x=%C3%BC"]);
        const transaction = await read(id);
        expect(transaction).toMatchObject({ status, payment_method: method });
        const payment = (await probe.call("GET", `/Payment/Transactions/${transaction.transactions[0].id}`)).json;
        expect(payment.details.status_simple).toBe(simple);
        expect(payment.payment_data).toBe(method === "debit" ? "DE00 XXXX XXXX 3188" : null);
        await vi.waitFor(() =>
          expect(receiver.received.filter(({ data }) => data[0]?.id === payment.id)).toHaveLength(2),
        );
      }
    } finally {
      await receiver.close();
    }
  });

  it("is left to the shop to start when it says so, but for prepayment", async () => {
    const payment_context = { auto_capture: false };
    const invoice = await create(RETURNS, { payment_context });
    await confirm(invoice.payment_links.invoice);
    expect((await read(invoice.id)).status).toBe("approved");
    expect((await probe.call("POST", `/Smart/Transactions/${invoice.id}/start`)).json.status).toBe("ok");
    const prepaid = await create(RETURNS, { payment_context });
    await confirm(prepaid.payment_links.prepaid);
    expect((await read(prepaid.id)).status).toBe("pending");
    const auto = await create(RETURNS, { payment_context: { auto_capture: true } });
    await confirm(auto.payment_links.invoice, { outcome: "pending" });
    expect((await read(auto.id)).status).toBe("pending");
  });

  it("is checked field by field, keeping what was typed", async () => {
    const { id, payment_links } = await create();
    const none = await confirm(payment_links.general);
    expect([none.status, none.text.includes("Bitte wählen Sie eine Zahlungsart")]).toEqual([422, true]);
    const wrong = await confirm(payment_links.debit, { owner: "Erika Probe", iban: "DE36500105175418493188" });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('value="DE36500105175418493188"');
    expect(wrong.text).toContain('id="iban-wrong"');
    expect(wrong.text).toContain('id="mandate-wrong"');
    expect(wrong.text).not.toContain('id="owner-wrong"');
    expect((await read(id)).status).toBe("created");
  });

  it("asks who pays when the shop did not say, for the checkout of an order as well", async () => {
    const order = await create(RETURNS, { intent: "order", customer: {} });
    const { url_checkout } = order.checkout_links;
    expect((await open(url_checkout)).text).toContain('name="forename"');
    const person = { forename: "Erika", surname: "Probe", email: "erika@example.test" };
    const address = { street: "Testweg", street_number: "", postal_code: "01896", city: "Pulsnitz", country: "de" };
    const partly = await confirm(url_checkout, { method: "invoice", ...person });
    expect([partly.status, partly.text.includes('id="city-wrong"')]).toEqual([422, true]);
    expect((await confirm(url_checkout, { method: "invoice", ...person, ...address })).status).toBe(303);
    const { status, customer } = await read(order.id);
    expect(status).toBe("received");
    expect(customer.contact).toMatchObject({ name: "Erika Probe", address: { country: "DE", city: "Pulsnitz" } });
  });

  it("is made once, however often the button is pressed", async () => {
    const { id, payment_links } = await create();
    await confirm(payment_links.invoice);
    const again = await confirm(payment_links.invoice);
    expect([again.status, again.to?.startsWith("/hosted?")]).toEqual([303, true]);
    expect(await probe.lever("GET", `transactions/${id}`)).toMatchObject({ pcis: [expect.any(String)] });
    const { text } = await open(payment_links.invoice);
    expect(text).not.toContain("<form");
    expect(text).toContain('href="https://shop.test/thanks?order=1&amp;x=%C3%BC"');
  });

  it("shows the transfer itself when there is no shop to return to", async () => {
    const { id, payment_links } = await create({});
    const { to } = await confirm(payment_links.prepaid);
    const { text } = await open(probe.sandbox.baseUrl + to);
    expect(text).toContain(`TA ${(await read(id)).trans_id}`);
  });
});

describe("a refusal", () => {
  it("offers the other methods, or returns to the shop when the link named one", async () => {
    const general = await create();
    const refused = await confirm(general.payment_links.general, { method: "invoice", outcome: "declined" });
    expect([refused.status, refused.to?.startsWith("/hosted?")]).toEqual([303, true]);
    expect((await read(general.id)).status).toBe("failed");
    const { text } = await open(general.payment_links.general);
    expect(text).toContain("Bitte wählen Sie eine andere: Rechnung");
    expect(text).not.toContain('value="invoice"');
    await confirm(general.payment_links.general, { method: "prepaid" });
    expect((await read(general.id)).status).toBe("pending");
    const fixed = await create();
    const { to } = await confirm(fixed.payment_links.invoice, { outcome: "declined" });
    expect(to).toBe("https://shop.test/sorry");
  });

  it("is heard from the contract and from the shop, too", async () => {
    const { payment_links, id } = await create();
    await probe.lever("POST", "contract", { methods: ["prepaid", "debit"] });
    expect((await confirm(payment_links.general, { method: "invoice" })).status).toBe(422);
    await probe.call("POST", `/Smart/Transactions/${id}/cancel`);
    expect((await confirm(payment_links.general, { method: "prepaid" })).status).toBe(303);
    expect((await read(id)).status).toBe("cancelled");
    expect((await open(payment_links.general)).text).toContain("Dieser Vorgang ist beendet");
  });
});

describe("ways back", () => {
  it("follow the fallback rules, and lead to web addresses only", async () => {
    const abort = async (urls: object) => {
      const { id, payment_links } = await create(urls);
      const offered = (await open(payment_links.general)).text.includes('value="abort"');
      const { to } = await post(payment_links.general, { action: "abort" });
      expect((await read(id)).status).toBe("created");
      return [offered, to?.startsWith("/hosted") ? "page" : to];
    };
    const { url_success, url_error } = RETURNS;
    expect(await abort(RETURNS)).toEqual([true, "http://shop.test:8080/cart"]);
    expect(await abort({ url_success, url_error })).toEqual([true, "https://shop.test/sorry"]);
    expect(await abort({ url_success })).toEqual([false, "page"]);
    expect(await abort({ url_abort: "javascript:alert(1)", url_error: "//evil.test" })).toEqual([false, "page"]);
    const { payment_links } = await create({ url_success: "data:text/html,x" });
    expect((await confirm(payment_links.invoice)).to).toMatch(/^\/hosted\?/);
  });

  it("tell the shop of an error, or the customer when the shop has no address for it", async () => {
    const { id, payment_links } = await create();
    expect((await confirm(payment_links.invoice, { outcome: "error" })).to).toBe("https://shop.test/sorry");
    expect((await read(id)).status).toBe("created");
    const without = await create({ url_success: RETURNS.url_success });
    const { status, text } = await confirm(without.payment_links.invoice, { outcome: "error" });
    expect([status, text.includes("Es wurde nichts bezahlt")]).toEqual([500, true]);
  });

  it("are closed to forms of foreign pages", async () => {
    const { id, payment_links } = await create();
    const headers = { "Sec-Fetch-Site": "cross-site" };
    const body = new URLSearchParams({ action: "confirm" });
    expect((await fetch(payment_links.invoice, { method: "POST", headers, body })).status).toBe(403);
    expect((await read(id)).status).toBe("created");
  });
});

describe("the legacy page", () => {
  it("takes the account of a debit", async () => {
    const { id, iframe_url } = await createLegacy("Secupaydebits", { url_success: "https://shop.test/ok" });
    expect((await open(iframe_url)).text).toContain("standard delivery");
    expect((await confirm(iframe_url, { ...ACCOUNT, mandate: "" })).status).toBe(422);
    expect((await confirm(iframe_url, ACCOUNT)).to).toBe("https://shop.test/ok");
    const { json } = await probe.call("GET", `/Payment/Secupaydebits/${id}`);
    expect(json).toMatchObject({ status: "accepted", transaction_status: 6 });
  });

  it("leads to url_failure after a refusal and after abort", async () => {
    const urls = { url_failure: "https://shop.test/no" };
    const { id, iframe_url } = await createLegacy("Secupaydebits", urls);
    expect((await post(iframe_url, { action: "abort" })).to).toBe("https://shop.test/no");
    expect((await confirm(iframe_url, { ...ACCOUNT, outcome: "declined" })).to).toBe("https://shop.test/no");
    const { json } = await probe.call("GET", `/Payment/Secupaydebits/${id}`);
    expect(json).toMatchObject({ status: "denied", transaction_status: 8 });
    expect((await open(iframe_url)).text).not.toContain("<form");
  });

  it("shows the transfer of what is bound already", async () => {
    const { iframe_url, transfer_purpose } = await createLegacy("Secupayprepays");
    const { text } = await open(iframe_url);
    expect(text).toContain(transfer_purpose);
    expect(text).not.toContain("<form");
  });
});

it("leaves its steps in the history of the deal", async () => {
  const { id, payment_links } = await probe.create(buildOrder());
  await confirm(payment_links.prepaid);
  const { timeline } = await probe.lever("GET", `transactions/${id}`);
  expect(timeline.map(({ text }: { text: string }) => text)).toContain("Bezahlseite: prepaid bestätigt");
});
