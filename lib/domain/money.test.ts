import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCents, formatPlainAmount, includedVat, splitProportionally } from "./money.ts";

const plain = (text: string) => text.replace(/\s/g, " ");

describe("formatCents", () => {
  it("writes euro the way each language does", () => {
    expect(plain(formatCents(123_450, "de"))).toBe("1.234,50 €");
    expect(plain(formatCents(123_450, "en"))).toBe("€1,234.50");
  });
});

describe("formatPlainAmount", () => {
  it.each([
    [8490, "84,90"],
    [5, "0,05"],
    [123_456, "1234,56"],
  ])("%i cents for a banking app", (cents, text) => {
    expect(formatPlainAmount(cents, "de")).toBe(text);
    expect(formatPlainAmount(cents, "en")).toBe(text.replace(",", "."));
  });
});

describe("includedVat", () => {
  it("takes the tax out of a gross amount", () => {
    expect(includedVat(11_900, 19)).toBe(1900);
    expect(includedVat(10_700, 7)).toBe(700);
    expect(includedVat(1, 19)).toBe(0);
  });
});

describe("splitProportionally", () => {
  it("never loses or invents a cent, and no part is negative or more than a cent off", () => {
    const weights = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), weights, (amount, parts) => {
        const split = splitProportionally(amount, parts);
        const total = parts.reduce((sum, part) => sum + part, 0);
        expect(split.reduce((sum, part) => sum + part, 0)).toBe(amount);
        if (total === 0) return;
        for (const [index, part] of split.entries()) {
          expect(Math.abs(part - (amount * (parts[index] ?? 0)) / total)).toBeLessThan(1);
        }
      }),
    );
  });
});
