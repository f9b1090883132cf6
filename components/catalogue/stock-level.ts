import type { Product } from "#lib/domain/catalogue.ts";

export type StockLevel = "none" | "few" | "enough";

/** From this stock on the shop stops counting aloud. */
const ENOUGH = 6;

export function getStockLevel({ stock }: Pick<Product, "stock">): StockLevel {
  if (stock <= 0) return "none";
  return stock < ENOUGH ? "few" : "enough";
}
