import { describe, expect, test } from "vitest";
import type { InvoiceDocument } from "#lib/domain/invoice.ts";
import { type Base, COUNTER_EXAMPLES } from "./fixtures/counter-examples.ts";
import { makeDocument, type Tax } from "./fixtures/make-document.ts";
import { parseTree } from "./fixtures/parsed-invoice.ts";
import { XRECHNUNG_RULES } from "./fixtures/rules/all-rules.ts";
import { brokenRules } from "./fixtures/rules/rule.ts";
import { readTree } from "./fixtures/xml-tree.ts";
import { renderXRechnung } from "./render-e-invoice.ts";

const BASES: Record<Base, InvoiceDocument> = {
  taxed: makeOne([
    { category: "S", rate: 7 },
    { category: "S", rate: 19 },
  ]),
  E: makeOne([{ category: "E", rate: 0 }]),
  K: makeOne([{ category: "K", rate: 0 }]),
  AE: makeOne([{ category: "AE", rate: 0 }]),
  G: makeOne([{ category: "G", rate: 0 }]),
  cancelled: makeOne([{ category: "S", rate: 19 }], "cancellation"),
};

describe("every rule finds what it is there to find", () => {
  test("and each has an example", () => {
    expect(Object.keys(COUNTER_EXAMPLES).sort()).toEqual(XRECHNUNG_RULES.map(({ id }) => id).sort());
  });

  test.each(Object.entries(COUNTER_EXAMPLES))("%s", (id, [base, breakIt]) => {
    const tree = readTree(renderXRechnung(BASES[base], { buyerReference: "04011000-12345-34" }));
    expect(brokenRules(parseTree(tree), XRECHNUNG_RULES)).toEqual([]);
    breakIt(tree);
    expect(brokenRules(parseTree(tree), XRECHNUNG_RULES)).toContain(id);
  });
});

function makeOne(taxes: readonly Tax[], kind: "invoice" | "cancellation" = "invoice"): InvoiceDocument {
  return makeDocument({
    kind,
    lines: taxes.map((tax) => ({ quantity: 3, unitGrossCents: 1999, tax })),
    reductions: taxes.map((tax) => ({ grossCents: 100, tax })),
    payment:
      kind === "invoice" ? { paidPercent: 0, due: { kind: "on", day: "2026-12-09" } } : { paidPercent: 100, due: null },
    change: { supply: { from: "2026-11-27", to: "2026-11-29" } },
  });
}
