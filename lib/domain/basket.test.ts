import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { priceBasket } from "./basket.ts";
import { type Product, unitPrice } from "./catalogue.ts";

const text = { de: "", en: "" };
const SHIPPING = { feeCents: 490, freeFromCents: 5900 };

function product(id: string, priceCents: number, vatRate: 7 | 19, stock = 100): Product {
  const words = { name: text, teaser: text, description: text, features: [] };
  const rest = { content: null, byWeight: false, deliveryDays: [2, 4] as [number, number], artwork: "x" };
  return { id, slug: id, sku: id, categorySlug: "x", ...words, priceCents, vatRate, stock, ...rest };
}

const flour = product("flour", 790, 7);
const knife = product("knife", 3900, 19);
const basket = (lines: [string, number][]) => ({
  id: "b",
  version: 1,
  lines: lines.map(([productId, quantity]) => ({ productId, quantity })),
});

describe("priceBasket", () => {
  it("splits shipping over the rates of the goods", () => {
    const priced = priceBasket(
      basket([
        ["flour", 2],
        ["knife", 1],
      ]),
      [flour, knife],
      SHIPPING,
    );
    expect(priced).toMatchObject({ goodsCents: 5480, shippingCents: 490, totalCents: 5970 });
    expect(priced.shippingByRate).toEqual([
      { rate: 7, cents: 141 },
      { rate: 19, cents: 349 },
    ]);
  });

  it("ships free from the limit on, and collection is free", () => {
    expect(priceBasket(basket([["knife", 2]]), [knife], SHIPPING).shippingCents).toBe(0);
    expect(priceBasket(basket([["flour", 1]]), [flour], SHIPPING, "collection").totalCents).toBe(790);
    expect(priceBasket(basket([]), [flour], SHIPPING).totalCents).toBe(0);
  });

  it("tells how many can be had, and drops goods that are gone", () => {
    const priced = priceBasket(
      basket([
        ["flour", 5],
        ["ghost", 1],
      ]),
      [{ ...flour, stock: 3 }],
      SHIPPING,
    );
    expect(priced.lines).toMatchObject([{ quantity: 5, availableQuantity: 3 }]);
  });

  it("adds up for every basket: goods, shipping, VAT shares and total", () => {
    const lines = fc.array(
      fc.record({
        cents: fc.integer({ min: 1, max: 50_000 }),
        rate: fc.constantFrom(7, 19),
        n: fc.integer({ min: 1, max: 99 }),
      }),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(lines, (entries) => {
        const products = entries.map((entry, index) => product(String(index), entry.cents, entry.rate as 7 | 19));
        const priced = priceBasket(basket(entries.map((entry, index) => [String(index), entry.n])), products, SHIPPING);
        const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
        expect(sum(priced.lines.map((line) => line.sumCents))).toBe(priced.goodsCents);
        expect(sum(priced.shippingByRate.map((share) => share.cents))).toBe(priced.shippingCents);
        expect(sum(priced.vat.map((share) => share.grossCents))).toBe(priced.totalCents);
      }),
    );
  });
});

describe("unitPrice", () => {
  it("is per kilogram or litre", () => {
    expect(unitPrice({ priceCents: 790, content: { amount: 2500, measure: "g" } })).toEqual({ cents: 316, per: "kg" });
    expect(unitPrice({ priceCents: 500, content: { amount: 250, measure: "ml" } })).toEqual({ cents: 2000, per: "l" });
    expect(unitPrice({ priceCents: 500, content: null })).toBeNull();
  });
});
