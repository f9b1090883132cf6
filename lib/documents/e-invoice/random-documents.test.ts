import fc from "fast-check";
import { expect, test } from "vitest";
import type { InvoiceKind } from "#lib/domain/invoice.ts";
import { schemaProblems } from "./fixtures/factur-x-schema.ts";
import { type DocumentPlan, makeDocument, type Tax } from "./fixtures/make-document.ts";
import { parseInvoice } from "./fixtures/parsed-invoice.ts";
import { XRECHNUNG_RULES } from "./fixtures/rules/all-rules.ts";
import { brokenRules } from "./fixtures/rules/rule.ts";
import { renderXRechnung } from "./render-e-invoice.ts";

const SEED = 20261126;
const RUNS = 300;

const taxes = fc.oneof(
  fc
    .uniqueArray(fc.constantFrom(5.5, 7, 10, 19, 20, 25.5), { minLength: 1, maxLength: 4 })
    .map((rates) => rates.map((rate): Tax => ({ category: "S", rate }))),
  fc.constantFrom<Tax["category"]>("E", "K", "AE", "G").map((category): Tax[] => [{ category, rate: 0 }]),
);
const text = fc.oneof(fc.string({ unit: "binary", maxLength: 30 }), fc.constantFrom("<&>\"'", "]]>", "\u0000", ""));

const plans = fc
  .record({
    kind: fc.constantFrom<InvoiceKind>("invoice", "correction", "cancellation"),
    taxes,
    amounts: fc.array(
      fc.record({ quantity: fc.integer({ min: 1, max: 9999 }), unitGrossCents: fc.integer({ min: 0, max: 500_000 }) }),
      { minLength: 1, maxLength: 40 },
    ),
    reduced: fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 3 }),
    paidPercent: fc.integer({ min: 0, max: 100 }),
    isTransferred: fc.boolean(),
    texts: fc.tuple(text, text, text),
  })
  .map(({ kind, taxes: rates, amounts, reduced, paidPercent, isTransferred, texts }): DocumentPlan => {
    const taxOf = (index: number) => rates[index % rates.length] as Tax;
    const lines = amounts.map((amount, index) => ({ ...amount, tax: taxOf(index) }));
    const left = (tax: Tax) =>
      lines.filter((line) => line.tax === tax).reduce((sum, line) => sum + line.quantity * line.unitGrossCents, 0);
    // A tenth each at most, so that all three together leave something of every rate.
    const reductions = reduced.flatMap((percent, index) => {
      const tax = taxOf(index);
      const grossCents = Math.floor((left(tax) * percent) / 1000);
      return grossCents === 0 ? [] : [{ grossCents, tax }];
    });
    const payment = { paidPercent, due: isTransferred ? ({ kind: "on", day: "2026-12-09" } as const) : null };
    const [reason, street, city] = texts;
    return { kind, lines, reductions, payment, change: { reason, seller: sellerWith(street, city) } };
  });

test(`random documents keep every rule and the schema (seed ${SEED})`, () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const xml = renderXRechnung(makeDocument(plan), { buyerReference: "04011000-12345-34" });
      expect(brokenRules(parseInvoice(xml), XRECHNUNG_RULES)).toEqual([]);
      expect(schemaProblems(xml)).toEqual([]);
    }),
    { seed: SEED, numRuns: RUNS },
  );
});

function sellerWith(street: string, city: string) {
  const { seller } = makeDocument({
    kind: "invoice",
    lines: [],
    reductions: [],
    payment: { paidPercent: 0, due: null },
  });
  return { ...seller, street, city: `Lindach ${city}` };
}
