import { z } from "zod";
import { maybe, NumberOrText, phpObject, TextOrNumber } from "./php-values.ts";

const BASKET_ITEM_TYPES = [
  "article",
  "shipping",
  "coupon",
  "stakeholder_payment",
  "sub_transaction",
  "subscription",
] as const;

/**
 * `priceOne` is the gross unit price in cents, positive for coupons too (they are
 * subtracted by type); `tax` is a whole percentage. The spelling mixes styles: `articleNumber`, `priceOne` are camelCase.
 */
const itemFields = {
  id: z.int(),
  item_type: z.enum(BASKET_ITEM_TYPES).optional(),
  desc: z.string().min(1),
  articleNumber: z.union([z.string(), z.number()]).optional(),
  ean: z.string().nullable().optional(),
  quantity: z.int().positive().optional(),
  priceOne: z.int().nonnegative(),
  tax: z.int().nonnegative(),
  sum: z.int().optional(),
  /** unique line key, for sub-baskets */
  reference_id: z.string().nullable().optional(),
  contract_id: z.string().nullable().optional(),
  serialNumber: z.string().nullable().optional(),
  parent: z.union([z.string(), z.number()]).nullable().optional(),
  group: z.array(z.string()).optional(),
  /** subscriptions */
  plan_id: z.union([z.string(), z.number()]).optional(),
  start_at: z.string().optional(),
};

/** One line of `basket.products[]`; a `sub_transaction` holds one level of further lines. */
export const BasketItem = z.strictObject({
  ...itemFields,
  sub_basket: z.array(z.strictObject(itemFields)).optional(),
});
export type BasketItem = z.infer<typeof BasketItem>;

export const Basket = z.strictObject({
  type: z.string().optional(),
  products: z.array(BasketItem),
  texts: z.array(z.unknown()).optional(),
});
export type Basket = z.infer<typeof Basket>;

/** `sum` in cents must equal the basket's total. */
export const BasketInfo = z.strictObject({
  sum: z.int(),
  currency: z.string().length(3),
  gratuity: z.int().optional(),
});
export type BasketInfo = z.infer<typeof BasketInfo>;

const itemReplyFields = {
  id: maybe(NumberOrText),
  item_type: maybe(z.string()),
  desc: maybe(z.string()),
  articleNumber: maybe(TextOrNumber),
  ean: maybe(TextOrNumber),
  quantity: maybe(NumberOrText),
  priceOne: maybe(NumberOrText),
  tax: maybe(NumberOrText),
  sum: maybe(NumberOrText),
  reference_id: maybe(TextOrNumber),
  contract_id: maybe(z.string()),
  serialNumber: maybe(TextOrNumber),
};

export const BasketItemReply = z.looseObject({
  ...itemReplyFields,
  sub_basket: maybe(z.array(z.looseObject(itemReplyFields))),
});
export type BasketItemReply = z.infer<typeof BasketItemReply>;

export const BasketReply = z.looseObject({
  type: maybe(z.string()),
  products: maybe(z.array(BasketItemReply)),
});
export type BasketReply = z.infer<typeof BasketReply>;

export const BasketInfoReply = phpObject(
  z.looseObject({ sum: maybe(NumberOrText), currency: maybe(z.string()), gratuity: maybe(NumberOrText) }),
);
export type BasketInfoReply = z.infer<typeof BasketInfoReply>;
