import { expect, test } from "vitest";
import { sampleInvoice } from "#lib/domain/fixtures/sample-invoice.ts";
import type { InvoiceDocument } from "#lib/domain/invoice.ts";
import { documentOf, lineOf } from "./fixtures/any-document.ts";
import { renderFacturX, renderXRechnung } from "./render-e-invoice.ts";

const sample = sampleInvoice();
const [firstLine, ...otherLines] = sample.lines;
const [firstRate, ...otherRates] = sample.vat;
const within = documentOf([lineOf("K", 0)]);
const buyer = { ...within.buyer, country: "AT", vatId: "ATU12345678" };

test.each<[string, InvoiceDocument, RegExp]>([
  ["no lines", { ...sample, lines: [] }, /no lines/],
  ["a correction of nothing", { ...sample, kind: "correction" }, /disagree/],
  [
    "a line a cent off",
    { ...sample, lines: firstLine ? [{ ...firstLine, netCents: firstLine.netCents + 1 }, ...otherLines] : [] },
    /add up at 7 %/,
  ],
  [
    "a rate a cent off",
    { ...sample, vat: firstRate ? [{ ...firstRate, vatCents: firstRate.vatCents + 1 }, ...otherRates] : [] },
    /gross amount/,
  ],
  ["a rate missing", { ...sample, vat: otherRates, netCents: 5797 }, /rate it does not sum up/],
  ["another net total", { ...sample, netCents: sample.netCents + 1 }, /net total/],
  ["another total", { ...sample, totalCents: sample.totalCents + 1 }, /total than net and VAT/],
  ["more open than unpaid", { ...sample, openCents: sample.openCents + 1 }, /leaves open/],
  ["an account for nothing", { ...sample, paidCents: sample.totalCents, openCents: 0 }, /transfer of nothing/],
  ["no tax ids", { ...sample, seller: { ...sample.seller, vatId: " " } }, /tax number/],
  ["no VAT id of the buyer", within, /VAT id of the buyer/],
  [
    "no VAT id of the seller",
    { ...within, buyer, seller: { ...sample.seller, vatId: "", taxNumber: "1" } },
    /seller's VAT id/,
  ],
  ["no day of the supply", { ...within, buyer, supply: null }, /supply within the Union/],
])("%s makes no e-invoice", (_, document, words) => {
  expect(() => renderFacturX(document)).toThrow(words);
});

test.each([
  ["reference", sample, " "],
  ["phone", { ...sample, seller: { ...sample.seller, phone: "" } }, "x"],
  ["mail address of the buyer", { ...sample, buyer: { ...sample.buyer, email: "" } }, "x"],
])("without a %s there is no XRechnung", (_, document, buyerReference) => {
  expect(() => renderXRechnung(document, { buyerReference })).toThrow(RangeError);
});
