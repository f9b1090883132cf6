import { describe, expect, test } from "vitest";
import { sampleInvoice } from "#lib/domain/fixtures/sample-invoice.ts";
import { documentMatrix } from "./fixtures/document-matrix.ts";
import { schemaProblems } from "./fixtures/factur-x-schema.ts";
import { parseInvoice } from "./fixtures/parsed-invoice.ts";
import { EN_16931_RULES, XRECHNUNG_RULES } from "./fixtures/rules/all-rules.ts";
import { brokenRules } from "./fixtures/rules/rule.ts";
import { renderFacturX, renderXRechnung } from "./render-e-invoice.ts";

const BUYER = { buyerReference: "04011000-12345-34" };
const DOCUMENTS = [
  { name: "the sample", document: sampleInvoice() },
  { name: "the sample without a delivery", document: sampleInvoice({ supply: null }) },
  ...documentMatrix(),
];

describe("rules of EN 16931 and XRechnung, and the schema of Factur-X 1.07.3, hold", () => {
  test.each(DOCUMENTS)("for $name", ({ document }) => {
    const [facturX, xRechnung] = [renderFacturX(document), renderXRechnung(document, BUYER)];
    expect(brokenRules(parseInvoice(facturX), EN_16931_RULES)).toEqual([]);
    expect(brokenRules(parseInvoice(xRechnung), XRECHNUNG_RULES)).toEqual([]);
    expect(schemaProblems(facturX)).toEqual([]);
    expect(schemaProblems(xRechnung)).toEqual([]);
  });

  test.each([
    ["an element missing", (xml: string) => xml.replace(/\s*<ram:InvoiceCurrencyCode>EUR<.*>/u, "")],
    ["two elements swapped", (xml: string) => xml.replace(/(<ram:ID>RE.*)\n(.*<ram:TypeCode>380.*)/u, "$2\n$1")],
    ["an amount in words", (xml: string) => xml.replace(/(<ram:GrandTotalAmount>)[\d.]+/u, "$1viel")],
  ])("and the schema refuses %s", (_, breakIt) => {
    const xml = renderFacturX(sampleInvoice());
    expect(breakIt(xml)).not.toBe(xml);
    expect(schemaProblems(breakIt(xml))).not.toEqual([]);
  });
});
