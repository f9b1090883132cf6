import { describe, expect, test } from "vitest";
import { sampleInvoice } from "#lib/domain/fixtures/sample-invoice.ts";
import { documentMatrix } from "./fixtures/document-matrix.ts";
import { schemaProblems } from "./fixtures/factur-x-schema.ts";
import { renderFacturX, renderXRechnung } from "./render-e-invoice.ts";

describe("schema of Factur-X 1.07.3, profile EN 16931", () => {
  test.each(documentMatrix())("takes $name", ({ document }) => {
    expect(schemaProblems(renderFacturX(document))).toEqual([]);
    expect(schemaProblems(renderXRechnung(document, { buyerReference: "04011000-12345-34" }))).toEqual([]);
  });

  test("takes a document of which no delivery is known", () => {
    expect(schemaProblems(renderFacturX(sampleInvoice({ supply: null })))).toEqual([]);
  });

  test.each([
    ["an element missing", (xml: string) => xml.replace(/\s*<ram:InvoiceCurrencyCode>EUR<.*>/u, "")],
    ["two elements swapped", (xml: string) => xml.replace(/(<ram:ID>RE.*)\n(.*<ram:TypeCode>380.*)/u, "$2\n$1")],
    ["an amount in words", (xml: string) => xml.replace(/(<ram:GrandTotalAmount>)[\d.]+/u, "$1viel")],
  ])("refuses %s", (_, breakIt) => {
    const xml = renderFacturX(sampleInvoice());
    expect(breakIt(xml)).not.toBe(xml);
    expect(schemaProblems(breakIt(xml))).not.toEqual([]);
  });
});
