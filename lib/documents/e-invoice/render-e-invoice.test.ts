import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sampleInvoice } from "#lib/domain/fixtures/sample-invoice.ts";
import type { InvoiceDocument, InvoiceKind, VatCategory } from "#lib/domain/invoice.ts";
import { anyDocument, documentOf, lineOf, type Paid } from "./fixtures/any-document.ts";
import { findSchemaProblems, parseEInvoice } from "./fixtures/parse-e-invoice.ts";
import { DE_RULES, EN_RULES, findBrokenRules } from "./fixtures/rules.ts";
import { renderFacturX, renderXRechnung } from "./render-e-invoice.ts";

const TRADE = "rsm:SupplyChainTradeTransaction";
const SETTLEMENT = `${TRADE}/ApplicableHeaderTradeSettlement`;
const REFERENCE = { buyerReference: "04011000-12345-34" };

function brokenIn(xml: string, rules = EN_RULES): string[] {
  const invoice = parseEInvoice(xml);
  const broken = findBrokenRules(invoice, rules);
  invoice.close();
  return broken;
}

function expectValid(document: InvoiceDocument): void {
  const facturX = renderFacturX(document);
  const xRechnung = renderXRechnung(document, REFERENCE);
  expect(brokenIn(facturX)).toEqual([]);
  expect(brokenIn(xRechnung, { ...EN_RULES, ...DE_RULES })).toEqual([]);
  expect(findSchemaProblems(facturX)).toEqual([]);
  expect(findSchemaProblems(xRechnung)).toEqual([]);
}

