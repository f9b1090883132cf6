import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toAmount, toPercent, toUnitPrice } from "./decimal.ts";

describe("amounts", () => {
  test.each([
    [0, "0.00"],
    [-0, "0.00"],
    [5, "0.05"],
    [-5, "-0.05"],
    [100, "1.00"],
    [123456789012345, "1234567890123.45"],
  ])("%d cents are %s", (cents, text) => {
    expect(toAmount(cents)).toBe(text);
  });

  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])("refuses %d", (cents) => {
    expect(() => toAmount(cents)).toThrow(RangeError);
  });
});

test.each([
  [0, "0"],
  [7, "7"],
  [19, "19"],
  [20, "20"],
  [25.5, "25.5"],
  [2.1, "2.1"],
])("%d percent are %s", (rate, text) => {
  expect(toPercent(rate)).toBe(text);
});

test("refuses a rate it would have to round", () => {
  expect(() => toPercent(5.125)).toThrow(RangeError);
});

describe("price of one piece", () => {
  test.each([
    [1402, 6, "2.337"],
    [5462, 2, "27.31"],
    [1, 3, "0.003"],
    [0, 9, "0.00"],
    [1200, 12, "1.00"],
  ])("%d cents for %d are %s each", (net, quantity, price) => {
    expect(toUnitPrice(net, quantity)).toBe(price);
  });

  test.each([0, -1, 1.5])("refuses a quantity of %d", (quantity) => {
    expect(() => toUnitPrice(100, quantity)).toThrow(RangeError);
  });

  test("times the quantity, rounded, is the net amount", () => {
    const net = fc.integer({ min: 0, max: 10_000_000 });
    const quantity = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(net, quantity, (cents, pieces) => {
        const [whole = "", fraction = ""] = toUnitPrice(cents, pieces).split(".");
        const scale = 10n ** BigInt(fraction.length);
        const product = BigInt(whole + fraction) * BigInt(pieces) * 100n;
        return (2n * product + scale) / (2n * scale) === BigInt(cents);
      }),
      { seed: 16931, numRuns: 2000 },
    );
  });
});
