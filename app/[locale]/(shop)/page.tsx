import { getLocale, getTranslations } from "next-intl/server";
import { BuyingSection } from "#components/catalogue/buying-section.tsx";
import { CategorySection } from "#components/catalogue/category-section.tsx";
import { Hero } from "#components/catalogue/hero.tsx";
import { Page } from "#components/ui/page.tsx";
import { getRuntime } from "#lib/runtime.ts";
import { offeredMethods } from "#lib/usecases/offered-methods.ts";
import { toMethodTerms } from "../method-terms.ts";

export default async function HomePage() {
  const locale = await getLocale();
  const { catalogue, shop } = await getRuntime();
  const [categories, products, profile, mandateTerms, methods, payment] = await Promise.all([
    catalogue.categories(),
    catalogue.products(),
    shop.profile(),
    shop.mandateTerms(),
    offeredMethods({ shop }),
    getTranslations("payment"),
  ]);
  const ways = methods.map(({ code }) => ({
    title: payment(`${code}.offerTitle`),
    text: payment(`${code}.offer`, toMethodTerms(profile, mandateTerms)),
  }));
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
      <BuyingSection profile={profile} ways={ways} locale={locale} />
    </Page>
  );
}