describe("an e-invoice", () => {
  it("states what the document states, term by term", () => {
    const xml = renderFacturX(sampleInvoice());
    const invoice = parseEInvoice(xml);
    const read = (path: string) => invoice.text(path);
    const means = `${SETTLEMENT}/SpecifiedTradeSettlementPaymentMeans`;
    const sums = `${SETTLEMENT}/SpecifiedTradeSettlementHeaderMonetarySummation`;
    expect({
      guideline: read("rsm:ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID"),
      number: read("rsm:ExchangedDocument/ID"),
      type: read("rsm:ExchangedDocument/TypeCode"),
      issued: read("rsm:ExchangedDocument/IssueDateTime/udt:DateTimeString"),
      payee: read(`${SETTLEMENT}/PayeeTradeParty/Name`),
      remittance: read(`${SETTLEMENT}/PaymentReference`),
      means: read(`${means}/TypeCode`),
      iban: read(`${means}/PayeePartyCreditorFinancialAccount/IBANID`),
      account: read(`${means}/PayeePartyCreditorFinancialAccount/AccountName`),
      bic: read(`${means}/PayeeSpecifiedCreditorFinancialInstitution/BICID`),
      due: read(`${SETTLEMENT}/SpecifiedTradePaymentTerms/DueDateDateTime/udt:DateTimeString`),
      net: read(`${sums}/TaxBasisTotalAmount`),
      tax: read(`${sums}/TaxTotalAmount`),
      total: read(`${sums}/GrandTotalAmount`),
      open: read(`${sums}/DuePayableAmount`),
      supplied: read(
        `${TRADE}/ApplicableHeaderTradeDelivery/ActualDeliverySupplyChainEvent/OccurrenceDateTime/udt:DateTimeString`,
      ),
      order: read(`${TRADE}/ApplicableHeaderTradeAgreement/SellerOrderReferencedDocument/IssuerAssignedID`),
    }).toEqual({
      ...{ guideline: "urn:cen.eu:en16931:2017", number: "RE-2026-00017", type: "380", issued: "20261129" },
      ...{ payee: "secupay AG", remittance: "TA 49425099", means: "58", iban: "DE81850400611005523759" },
      ...{ account: "secupay AG", bic: "COBADEFFXXX", due: "20261209", net: "72.85", tax: "12.05", total: "84.90" },
      ...{ open: "84.90", supplied: "20261129", order: "10234" },
    });
    expect(invoice.texts("rsm:ExchangedDocument/IncludedNote/Content")[0]).toContain("an die secupay AG abgetreten");
    invoice.close();
    expect(renderFacturX(sampleInvoice())).toBe(xml);
  });

  const taxes: [VatCategory, number[]][] = [
    ["S", [19]],
    ["S", [7, 19]],
    ["E", [0]],
    ["K", [0]],
    ["AE", [0]],
    ["G", [0]],
  ];
  const cases = taxes.flatMap(([category, rates]) =>
    (["invoice", "correction", "cancellation"] as InvoiceKind[]).flatMap((kind) =>
      (["open", "part", "all"] as Paid[]).flatMap((paid) =>
        [0, 1].flatMap((cuts) => [1, 200].map((size) => ({ category, rates, kind, paid, cuts, size }))),
      ),
    ),
  );

  it(`keeps every rule and the schema in ${cases.length} kinds of documents`, () => {
    for (const { category, rates, kind, paid, cuts, size } of cases) {
      const lines = Array.from({ length: size }, (_, index) =>
        lineOf(category, rates[index % rates.length] ?? 0, 1 + (index % 7), 333 + index),
      );
      const cut = { reason: "Nachlass", grossCents: 77, vatRate: rates[0] ?? 0, category };
      const document = documentOf(lines, cuts === 0 ? [] : [cut], { kind, paid });
      const buyer = { ...document.buyer, country: "AT", vatId: "ATU12345678" };
      expectValid(category === "K" || category === "AE" ? { ...document, buyer } : document);
    }
  });

  it("keeps them in any document", () => {
    fc.assert(
      fc.property(anyDocument, (document) => expectValid(document)),
      { numRuns: 150 },
    );
  });

  it("of goods that follow, and of a delivery in parts, is valid as well", () => {
    expectValid(sampleInvoice({ supply: null }));
    expectValid(sampleInvoice({ supply: { from: "2026-11-20", to: "2026-11-29" } }));
    const { instructions } = sampleInvoice();
    if (instructions === null) throw new Error("the sample has none");
    const due = { kind: "afterDelivery", days: 10, delivery: "shipping" } as const;
    expectValid(sampleInvoice({ instructions: { ...instructions, due } }));
    expectValid(sampleInvoice({ instructions: { ...instructions, bic: null } }));
  });

  it("turns a cancelled invoice round, and credits what is corrected", () => {
    const cancelled = parseEInvoice(renderFacturX(documentOf([lineOf("S", 19)], [], { kind: "cancellation" })));
    expect(cancelled.text("rsm:ExchangedDocument/TypeCode")).toBe("384");
    expect(cancelled.cents(`${SETTLEMENT}/SpecifiedTradeSettlementHeaderMonetarySummation/GrandTotalAmount`)).toBe(
      -3998,
    );
    expect(cancelled.text(`${SETTLEMENT}/InvoiceReferencedDocument/IssuerAssignedID`)).toBe("RE-2026-00011");
    cancelled.close();
    const corrected = parseEInvoice(renderFacturX(documentOf([lineOf("S", 19)], [], { kind: "correction" })));
    expect(corrected.text("rsm:ExchangedDocument/TypeCode")).toBe("381");
    expect(corrected.cents(`${SETTLEMENT}/SpecifiedTradeSettlementHeaderMonetarySummation/GrandTotalAmount`)).toBe(
      3998,
    );
    corrected.close();
  });

  it("carries every name as it is, and nothing that XML cannot carry", () => {
    const name = `Jürgen "Großmann" & <Łęcki> \u0000\ud800 O'Neill`;
    const xml = renderFacturX(sampleInvoice({ buyer: { ...sampleInvoice().buyer, name } }));
    const invoice = parseEInvoice(xml);
    expect(invoice.text(`${TRADE}/ApplicableHeaderTradeAgreement/BuyerTradeParty/Name`)).toBe(
      `Jürgen "Großmann" & <Łęcki> \ufffd\ufffd O'Neill`,
    );
    invoice.close();
  });
});

