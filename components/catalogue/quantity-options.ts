import { MAX_QUANTITY, type Product } from "#lib/domain/catalogue.ts";

/** Longest list of weights worth scrolling through; more can be asked for in the basket, again and again. */
const LONGEST_LIST = 20;

/** The most units of a product one basket may hold today. */
export function getMaxQuantity({ stock }: Pick<Product, "stock">): number {
  return Math.max(0, Math.min(MAX_QUANTITY, stock));
}

/** 1, 2, 3 … for a select of quantities; `chosen` is among them even when it is beyond the list or the stock. */
export function listQuantities(product: Pick<Product, "stock">, chosen = 1): number[] {
  const count = Math.min(LONGEST_LIST, getMaxQuantity(product));
  const list = Array.from({ length: count }, (_, index) => index + 1);
  return list.includes(chosen) ? list : [...list, chosen].sort((a, b) => a - b);
}
