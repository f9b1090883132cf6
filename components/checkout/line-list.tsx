import { getTranslations } from "next-intl/server";
import { ProductArtwork } from "#components/catalogue/product-artwork.tsx";
import { Price } from "#components/ui/price.tsx";
import { unitPrice } from "#lib/domain/catalogue.ts";
import { formatCents, type Locale } from "#lib/domain/money.ts";
import { formatContent } from "#lib/i18n/format-content.ts";
import type { LineItem } from "./line-item.ts";

/** Goods with picture, quantity or weight, unit price (§ 4 PAngV) and sum. `large` where the order is decided. */
export function LineList({ lines, locale, large = false }: { lines: LineItem[]; locale: Locale; large?: boolean }) {
  return (
    <ul className="border-t border-line">
      {lines.map((line) => (
        <li
          key={line.sku}
          className={`grid gap-x-4 border-b border-line py-4 last:border-b-0 ${large ? "grid-cols-[4rem_1fr_auto] sm:grid-cols-[6rem_1fr_auto] sm:gap-x-6" : "grid-cols-[3.5rem_1fr_auto]"}`}
        >
          {line.artwork ? <ProductArtwork artwork={line.artwork} className="w-full" /> : <span />}
          <div>
            <p className={large ? "font-display text-lg leading-snug" : "text-sm font-semibold"}>{line.name[locale]}</p>
            <LineAmount line={line} locale={locale} />
            {line.features.length > 0 ? (
              <ul className="mt-1 text-xs text-soft">
                {line.features.map((feature) => (
                  <li key={feature}>{feature}</li>
                ))}
              </ul>
            ) : null}
          </div>
          <Price cents={line.sumCents} locale={locale} className={large ? "font-semibold" : "text-sm font-semibold"} />
        </li>
      ))}
    </ul>
  );
}

async function LineAmount({ line, locale }: { line: LineItem; locale: Locale }) {
  const t = await getTranslations("checkout.summary");
  const price = formatCents(line.unitCents, locale);
  const perUnit = unitPrice({ priceCents: line.unitCents, content: line.content });
  return (
    <p className="tabular mt-0.5 text-xs text-soft">
      {line.byWeight && line.content
        ? t("weight", {
            content: formatContent(line.content, line.quantity, locale),
            price,
            unit: formatContent(line.content, 1, locale),
          })
        : t("quantity", { count: line.quantity, price })}
      {perUnit ? (
        <span className="ml-3 whitespace-nowrap">
          {t("unitPrice", { price: formatCents(perUnit.cents, locale), unit: perUnit.per })}
        </span>
      ) : null}
    </p>
  );
}
