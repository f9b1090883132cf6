import { describe, expect, test } from "vitest";
import { sampleInvoice } from "#lib/domain/fixtures/sample-invoice.ts";
import type { InvoiceDocument } from "#lib/domain/invoice.ts";
import { documentOf, lineOf } from "./fixtures/any-document.ts";
import { CENT, toExact } from "./fixtures/decimals.ts";
import { parseInvoice } from "./fixtures/parsed-invoice.ts";
import { EN_16931_RULES, XRECHNUNG_RULES } from "./fixtures/rules/all-rules.ts";
import { brokenRules } from "./fixtures/rules/rule.ts";
import { renderFacturX, renderXRechnung } from "./render-e-invoice.ts";

const REFERENCE = "04011000-12345-34";
const read = (change: Partial<InvoiceDocument> = {}) => parseInvoice(renderFacturX(sampleInvoice(change)));

describe("an e-invoice", () => {
  test("states what the document states, term by term", () => {
    const { seller, buyer, payee, means, totals, ...invoice } = read();
    expect(invoice).toMatchObject({
      ...{ guideline: "urn:cen.eu:en16931:2017", process: null, buyerReference: null, currency: "EUR" },
      ...{ number: "RE-2026-00017", typeCode: "380", issuedOn: "20261129", orderNumber: "10234" },
      ...{ remittance: "TA 49425099", suppliedOn: "20261129", period: null, corrects: [] },
      ...{ dueOn: "20261209", terms: "Fällig am Mittwoch, 9. Dezember 2026" },
    });
    expect(invoice.notes).toEqual([expect.stringContaining("an die secupay AG abgetreten")]);
    expect(payee?.name).toBe("secupay AG");
    const account = { account: "DE81850400611005523759", accountName: "secupay AG", bic: "COBADEFFXXX" };
    expect(means).toMatchObject([{ code: "58", ...account, card: false, debtor: null }]);
    expect(seller).toMatchObject({
      ...{ name: "Sauer & Kruste GmbH", vatId: "DE123456788", taxNumber: null, mailboxScheme: "EM" },
      contact: { name: "Henrike Vollmer", phone: "+49 171 3920042", email: "hallo@sauer-kruste.example" },
      address: { city: "Lindach", postalCode: "73999", country: "DE" },
    });
    expect(buyer).toMatchObject({ name: "Zoë Größmann", contact: null, mailbox: "zoe@example.de" });
    expect(totals).toMatchObject({ lines: cents(7285), net: cents(7285), grand: cents(8490), due: cents(8490) });
    expect(totals).toMatchObject({ allowances: null, paid: null, taxes: [{ amount: cents(1205), currency: "EUR" }] });
  });

  test("says as an XRechnung what that asks for besides", () => {
    const invoice = parseInvoice(renderXRechnung(sampleInvoice(), { buyerReference: REFERENCE }));
    expect(invoice.guideline).toBe("urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0");
    expect(invoice.process).toBe("urn:fdc:peppol.eu:2017:poacc:billing:01:1.0");
    expect(invoice.buyerReference).toBe(REFERENCE);
    expect(invoice.seller?.mailbox).toBe("hallo@sauer-kruste.example");
  });

  test("comes out the same each time, two blanks a level", () => {
    const xml = renderFacturX(sampleInvoice());
    expect(renderFacturX(sampleInvoice())).toBe(xml);
    expect(xml).toContain("\n  <rsm:ExchangedDocument>\n    <ram:ID>RE-2026-00017</ram:ID>\n");
    expect(xml.endsWith("\n  </rsm:SupplyChainTradeTransaction>\n</rsm:CrossIndustryInvoice>\n")).toBe(true);
  });

  test("credits what is corrected, and turns a cancelled invoice round", () => {
    const of = (kind: "correction" | "cancellation") =>
      parseInvoice(renderFacturX(documentOf([lineOf("S", 19)], [], { kind })));
    const corrected = of("correction");
    expect(corrected).toMatchObject({ typeCode: "381", corrects: ["RE-2026-00011"], means: [{ code: "1" }] });
    expect(corrected.totals).toMatchObject({ grand: cents(3998), paid: cents(3998), due: 0n });
    const cancelled = of("cancellation");
    expect(cancelled).toMatchObject({ typeCode: "384", corrects: ["RE-2026-00011"] });
    expect(cancelled.totals).toMatchObject({ grand: cents(-3998), paid: cents(-3998), due: 0n });
    expect(cancelled.lines[0]?.quantity).toBe(toExact("-2"));
    expect(cancelled.notes).toEqual(["Grund: Bruch beim Transport"]);
  });

  test("of a paid invoice leaves nothing due and names no account", () => {
    const invoice = parseInvoice(renderFacturX(documentOf([lineOf("S", 19)], [], { paid: "all" })));
    expect(invoice).toMatchObject({ payee: null, means: [{ code: "1", account: null }], terms: null, dueOn: null });
    expect(invoice.totals).toMatchObject({ paid: cents(3998), due: 0n });
    expect(read({ instructions: null, isAssigned: true }).notes).toEqual([]);
  });

  test("of what is taken by debit says so instead of a day", () => {
    const invoice = read({ instructions: null, method: "debit" });
    expect(invoice).toMatchObject({
      terms: "Zahlung per Lastschrift, bitte nichts überweisen",
      means: [{ code: "1" }],
    });
    expect(brokenRules(invoice, EN_16931_RULES)).toEqual([]);
  });

  test("of goods that follow, or went out on several days, says when", () => {
    expect(read({ supply: null }).notes).toContain("Die Lieferung folgt nach der Zahlung.");
    const several = read({ supply: { from: "2026-11-20", to: "2026-11-29" } });
    expect(several.period).toEqual({ from: "20261120", to: "20261129" });
    expect(withDue({ kind: "afterDelivery", days: 10, delivery: "shipping" })).toMatchObject({
      ...{ dueOn: null, terms: "10 Tage nach Versand" },
    });
    expect(withDue({ kind: "by", day: "2026-12-04" }).dueOn).toBe("20261204");
  });

  test.each([
    ["E", null, "Kleinunternehmer nach § 19 UStG"],
    ["K", "VATEX-EU-IC", "Steuerfreie innergemeinschaftliche Lieferung"],
    ["AE", "VATEX-EU-AE", "Steuerschuldnerschaft des Leistungsempfängers"],
    ["G", "VATEX-EU-G", "Steuerfreie Ausfuhrlieferung"],
  ] as const)("says why no tax is charged: %s", (category, code, words) => {
    const document = documentOf([lineOf(category, 0)]);
    const { taxes, buyer: partner } = parseInvoice(
      renderFacturX({ ...document, buyer: { ...document.buyer, vatId: "ATU 1234 5678" } }),
    );
    expect(partner?.vatId).toBe("ATU12345678");
    expect(taxes).toMatchObject([{ category, reasonCode: code, reason: expect.stringContaining(words), amount: 0n }]);
  });

  test("of a seller without VAT id goes by the tax number", () => {
    const { seller } = sampleInvoice();
    const invoice = read({ seller: { ...seller, vatId: "", taxNumber: "12/345/67890" } });
    expect(invoice.seller).toMatchObject({ id: "12/345/67890", vatId: null, taxNumber: "12/345/67890" });
    expect(brokenRules(invoice, EN_16931_RULES)).toEqual([]);
  });

  test("names a payee only where that is somebody else", () => {
    const { instructions, seller } = sampleInvoice();
    const own = instructions && { ...instructions, owner: seller.legalName };
    expect(read({ instructions: own }).payee).toBeNull();
  });

  test("leaves the remittance as it is, and takes the blanks out of bank details", () => {
    const { instructions } = sampleInvoice();
    const typed = { remittance: "TA  49425099 ", iban: "DE81 8504 0061 1005 5237 59", bic: "COBA DEFF XXX" };
    const invoice = read({ instructions: instructions && { ...instructions, ...typed } });
    expect(invoice.remittance).toBe("TA  49425099 ");
    expect(invoice.means).toMatchObject([{ account: "DE81850400611005523759", bic: "COBADEFFXXX" }]);
  });

  test("keeps to the rules where a reduction is nothing net, and has no words", () => {
    const taken = { reason: " ", grossCents: 0, vatRate: 19, category: "S" as const };
    const xml = renderXRechnung(documentOf([lineOf("S", 19)], [taken]), { buyerReference: REFERENCE });
    expect(brokenRules(parseInvoice(xml), XRECHNUNG_RULES)).toEqual([]);
    expect(parseInvoice(xml).allowances).toMatchObject([{ reason: "Minderung" }]);
  });

  test("reads a company as the buyer and the person as its contact", () => {
    const { buyer } = sampleInvoice();
    const company = read({ buyer: { ...buyer, company: "Körbe & Söhne" } }).buyer;
    expect(company).toMatchObject({ name: "Körbe & Söhne", contact: { name: "Zoë Größmann" } });
  });
});

function withDue(due: NonNullable<InvoiceDocument["instructions"]>["due"]) {
  const { instructions } = sampleInvoice();
  return read({ instructions: instructions && { ...instructions, due } });
}

function cents(count: number): bigint {
  return BigInt(count) * CENT;
}
