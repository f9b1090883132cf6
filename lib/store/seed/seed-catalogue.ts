import type { Database } from "../database.ts";
import { categories, products, settings } from "../schema.ts";
import { CATEGORIES, PRODUCTS } from "./catalogue.ts";
import { LEGAL_TEXTS, MANDATE_TERMS, SHOP_PROFILE } from "./shop.ts";

/** Puts the demo shop into an empty database. What a merchant has changed meanwhile stays as it is. */
export async function seedCatalogue(db: Database): Promise<void> {
  await db.transaction(async (transaction) => {
    const tx = transaction as unknown as Database;
    const texts = LEGAL_TEXTS.map((text) => ({ key: `legal:${text.slug}`, value: text as unknown }));
    await tx
      .insert(settings)
      .values([{ key: "shop", value: SHOP_PROFILE }, { key: "mandate", value: MANDATE_TERMS }, ...texts])
      .onConflictDoNothing();
    await tx
      .insert(categories)
      .values(CATEGORIES.map(({ id, slug, ...data }, position) => ({ id, slug, position, data })))
      .onConflictDoNothing();
    await tx
      .insert(products)
      .values(
        PRODUCTS.map(({ id, slug, sku, categorySlug, priceCents, vatRate, stock, ...data }, position) => ({
          ...{ id, slug, sku, categorySlug, priceCents, vatRate, stock },
          position,
          data,
        })),
      )
      .onConflictDoNothing();
  });
}
