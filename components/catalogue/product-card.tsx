import { getTranslations } from "next-intl/server";
import { Price } from "#components/ui/price.tsx";
import { type Product, unitPrice } from "#lib/domain/catalogue.ts";
import { formatCents, type Locale } from "#lib/domain/money.ts";
import { formatContent } from "#lib/i18n/format-content.ts";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { ProductArtwork } from "./product-artwork.tsx";
import { getStockLevel } from "./stock-level.ts";

interface ProductCardProps {
  product: Product;
  locale: Locale;
  /** The heading level that fits the page's outline. */
  level?: 2 | 3;
}

/** Drawing, name, price and unit price; the whole card is one link named by the product. */
export async function ProductCard({ product, locale, level = 3 }: ProductCardProps) {
  const t = await getTranslations("catalogue.card");
  const perUnit = unitPrice(product);
  const stock = getStockLevel(product);
  const Name = `h${level}` as const;
  return (
    <article className="group relative flex flex-col">
      <div className="relative overflow-hidden">
        <ProductArtwork
          artwork={product.artwork}
          className={`w-full motion-safe:transition-transform motion-safe:duration-500 motion-safe:group-hover:scale-[1.025] ${stock === "none" ? "opacity-60 saturate-50" : ""}`}
        />
        {stock === "enough" ? null : (
          <p className="absolute bottom-0 left-0 bg-paper py-1 pr-3 text-xs font-semibold">
            {stock === "none" ? t("soldOut") : t("fewLeft", { count: product.stock })}
          </p>
        )}
      </div>
      <Name className="mt-3 text-lg leading-snug">
        <a
          href={toLocalePath(`/products/${product.slug}`, locale)}
          className="after:absolute after:inset-0 group-hover:text-ember"
        >
          {product.name[locale]}
        </a>
      </Name>
      <p className="mt-0.5 mb-2 text-sm text-soft">{product.teaser[locale]}</p>
      <p className="mt-auto flex flex-wrap items-baseline gap-x-3 text-sm">
        <Price cents={product.priceCents} locale={locale} className="font-semibold" />
        {product.byWeight && product.content ? (
          <span className="text-xs text-soft">
            {t("byWeight", { content: formatContent(product.content, 1, locale) })}
          </span>
        ) : null}
        {perUnit ? (
          <span className="tabular text-xs text-soft">
            {t("unitPrice", { price: formatCents(perUnit.cents, locale), unit: perUnit.per })}
          </span>
        ) : null}
      </p>
    </article>
  );
}
