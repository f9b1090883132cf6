import { describe, expect, it } from "vitest";
import { getMaxQuantity, listQuantities } from "./quantity-options.ts";
import { getStockLevel } from "./stock-level.ts";

describe("listQuantities", () => {
  it("ends at the stock", () => {
    expect(listQuantities({ stock: 3 })).toEqual([1, 2, 3]);
  });

  it("ends at twenty however much there is", () => {
    expect(listQuantities({ stock: 500 }).at(-1)).toBe(20);
  });

  it("keeps what is chosen, even beyond list and stock", () => {
    expect(listQuantities({ stock: 500 }, 37).at(-1)).toBe(37);
    expect(listQuantities({ stock: 2 }, 5)).toEqual([1, 2, 5]);
  });
});

it("never allows more than the stock or the house limit", () => {
  expect(getMaxQuantity({ stock: 7 })).toBe(7);
  expect(getMaxQuantity({ stock: 700 })).toBe(99);
  expect(getMaxQuantity({ stock: -1 })).toBe(0);
});

it("counts aloud below six", () => {
  expect([0, 1, 5, 6].map((stock) => getStockLevel({ stock }))).toEqual(["none", "few", "few", "enough"]);
});
