import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ConsoleProbe, openConsoleProbe } from "./console-probe.ts";

let probe: ConsoleProbe;
beforeAll(async () => {
  probe = await openConsoleProbe();
});
afterAll(() => probe.close());

const IBAN = { container: { private: { owner: "Erika Probe", iban: "DE37503240001000000524" } } };
const open = (stx: string) => probe.open(`/console/transactions/${stx}`);
const readRows = (page: string) =>
  [...page.matchAll(/<tr role="row">\s*<td[^>]*><a href="[^"]+">([^<]+)</g)].map(([, name]) => name);

async function createLegacy(resource: string, extra: Record<string, unknown> = {}) {
  const { json } = await probe.call("POST", `/Payment/${resource}`, {
    amount: 3070,
    currency: "EUR",
    purpose: `Alt ${resource}`,
    customer: { contact: { forename: "Erika", surname: "Probe", email: "erika@example.test" } },
    basket: [{ item_type: "article", name: "Roggenbrot", quantity: "2", price: 1000, total: 2000, tax: 7 }],
    ...extra,
  });
  return json;
}

describe("deals of the older endpoints", () => {
  it("stand in the overview with their kind, and can be narrowed to it", async () => {
    await probe.create({ transactionRef: "Neu" });
    await createLegacy("Secupayinvoices");
    await createLegacy("Secupayprepays");
    const all = await probe.open("/");
    expect(readRows(all)).toEqual(["Alt Secupayprepays", "Alt Secupayinvoices", "Neu"]);
    expect(all).toContain("</code> · Secupayinvoices</span>");
    expect(readRows(await probe.open("/?kind=Secupayprepays"))).toEqual(["Alt Secupayprepays"]);
    expect(readRows(await probe.open("/?kind=smart"))).toEqual(["Neu"]);
    expect(await probe.open("/")).toContain('<option value="smart">Smart Transactions');
  });

  it("have a page with hash, basket, transfer code and buttons", async () => {
    const { id, payment_id } = await createLegacy("Secupayprepays");
    const page = await open(id);
    for (const part of ["Vorgang (Secupayprepays)", id, payment_id, "Roggenbrot", "data:image/png;base64,iVBOR"]) {
      expect(page).toContain(part);
    }
    expect(page).toContain("Die Posten ergeben 20,00");
    expect(page).toContain(`href="/hosted/payment/${id}"`);
    expect(await open(payment_id)).toContain("Vorgang (Secupayprepays)");
    const paid = await probe.post(`/console/transactions/${id}/pay`, { back: "/" });
    expect(paid.headers.get("location")).toContain("notice=");
    expect(await probe.lever("GET", `transactions/${id}`)).toMatchObject({ status: "ok", received: 3070 });
    const after = await open(id);
    expect(after).toContain("Das Geld ist da.");
    expect(after).toMatch(
      /<h3>legacyCreate[\s\S]*?<ul class="effects"><li><span class="strong">angelegt \(Payment\/Secupay…\)/,
    );
  });

  it("name the customer's page while the account is missing, and who was there afterwards", async () => {
    const { id } = await createLegacy("Secupaydebits");
    const page = await open(id);
    expect(page).toContain("Den Kunden zur Bezahlseite führen");
    expect(page).toContain(`class="button main" href="/hosted/payment/${id}"`);
    const fields = {
      method: "debit",
      owner: "Erika Probe",
      iban: "DE35500105175418493188",
      agree: "yes",
      mandate: "yes",
      outcome: "ok",
      action: "confirm",
    };
    expect((await probe.post(`/hosted/payment/${id}`, fields)).status).toBe(303);
    const after = await open(id);
    expect(after).toContain("Kunde auf der Bezahlseite");
    expect(after).toContain("DE35XXXXXXXXXXXXXX3188");
    expect(after).not.toContain('main" href="/hosted');
  });
});

describe("details of a transaction", () => {
  it("show account and mandate, masked, and refunds with their negative amounts", async () => {
    const { id } = await probe.create();
    const { json } = await probe.call("POST", `/Smart/Transactions/${id}/start/debit`, IBAN);
    await probe.call("POST", `/Payment/Transactions/${json.transactions[0].id}/cancel`, { reduce_amount_by: 500 });
    const page = await open(id);
    expect(page).toMatch(/<dt>Mandat<\/dt><dd><code>PAM\/\d+<\/code>/);
    expect(page).toContain("DE37XXXXXXXXXXXXXX0524");
    expect(page.match(/<dt>Erstattung<\/dt><dd><span class="num strong">([^<]+)</)?.[1]).toBe("-5,00\u00a0€");
    expect(page).toMatch(/<dt>Bleibt<\/dt><dd><span class="num">25,70/);
    expect(page).toMatch(/Geplant<\/h3>[\s\S]*Erstattung ausführen/);
  });

  it("show an invoice's delivery, due date, document and payout", async () => {
    const { id } = await probe.create();
    const { json } = await probe.call("POST", `/Smart/Transactions/${id}/start/invoice`);
    const pci = json.transactions[0].id;
    const shipping_information = { carrier: "Bote", tracking_id: "B-17", invoice_number: "R-1" };
    await probe.call("POST", `/Payment/Transactions/${pci}/capture`, { shipping_information });
    await probe.lever("POST", `transactions/${id}/payout`);
    const page = await open(id);
    for (const term of ["Fällig am", "Ausgezahlt", "Lieferung gemeldet"]) expect(page).toContain(`<dt>${term}</dt>`);
    expect(page).toContain("<dt>Sendungsnummer</dt><dd>B-17</dd>");
    const [, href = ""] = /href="([^"]+)"[^>]*>Zahlungsaufforderung/.exec(page) ?? [];
    const file = await fetch(probe.sandbox.baseUrl + href);
    expect(file.headers.get("content-type")).toBe("application/pdf");
  });

  it("show the code of a collection, and parts of a mixed basket", async () => {
    await probe.lever("POST", "contract", { mixedBaskets: true });
    const { id } = await probe.create({
      intent: "order",
      delivery_options: { type: "collection", store_id: "Hauptmarkt" },
      basket: {
        products: [
          { id: 1, item_type: "article", desc: "Tasse", quantity: 1, priceOne: 1070, tax: 19 },
          {
            id: 2,
            item_type: "sub_transaction",
            desc: "Partner",
            quantity: 1,
            priceOne: 2000,
            tax: 19,
            sum: 2000,
            contract_id: "GCR_PARTNER",
            reference_id: "P-2",
          },
        ],
      },
    });
    await probe.act(id, "start/invoice");
    const page = await open(id);
    expect(page).toContain("<dt>Filiale</dt><dd>Hauptmarkt</dd>");
    expect(page).toMatch(/<dt>Abholcode<\/dt><dd><span class="num">\w+</);
    expect(page).toMatch(/Teile des gemischten Warenkorbs[\s\S]*<dt>P-2<\/dt><dd><span class="num strong">20,00/);
    expect(page).toContain(`href="/hosted?wizardFlow=checkout&amp;stx=${id}"`);
    await probe.lever("POST", "contract", { mixedBaskets: false });
  });
});
