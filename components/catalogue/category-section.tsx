import { Heading } from "#components/ui/heading.tsx";
import type { Category, Product } from "#lib/domain/catalogue.ts";
import type { Locale } from "#lib/domain/money.ts";
import { ProductCard } from "./product-card.tsx";

interface CategorySectionProps {
  category: Category;
  products: Product[];
  locale: Locale;
}

/** One shelf: name and intro, then its goods. The id is the anchor the header points at. */
export function CategorySection({ category, products, locale }: CategorySectionProps) {
  const headingId = `${category.slug}-title`;
  return (
    <section
      id={category.slug}
      aria-labelledby={headingId}
      className="border-t border-line pt-6 pb-16 md:pt-8 md:pb-24"
    >
      <div className="mb-8 grid gap-x-8 gap-y-2 md:mb-10 md:grid-cols-2 md:items-baseline">
        <Heading level={2} size="page" id={headingId}>
          {category.name[locale]}
        </Heading>
        <p className="max-w-prose text-soft">{category.intro[locale]}</p>
      </div>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-10 sm:gap-x-6 lg:grid-cols-4">
        {products.map((product) => (
          <li key={product.id} className="grid">
            <ProductCard product={product} locale={locale} />
          </li>
        ))}
      </ul>
    </section>
  );
}
