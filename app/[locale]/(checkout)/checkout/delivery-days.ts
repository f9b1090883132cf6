import type { Product } from "#lib/domain/catalogue.ts";

/** Working days until the whole order is there: the slowest article decides. */
export function findDeliveryDays(products: readonly Pick<Product, "deliveryDays">[]): { min: number; max: number } {
  return {
    min: Math.max(0, ...products.map(({ deliveryDays }) => deliveryDays[0])),
    max: Math.max(0, ...products.map(({ deliveryDays }) => deliveryDays[1])),
  };
}
