import { getTranslations } from "next-intl/server";
import { DataList, DataRow } from "#components/ui/data-list.tsx";
import type { Product } from "#lib/domain/catalogue.ts";
import type { Locale } from "#lib/domain/money.ts";
import { formatContent } from "#lib/i18n/format-content.ts";

/** The features as lines between hairlines, then content and article number. */
export async function ProductFacts({ product, locale }: { product: Product; locale: Locale }) {
  const t = await getTranslations("catalogue.product");
  return (
    <section aria-labelledby="facts-title">
      <h2 id="facts-title" className="mb-2 font-body text-sm font-semibold tracking-normal">
        {t("factsTitle")}
      </h2>
      <ul className="border-t border-line text-sm">
        {product.features.map((feature) => (
          <li key={feature.de} className="border-b border-line py-2.5">
            {feature[locale]}
          </li>
        ))}
      </ul>
      <DataList className="border-t-0">
        {product.content ? <DataRow term={t("content")}>{formatContent(product.content, 1, locale)}</DataRow> : null}
        <DataRow term={t("sku")}>{product.sku}</DataRow>
      </DataList>
    </section>
  );
}
