import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { BuyBox } from "#components/catalogue/buy-box.tsx";
import { ProductArtwork } from "#components/catalogue/product-artwork.tsx";
import { ProductCard } from "#components/catalogue/product-card.tsx";
import { ProductFacts } from "#components/catalogue/product-facts.tsx";
import { getMaxQuantity } from "#components/catalogue/quantity-options.ts";
import { Heading } from "#components/ui/heading.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { toLocalePath } from "#lib/i18n/paths.ts";
import { getRuntime } from "#lib/runtime.ts";
import { addToBasketAction } from "../../cart/actions.ts";

interface ProductPageProps {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ problem?: string | string[] }>;
}

const PROBLEMS = ["quantity", "stock", "soldOut"] as const;

const readProduct = cache(async (slug: string) => {
  const { catalogue } = await getRuntime();
  return catalogue.productBySlug(slug);
});

export async function generateMetadata({ params }: ProductPageProps): Promise<Metadata> {
  const [{ slug }, locale] = await Promise.all([params, getLocale()]);
  const product = await readProduct(slug);
  if (product === null) return {};
  return { title: product.name[locale], description: product.teaser[locale] };
}

export default async function ProductPage({ params, searchParams }: ProductPageProps) {
  const [{ slug }, { problem: given }, locale] = await Promise.all([params, searchParams, getLocale()]);
  const product = await readProduct(slug);
  if (product === null) notFound();
  const t = await getTranslations("catalogue.product");
  const { catalogue, shop } = await getRuntime();
  const [categories, products, profile] = await Promise.all([
    catalogue.categories(),
    catalogue.products(),
    shop.profile(),
  ]);
  const category = categories.find(({ slug }) => slug === product.categorySlug);
  const siblings = products.filter(
    ({ id, categorySlug }) => categorySlug === product.categorySlug && id !== product.id,
  );
  const problem = PROBLEMS.find((known) => known === given);
  return (
    <Page>
      {problem ? (
        <div className="mb-8 max-w-3xl">
          <Notice tone="warn" role="alert" title={t("problemTitle")}>
            {t(`problem.${problem}`, { max: Math.max(1, getMaxQuantity(product)) })}
          </Notice>
        </div>
      ) : null}
      <article className="grid gap-x-14 gap-y-8 md:grid-cols-2">
        <div className="md:sticky md:top-8 md:self-start">
          <ProductArtwork artwork={product.artwork} label={product.name[locale]} />
        </div>
        <div>
          {category ? (
            <nav aria-label={t("breadcrumb")} className="text-sm">
              <a
                href={toLocalePath(`/#${category.slug}`, locale)}
                className="inline-flex min-h-8 items-center text-soft hover:text-ember hover:underline"
              >
                {category.name[locale]}
              </a>
            </nav>
          ) : null}
          <Heading level={1}>{product.name[locale]}</Heading>
          <p className="mt-2 text-lg text-soft">{product.teaser[locale]}</p>
          <div className="mt-6 border-t border-line pt-6">
            <BuyBox product={product} shipping={profile.shipping} locale={locale} addAction={addToBasketAction} />
          </div>
          <p className="mt-10 max-w-prose">{product.description[locale]}</p>
          <div className="mt-8">
            <ProductFacts product={product} locale={locale} />
          </div>
        </div>
      </article>
      <section aria-labelledby="siblings-title" className="mt-16 border-t border-line pt-6 md:mt-24 md:pt-8">
        <Heading level={2} id="siblings-title">
          {t("siblings")}
        </Heading>
        <ul className="mt-6 grid grid-cols-2 gap-x-4 gap-y-10 sm:grid-cols-3 sm:gap-x-6">
          {siblings.slice(0, 3).map((sibling) => (
            <li key={sibling.id} className="grid last:odd:hidden sm:last:odd:grid">
              <ProductCard product={sibling} locale={locale} />
            </li>
          ))}
        </ul>
      </section>
    </Page>
  );
}
