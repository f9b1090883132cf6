import "server-only";
import { cache } from "react";
import { type PricedBasket, priceBasket } from "#lib/domain/basket.ts";
import { getRuntime } from "#lib/runtime.ts";
import { readBasketId } from "./basket-cookie.ts";

/** The visitor's open basket with today's prices and stock; null when there is none. Asked once per request. */
export const readCurrentBasket = cache(async (): Promise<PricedBasket | null> => {
  const id = await readBasketId();
  if (id === null) return null;
  const { baskets, catalogue, shop } = await getRuntime();
  const basket = await baskets.find(id);
  if (basket === null) return null;
  const [products, profile] = await Promise.all([
    catalogue.productsByIds(basket.lines.map((line) => line.productId)),
    shop.profile(),
  ]);
  return priceBasket(basket, products, profile.shipping);
});
