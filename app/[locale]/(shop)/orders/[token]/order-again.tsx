import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SubmitButton } from "#components/checkout/submit-button.tsx";
import type { Order } from "#lib/domain/order.ts";
import { getRuntime } from "#lib/runtime.ts";
import { orderAgainAction } from "./actions.ts";

/** Offers the goods of an order that is over once more, as far as there are any; `children` where there are none. */
export async function OrderAgain({ order, children }: { order: Order; children?: ReactNode }) {
  const [t, { catalogue }] = await Promise.all([getTranslations("order.again"), getRuntime()]);
  const wanted = order.lines.flatMap(({ productId, quantity }) =>
    productId === null ? [] : [{ productId, quantity }],
  );
  const products = await catalogue.productsByIds(wanted.map(({ productId }) => productId));
  const stock = new Map(products.map((product) => [product.id, product.stock]));
  if (!wanted.some(({ productId }) => (stock.get(productId) ?? 0) > 0)) return children;
  const isAll = wanted.every(({ productId, quantity }) => (stock.get(productId) ?? 0) >= quantity);
  return (
    <div className="print:hidden">
      <p>{t(isAll ? "text" : "textPart")}</p>
      <form action={orderAgainAction} className="max-w-sm py-3">
        <input type="hidden" name="token" value={order.token} />
        <SubmitButton label={t("submit")} pendingLabel={t("pending")} />
      </form>
      <p className="text-sm text-soft">{t("note")}</p>
    </div>
  );
}
