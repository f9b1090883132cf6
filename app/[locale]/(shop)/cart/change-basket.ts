import "server-only";
import { MAX_QUANTITY } from "#lib/domain/catalogue.ts";
import { getRuntime } from "#lib/runtime.ts";
import { admit, whyTurnedAway } from "../../admit.ts";
import { logActionFailure } from "../../log-action-failure.ts";
import { createBasketId, readBasketId, writeBasketId } from "../basket-cookie.ts";
import { readCurrentBasket } from "../current-basket.ts";
import { parseBasketEntry } from "./basket-entry.ts";

const CHANGES = { add, set, takeAvailable, again };

/** What can be done to a basket: put something in, set one line, bring all lines down to the stock, put in what an order had. */
export type BasketChange = keyof typeof CHANGES;

/** Does it; every failure leaves the basket as it was. @returns where to look at it, a path without language */
export async function changeBasket(change: BasketChange, form: FormData): Promise<string> {
  try {
    return await admit(await getRuntime(), () => CHANGES[change](form));
  } catch (error) {
    const reason = whyTurnedAway(error);
    if (reason === null) await logActionFailure(`basket.${change}`, error);
    return `/cart?problem=${reason ?? "failed"}`;
  }
}

/** Puts `quantity` more of `productId` into the basket, as far as the stock goes, and shows the basket. */
async function add(form: FormData): Promise<string> {
  const entry = parseBasketEntry(form);
  const { catalogue } = await getRuntime();
  const [product] = await catalogue.productsByIds([entry.productId]);
  if (product === undefined) return "/cart?problem=unknown";
  const page = `/products/${product.slug}`;
  if (entry.quantity === null || entry.quantity === 0) return `${page}?problem=quantity`;
  if (product.stock <= 0) return `${page}?problem=soldOut`;
  const max = Math.min(MAX_QUANTITY, product.stock);
  const wanted = await addToOpenBasket(product.id, entry.quantity, max);
  return wanted > max ? "/cart?problem=stock" : "/cart";
}

/** Sets the quantity of one line; 0 takes it out. A nonsensical quantity changes nothing and is told. */
async function set(form: FormData): Promise<string> {
  const entry = parseBasketEntry(form);
  const basketId = await readBasketId();
  if (basketId === null) return "/cart";
  if (entry.quantity === null) return "/cart?problem=quantity";
  const { baskets, catalogue } = await getRuntime();
  const [product] = await catalogue.productsByIds([entry.productId]);
  if (product === undefined) return "/cart?problem=unknown";
  const possible = Math.min(entry.quantity, Math.max(0, product.stock));
  const basket = await baskets.setQuantity(basketId, product.id, possible);
  if (basket === null) return "/cart?problem=expired";
  return possible < entry.quantity ? "/cart?problem=stock" : "/cart";
}

/** Brings every line down to what the stock still gives; lines with nothing left go. */
async function takeAvailable(): Promise<string> {
  const basket = await readCurrentBasket();
  if (basket === null) return "/cart?problem=expired";
  const { baskets } = await getRuntime();
  for (const { product, quantity, availableQuantity } of basket.lines) {
    if (availableQuantity < quantity) await baskets.setQuantity(basket.id, product.id, availableQuantity);
  }
  return "/cart";
}

/** Puts in what an order that is over had, as far as there is stock; the order's secret `token` is the right to know it. */
async function again(form: FormData): Promise<string> {
  const { orders, catalogue } = await getRuntime();
  const order = await orders.findByToken(String(form.get("token") ?? ""));
  if (order === null || order.status !== "cancelled") return "/cart?problem=unknown";
  const wanted = order.lines.flatMap(({ productId, quantity }) =>
    productId === null ? [] : [{ productId, quantity }],
  );
  const products = await catalogue.productsByIds(wanted.map(({ productId }) => productId));
  const stock = new Map(products.map((product) => [product.id, product.stock]));
  let isShort = false;
  for (const { productId, quantity } of wanted) {
    const max = Math.min(MAX_QUANTITY, Math.max(0, stock.get(productId) ?? 0));
    const reached = max === 0 ? quantity : await addToOpenBasket(productId, quantity, max);
    isShort ||= reached > max;
  }
  return isShort ? "/cart?problem=stock" : "/cart";
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
