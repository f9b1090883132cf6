"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { MAX_QUANTITY } from "#lib/domain/catalogue.ts";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { getRuntime } from "#lib/runtime.ts";
import { createBasketId, readBasketId, writeBasketId } from "../basket-cookie.ts";
import { readCurrentBasket } from "../current-basket.ts";
import { parseBasketEntry } from "./basket-entry.ts";

/** Puts `quantity` more of `productId` into the basket, as far as the stock goes, and shows the basket. */
export async function addToBasketAction(form: FormData): Promise<void> {
  const entry = parseBasketEntry(form);
  const { catalogue } = await getRuntime();
  const [product] = await catalogue.productsByIds([entry.productId]);
  if (product === undefined) return go("/cart?problem=unknown");
  const page = `/products/${product.slug}`;
  if (entry.quantity === null || entry.quantity === 0) return go(`${page}?problem=quantity`);
  if (product.stock <= 0) return go(`${page}?problem=soldOut`);
  const max = Math.min(MAX_QUANTITY, product.stock);
  const wanted = await addToOpenBasket(product.id, entry.quantity, max);
  return go(wanted > max ? "/cart?problem=stock" : "/cart");
}

/** Sets the quantity of one line; 0 takes it out. A nonsensical quantity changes nothing and is told. */
export async function setQuantityAction(form: FormData): Promise<void> {
  const entry = parseBasketEntry(form);
  const basketId = await readBasketId();
  if (basketId === null) return go("/cart");
  if (entry.quantity === null) return go("/cart?problem=quantity");
  const { baskets, catalogue } = await getRuntime();
  const [product] = await catalogue.productsByIds([entry.productId]);
  if (product === undefined) return go("/cart?problem=unknown");
  const possible = Math.min(entry.quantity, Math.max(0, product.stock));
  const basket = await baskets.setQuantity(basketId, product.id, possible);
  if (basket === null) return go("/cart?problem=expired");
  return go(possible < entry.quantity ? "/cart?problem=stock" : "/cart");
}

/** Brings every line down to what the stock still gives; lines with nothing left go. */
export async function takeAvailableAction(): Promise<void> {
  const basket = await readCurrentBasket();
  if (basket === null) return go("/cart?problem=expired");
  const { baskets } = await getRuntime();
  for (const { product, quantity, availableQuantity } of basket.lines) {
    if (availableQuantity < quantity) await baskets.setQuantity(basket.id, product.id, availableQuantity);
  }
  return go("/cart");
}

/** Returns how many the customer would have by now, were there no limit. */
async function addToOpenBasket(productId: string, quantity: number, max: number): Promise<number> {
  const { baskets } = await getRuntime();
  const known = await readBasketId();
  const before = known === null ? null : await baskets.find(known);
  if (before !== null) {
    const had = before.lines.find((line) => line.productId === productId)?.quantity ?? 0;
    const basket = await baskets.addQuantity(before.id, productId, quantity, max);
    if (basket !== null) return had + quantity;
  }
  // None yet, or it has become an order in the meantime: a new one under a new id.
  const id = createBasketId();
  await baskets.create(id);
  await baskets.addQuantity(id, productId, quantity, max);
  await writeBasketId(id);
  return quantity;
}

async function go(path: string): Promise<never> {
  // The header around the page counts along; without this a scripted visit would keep the old one.
  refresh();
  redirect(toLocalePath(path, await getLocale()));
}
