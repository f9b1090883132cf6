import type { BasketItem } from "#lib/secuconnect/wire/basket.ts";

/** Total in cents by the provider's rule: coupons are positive and subtracted, stakeholder payments do not count. */
export function sumItems(items: readonly BasketItem[]): number {
  let total = 0;
  for (const item of items) {
    const line = item.priceOne * (item.quantity ?? 1);
    if (item.item_type === "coupon") total -= line;
    else if (item.item_type === "sub_transaction") total += item.sum ?? 0;
    else if (item.item_type !== "stakeholder_payment") total += line;
  }
  return total;
}
