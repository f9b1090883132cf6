import { z } from "zod";
import { MAX_QUANTITY } from "#lib/domain/catalogue.ts";

const ProductId = z.string().min(1).max(64);
const Quantity = z
  .string()
  .trim()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .pipe(z.number().int().min(0).max(MAX_QUANTITY));

export interface BasketEntry {
  /** Empty when the form named none; no product has that id. */
  productId: string;
  /** Null when it is not a whole number from 0 to 99. */
  quantity: number | null;
}

/** What a basket form may say: which product and how many. Anything else in it, a price say, is not read. */
export function parseBasketEntry(form: FormData): BasketEntry {
  const productId = ProductId.safeParse(form.get("productId"));
  const quantity = Quantity.safeParse(form.get("quantity"));
  return { productId: productId.data ?? "", quantity: quantity.success ? quantity.data : null };
}
