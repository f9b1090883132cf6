import { describe, expect, it } from "vitest";
import { unitPrice } from "#lib/domain/catalogue.ts";
import { CATEGORIES, PRODUCTS } from "./catalogue.ts";
import { LEGAL_TEXTS } from "./shop.ts";

function countDistinct(values: string[]): number {
  return new Set(values).size;
}

describe("the demo catalogue", () => {
  it("has twelve products whose ids, slugs, article numbers and drawings are their own", () => {
    expect(PRODUCTS).toHaveLength(12);
    for (const key of ["id", "slug", "sku", "artwork"] as const) {
      expect(countDistinct(PRODUCTS.map((product) => product[key]))).toBe(12);
    }
  });

  it("fills three categories and no others", () => {
    expect(CATEGORIES.map(({ slug }) => PRODUCTS.filter((p) => p.categorySlug === slug).length)).toEqual([4, 4, 4]);
  });

  it("shows every state a page has to deal with", () => {
    expect(countDistinct(PRODUCTS.map((product) => String(product.vatRate)))).toBe(2);
    expect(PRODUCTS.filter((product) => product.byWeight)).toHaveLength(1);
    expect(PRODUCTS.some((product) => product.stock === 0)).toBe(true);
    expect(PRODUCTS.some((product) => product.stock > 0 && product.stock < 6)).toBe(true);
  });

  it("names a unit price for everything sold by weight", () => {
    const food = PRODUCTS.filter((product) => product.vatRate === 7);
    expect(food.every((product) => unitPrice(product) !== null)).toBe(true);
    expect(unitPrice(food[0] ?? { priceCents: 0, content: null })).toEqual({ cents: 316, per: "kg" });
  });
});

describe("the demo merchant's legal texts", () => {
  const german = LEGAL_TEXTS.flatMap((text) => text.sections.flatMap((s) => s.paragraphs.map((p) => p.de))).join("\n");

  it("are the five the pages link to", () => {
    expect(LEGAL_TEXTS.map((text) => text.slug)).toEqual([
      "imprint",
      "privacy",
      "terms",
      "withdrawal",
      "accessibility",
    ]);
  });

  it("are complete in both languages", () => {
    const texts = LEGAL_TEXTS.flatMap((text) => [
      text.title,
      ...text.sections.flatMap((s) => [s.heading, ...s.paragraphs]),
    ]);
    expect(texts.filter(({ de, en }) => de.trim() === "" || en.trim() === "")).toEqual([]);
  });

  it("name the payee, the place of the withdrawal function, and no closed dispute platform", () => {
    expect(german).toContain("secupay AG, Goethestraße 6, 01896 Pulsnitz");
    expect(german).toContain("„Vertrag widerrufen“");
    expect(german).not.toMatch(/ec\.europa\.eu|Telemediengesetz|\bTMG\b/);
  });
});
