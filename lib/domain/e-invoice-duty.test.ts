import { expect, it } from "vitest";
import { type EInvoiceCase, eInvoiceRequired } from "./e-invoice-duty.ts";

const COMPANY: EInvoiceCase = { isBusiness: true, country: "DE", isSmallBusiness: false, isTaxFree: false };
const MUCH = 80_000_001;

it.each<[string, number, Partial<EInvoiceCase>, number, boolean]>([
  ["2026-12-31", MUCH, {}, 100_000, false],
  ["2027-01-01", MUCH, {}, 100_000, true],
  ["2027-01-01", MUCH - 1, {}, 100_000, false],
  ["2028-01-01", 0, {}, 100_000, true],
  ["2028-01-01", 0, {}, 25_000, false],
  ["2028-01-01", 0, {}, 25_001, true],
  ["2028-01-01", MUCH, { isBusiness: false }, 100_000, false],
  ["2028-01-01", MUCH, { country: "AT" }, 100_000, false],
  ["2028-01-01", MUCH, { isSmallBusiness: true }, 100_000, false],
  ["2028-01-01", MUCH, { isTaxFree: true }, 100_000, false],
])("on %s with %d cents of turnover and %o, an invoice over %d: %s", (day, turnover, change, total, isWanted) => {
  expect(eInvoiceRequired(day, turnover, { ...COMPANY, ...change }, total)).toBe(isWanted);
});
