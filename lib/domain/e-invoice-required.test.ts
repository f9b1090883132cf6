import { expect, test } from "vitest";
import { eInvoiceRequired } from "./e-invoice-required.ts";
import type { VatCategory, VatGroup } from "./invoice.ts";

const LIMIT = 800_000_00;
const COMPANY = { company: "Körbe & Söhne", country: "DE" };
const PERSON = { company: null, country: "DE" };
const ABROAD = { company: "Körberl GmbH", country: "AT" };

test.each([
  ["a large seller, the day before", "2026-12-31", LIMIT + 1, COMPANY, 119_00, "S", false],
  ["a large seller, in 2026 whatever the amount", "2026-12-31", LIMIT + 1, COMPANY, 5_000_00, "S", false],
  ["a large seller, the first day", "2027-01-01", LIMIT + 1, COMPANY, 5_000_00, "S", true],
  ["exactly 800,000 euro of turnover", "2027-01-01", LIMIT, COMPANY, 5_000_00, "S", false],
  ["a smaller seller, the last day", "2027-12-31", 1, COMPANY, 5_000_00, "S", false],
  ["a smaller seller, the first day", "2028-01-01", 1, COMPANY, 5_000_00, "S", true],
  ["exactly 250 euro", "2028-01-01", 1, COMPANY, 250_00, "S", false],
  ["a cent more than 250 euro", "2028-01-01", 1, COMPANY, 250_01, "S", true],
  ["a consumer", "2028-01-01", LIMIT + 1, PERSON, 5_000_00, "S", false],
  ["a business abroad, within the Union", "2028-01-01", LIMIT + 1, ABROAD, 5_000_00, "K", false],
  ["a business abroad, with VAT", "2028-01-01", LIMIT + 1, ABROAD, 5_000_00, "S", false],
  ["a small business as the seller", "2028-01-01", 20_000_00, COMPANY, 5_000_00, "E", false],
  ["a domestic buyer who owes the tax", "2028-01-01", 1, COMPANY, 5_000_00, "AE", true],
] as const)("%s", (_, day, turnover, customer, totalCents, category, isRequired) => {
  expect(eInvoiceRequired(day, turnover, customer, { totalCents, vat: [groupOf(category)] })).toBe(isRequired);
});

test("one taxed part is enough", () => {
  const amount = { totalCents: 5_000_00, vat: [groupOf("E"), groupOf("S")] };
  expect(eInvoiceRequired("2028-01-01", 1, COMPANY, amount)).toBe(true);
});

function groupOf(category: VatCategory): VatGroup {
  return { category, rate: category === "S" ? 19 : 0, grossCents: 0, netCents: 0, vatCents: 0 };
}