describe("the rules themselves", () => {
  const valid = renderXRechnung(
    documentOf(
      [lineOf("S", 19), lineOf("S", 7)],
      [{ reason: "Nachlass", grossCents: 100, vatRate: 19, category: "S" }],
    ),
    REFERENCE,
  );
  const exempt = renderXRechnung(
    { ...documentOf([lineOf("K", 0)]), buyer: { ...sampleInvoice().buyer, vatId: "ATU12345678" } },
    REFERENCE,
  );
  const without = (path: string) => (xml: string) => xml.replace(new RegExp(`<${path}[ >].*?</${path}>`, "su"), "");
  const swap = (from: string | RegExp, to: string) => (xml: string) => xml.replace(from, to);
  const inBuyer = (change: (xml: string) => string) => (xml: string) =>
    xml.replace(/<ram:BuyerTradeParty>.*<\/ram:BuyerTradeParty>/su, change);
  const changes: Record<string, [(xml: string) => string, string?]> = {
    "BR-01": [without("ram:GuidelineSpecifiedDocumentContextParameter")],
    "BR-02": [swap("<ram:ID>RE-2026-00017</ram:ID>", "")],
    "BR-03": [
      swap(
        ">20261129</udt:DateTimeString></ram:IssueDateTime>",
        ">29.11.2026</udt:DateTimeString></ram:IssueDateTime>",
      ),
    ],
    "BR-04": [swap("<ram:TypeCode>380</ram:TypeCode>", "")],
    "BR-05": [without("ram:InvoiceCurrencyCode")],
    "BR-06": [swap("<ram:SellerTradeParty><ram:Name>Sauer &amp; Kruste GmbH</ram:Name>", "<ram:SellerTradeParty>")],
    "BR-07": [inBuyer(without("ram:Name"))],
    "BR-08": [without("ram:CountryID")],
    "BR-10": [inBuyer(without("ram:CountryID"))],
    "BR-12": [
      swap(
        /(<ram:SpecifiedTradeSettlementHeaderMonetarySummation>)<ram:LineTotalAmount>[^<]*<\/ram:LineTotalAmount>/u,
        "$1",
      ),
    ],
    "BR-13": [without("ram:TaxBasisTotalAmount")],
    "BR-14": [without("ram:GrandTotalAmount")],
    "BR-15": [without("ram:DuePayableAmount")],
    "BR-16": [swap(/<ram:IncludedSupplyChainTradeLineItem>.*<\/ram:IncludedSupplyChainTradeLineItem>/su, "")],
    "BR-17": [swap(/(<ram:PayeeTradeParty><ram:Name>)[^<]*/u, "$1Sauer &amp; Kruste GmbH")],
    "BR-21": [without("ram:LineID")],
    "BR-25": [swap("<ram:Name>Ware</ram:Name>", "")],
    "BR-27": [swap("<ram:ChargeAmount>", "<ram:ChargeAmount>-")],
    "BR-33": [without("ram:Reason")],
    "BR-61": [without("ram:IBANID")],
    "BR-CO-09": [swap(">DE123456788<", ">123456788<")],
    "BR-CO-10": [swap(/(<ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>)\d/u, "$19")],
    "BR-CO-11": [swap("<ram:AllowanceTotalAmount>", "<ram:AllowanceTotalAmount>1")],
    "BR-CO-13": [swap("<ram:TaxBasisTotalAmount>", "<ram:TaxBasisTotalAmount>1")],
    "BR-CO-14": [swap(/(<ram:TaxTotalAmount[^>]*>)/u, "$11")],
    "BR-CO-15": [swap("<ram:GrandTotalAmount>", "<ram:GrandTotalAmount>1")],
    "BR-CO-16": [swap("<ram:DuePayableAmount>", "<ram:DuePayableAmount>1")],
    "BR-CO-17": [swap("<ram:CalculatedAmount>", "<ram:CalculatedAmount>1")],
    "BR-CO-18": [
      swap(/<ram:ApplicableTradeTax><ram:CalculatedAmount>.*?<\/ram:ApplicableTradeTax>(?=<ram:SpecifiedTrade)/su, ""),
    ],
    "BR-CO-25": [without("ram:SpecifiedTradePaymentTerms")],
    "BR-CO-26": [swap(/<ram:SpecifiedTaxRegistration>.*?<\/ram:SpecifiedTaxRegistration>/gsu, "")],
    "BR-x-08": [swap("<ram:BasisAmount>", "<ram:BasisAmount>1")],
    "BR-x-10": [without("ram:ExemptionReasonCode"), "K"],
    "BR-x-05": [swap(/<ram:RateApplicablePercent>0</gu, "<ram:RateApplicablePercent>7<"), "K"],
    "BR-x-01": [swap("<ram:RateApplicablePercent>19<", "<ram:RateApplicablePercent>16<")],
    "BR-IC-02": [swap(/<ram:SpecifiedTaxRegistration>.*?<\/ram:SpecifiedTaxRegistration>/su, ""), "K"],
    "BR-IC-11": [without("ram:ActualDeliverySupplyChainEvent"), "K"],
    "BR-IC-12": [without("ram:ShipToTradeParty"), "K"],
    "BR-AE-02": [
      (xml) =>
        swap(/<ram:SpecifiedTaxRegistration>.*?<\/ram:SpecifiedTaxRegistration>/su, "")(xml.replaceAll(">K<", ">AE<")),
      "K",
    ],
    "BR-DE-1": [swap("<ram:TypeCode>58</ram:TypeCode>", "")],
    "BR-DE-2": [without("ram:DefinedTradeContact")],
    "BR-DE-3": [without("ram:CityName")],
    "BR-DE-5": [without("ram:PersonName")],
    "BR-DE-6": [without("ram:CompleteNumber")],
    "BR-DE-7": [without("ram:EmailURIUniversalCommunication")],
    "BR-DE-8": [inBuyer(without("ram:CityName"))],
    "BR-DE-14": [swap(/(<ram:RateApplicablePercent>)\d+/gu, "$1")],
    "BR-DE-15": [without("ram:BuyerReference")],
    "BR-DE-16": [swap(/<ram:SpecifiedTaxRegistration>.*?<\/ram:SpecifiedTaxRegistration>/gsu, "")],
    "BR-DE-17": [swap("<ram:TypeCode>380<", "<ram:TypeCode>393<")],
    "BR-DE-19": [swap(/<ram:IBANID>../u, "<ram:IBANID>XX")],
    "BR-DE-21": [swap("xrechnung_3.0", "xrechnung_1.2")],
    "BR-DE-23-a": [without("ram:PayeePartyCreditorFinancialAccount")],
    "BR-DE-23-b": [
      swap(
        "<ram:PayeePartyCreditorFinancialAccount>",
        "<ram:PayerPartyDebtorFinancialAccount><ram:IBANID>X</ram:IBANID></ram:PayerPartyDebtorFinancialAccount><ram:PayeePartyCreditorFinancialAccount>",
      ),
    ],
    "PEPPOL-EN16931-R020": [without("ram:URIUniversalCommunication")],
    "PEPPOL-EN16931-R010": [inBuyer(without("ram:URIUniversalCommunication"))],
    "PEPPOL-EN16931-R001": [without("ram:BusinessProcessSpecifiedDocumentContextParameter")],
    "BR-55": [
      swap(
        "</ram:ApplicableHeaderTradeSettlement>",
        "<ram:InvoiceReferencedDocument><ram:IssuerAssignedID/></ram:InvoiceReferencedDocument></ram:ApplicableHeaderTradeSettlement>",
      ),
    ],
  };

  it.each(Object.keys({ ...EN_RULES, ...DE_RULES }))("%s notices what offends against it", (name) => {
    const [change, category] = changes[name] ?? [(xml: string) => xml];
    const xml = category === "K" ? exempt : valid;
    expect(brokenIn(xml, { ...EN_RULES, ...DE_RULES })).toEqual([]);
    expect(change(xml)).not.toBe(xml);
    const text = name === "BR-x-10" ? without("ram:ExemptionReason")(change(xml)) : change(xml);
    expect(brokenIn(text, { ...EN_RULES, ...DE_RULES })).toContain(name);
  });

  it("the schema notices a wrong order and an unknown element", () => {
    const late = "<ram:Description>x</ram:Description></ram:SellerTradeParty>";
    expect(findSchemaProblems(valid.replace("</ram:SellerTradeParty>", late))).toHaveLength(1);
    expect(
      findSchemaProblems(valid.replace("</ram:SellerTradeParty>", "<ram:Odd/></ram:SellerTradeParty>")),
    ).toHaveLength(1);
  });
});
