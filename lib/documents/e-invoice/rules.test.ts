import { describe, expect, test } from "vitest";
import { sampleInvoice } from "#lib/domain/fixtures/sample-invoice.ts";
import { documentMatrix } from "./fixtures/document-matrix.ts";
import { parseInvoice } from "./fixtures/parsed-invoice.ts";
import { EN_16931_RULES, XRECHNUNG_RULES } from "./fixtures/rules/all-rules.ts";
import { brokenRules } from "./fixtures/rules/rule.ts";
import { renderFacturX, renderXRechnung } from "./render-e-invoice.ts";

const BUYER = { buyerReference: "04011000-12345-34" };

describe("rules of EN 16931 and XRechnung", () => {
  test.each([{ name: "the sample", document: sampleInvoice() }, ...documentMatrix()])(
    "hold for $name",
    ({ document }) => {
      expect(brokenRules(parseInvoice(renderFacturX(document)), EN_16931_RULES)).toEqual([]);
      expect(brokenRules(parseInvoice(renderXRechnung(document, BUYER)), XRECHNUNG_RULES)).toEqual([]);
    },
  );
});
