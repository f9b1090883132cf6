import { getTranslations } from "next-intl/server";
import type { Category } from "#lib/domain/catalogue.ts";
import type { Locale } from "#lib/domain/money.ts";
import { toLocalePath, toPathInLocale } from "#lib/i18n/paths.ts";

interface SiteHeaderProps {
  locale: Locale;
  shopName: string;
  categories: Category[];
  itemCount: number;
  /** The address asked for, so that the language switch stays on the page. */
  path: string;
}

export async function SiteHeader({ locale, shopName, categories, itemCount, path }: SiteHeaderProps) {
  const t = await getTranslations("common.site");
  const other: Locale = locale === "de" ? "en" : "de";
  return (
    <header className="border-b border-line print:hidden">
      <div className="shell flex flex-wrap items-center gap-x-4 gap-y-1 py-2 lg:gap-x-8 lg:py-5">
        <a
          href={toLocalePath("/", locale)}
          className="inline-flex min-h-11 items-center gap-[0.25em] font-display text-lg leading-none whitespace-nowrap sm:text-xl hover:text-ember"
        >
          <Wordmark name={shopName} />
        </a>
        <nav aria-label={t("categories")} className="order-last -mx-2 w-full lg:order-none lg:mx-0 lg:w-auto lg:grow">
          <ul className="flex flex-wrap gap-x-2 text-sm lg:gap-x-4">
            {categories.map((category) => (
              <li key={category.id}>
                <a
                  href={toLocalePath(`/#${category.slug}`, locale)}
                  className="inline-flex min-h-11 items-center px-2 hover:text-ember hover:underline hover:decoration-1 hover:underline-offset-4"
                >
                  {category.name[locale]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="ml-auto flex items-center gap-x-3 text-sm lg:gap-x-4">
          <a
            href={toPathInLocale(path, other)}
            hrefLang={other}
            lang={other}
            className="inline-flex min-h-11 items-center px-1 text-soft hover:text-ember"
          >
            {t("otherLanguage")}
          </a>
          <a
            href={toLocalePath("/cart", locale)}
            className="inline-flex min-h-11 items-center gap-2 font-semibold hover:text-ember"
          >
            {t("basket")}
            <span
              aria-hidden="true"
              className={`tabular grid h-6 min-w-6 place-items-center rounded-full px-1.5 text-xs leading-none ${itemCount > 0 ? "bg-ember text-on-ember" : "border border-line-strong font-normal text-soft"}`}
            >
              {itemCount}
            </span>
            <span className="sr-only">({t("basketCount", { count: itemCount })})</span>
          </a>
        </div>
      </div>
    </header>
  );
}

/** The name as a sign painter would set it: the ampersand glows. */
function Wordmark({ name }: { name: string }) {
  const [before, after] = name.split(" & ");
  if (after === undefined) return name;
  return (
    <>
      {before} <span className="text-ember">&amp;</span> {after}
    </>
  );
}
