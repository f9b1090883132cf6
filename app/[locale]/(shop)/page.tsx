import { getLocale } from "next-intl/server";
import { BuyingSection } from "#components/catalogue/buying-section.tsx";
import { CategorySection } from "#components/catalogue/category-section.tsx";
import { Hero } from "#components/catalogue/hero.tsx";
import { Page } from "#components/ui/page.tsx";
import { getRuntime } from "#lib/runtime.ts";

export default async function HomePage() {
  const locale = await getLocale();
  const { catalogue, shop } = await getRuntime();
  const [categories, products, profile] = await Promise.all([
    catalogue.categories(),
    catalogue.products(),
    shop.profile(),
  ]);
  return (
    <Page>
      <Hero firstAnchor={categories[0]?.slug ?? ""} />
      {categories.map((category) => (
        <CategorySection
          key={category.id}
          category={category}
          products={products.filter((product) => product.categorySlug === category.slug)}
          locale={locale}
        />
      ))}
      <BuyingSection profile={profile} locale={locale} />
    </Page>
  );
}
