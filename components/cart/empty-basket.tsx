import { getTranslations } from "next-intl/server";
import { ProductArtwork } from "#components/catalogue/product-artwork.tsx";
import type { Category } from "#lib/domain/catalogue.ts";
import type { Locale } from "#lib/domain/money.ts";
import { toLocalePath } from "#lib/i18n/paths.ts";

/** An empty proving basket and three ways out of it. */
export async function EmptyBasket({ categories, locale }: { categories: Category[]; locale: Locale }) {
  const t = await getTranslations("cart");
  return (
    <div className="mt-4 grid gap-x-14 gap-y-8 md:grid-cols-[1fr_22rem]">
      <div>
        <p className="max-w-prose text-lg text-soft">{t("emptyText")}</p>
        <ul className="mt-8 max-w-xl border-t border-line">
          {categories.map((category) => (
            <li key={category.id} className="border-b border-line">
              <a
                href={toLocalePath(`/#${category.slug}`, locale)}
                className="flex min-h-14 items-center justify-between gap-4 font-display text-lg hover:text-ember"
              >
                {category.name[locale]}
                <span aria-hidden="true">→</span>
              </a>
            </li>
          ))}
        </ul>
      </div>
      <ProductArtwork artwork="banneton" className="w-full max-w-88 max-md:order-first max-md:w-44" />
    </div>
  );
}
