import { describe, expect, it } from "vitest";
import { formatAmount, parseAmount } from "./amounts.ts";

describe("parseAmount", () => {
  it.each([
    ["5", 500],
    ["5.00", 500],
    ["5,00", 500],
    ["0,01", 1],
    ["1234567.89", 123_456_789],
  ])("reads %s", (text, cents) => {
    expect(parseAmount("amount", text)).toBe(cents);
  });

  it.each(["", "0", "0,00", "-5", "+5", "5.0", "5.000", "1.000,00", "1e3", "5 EUR", "５", "12345678", " 5"])(
    "does not guess what %j may mean",
    (text) => {
      expect(() => parseAmount("amount", text)).toThrow(/^--amount is an amount/);
    },
  );
});

describe("formatAmount", () => {
  it.each([
    [3070, "EUR", "30.70 EUR"],
    [-5, "EUR", "-0.05 EUR"],
    [0, "CHF", "0.00 CHF"],
    [123_456_789, "EUR", "1234567.89 EUR"],
    [null, "EUR", "–"],
    [100, null, "1.00 (no currency)"],
  ])("writes %s %s as %s", (cents, currency, text) => {
    expect(formatAmount(cents, currency)).toBe(text);
  });
});
