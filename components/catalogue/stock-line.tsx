import { getTranslations } from "next-intl/server";
import type { Product } from "#lib/domain/catalogue.ts";
import type { Locale } from "#lib/domain/money.ts";
import { formatContent } from "#lib/i18n/format-content.ts";
import { getStockLevel } from "./stock-level.ts";

const DOT = { none: "border-line-strong", few: "border-warn bg-warn", enough: "border-good bg-good" } as const;

/** Stock and delivery time in words; the dot only underlines them. */
export async function StockLine({ product, locale }: { product: Product; locale: Locale }) {
  const t = await getTranslations("catalogue.product");
  const level = getStockLevel(product);
  const [min, max] = product.deliveryDays;
  if (level === "none") return null;
  const few =
    product.byWeight && product.content
      ? t("fewLeftWeight", { content: formatContent(product.content, product.stock, locale) })
      : t("fewLeft", { count: product.stock });
  return (
    <p className="flex gap-2.5 text-sm">
      <span aria-hidden="true" className={`mt-1.5 size-2.5 shrink-0 rounded-full border ${DOT[level]}`} />
      <span>
        <span className="font-semibold">{level === "few" ? few : t("inStock")}</span>
        <br />
        {t("delivery", { min, max })} <span className="text-soft">({t("deliveryHint")})</span>
      </span>
    </p>
  );
}
