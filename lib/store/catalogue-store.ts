import { asc, eq, inArray } from "drizzle-orm";
import type { Product } from "#lib/domain/catalogue.ts";
import type { MandateTerms } from "#lib/domain/mandate.ts";
import type { VatRate } from "#lib/domain/money.ts";
import type { LegalText, ShopProfile } from "#lib/domain/shop.ts";
import type { Catalogue, ShopSettings } from "#lib/ports.ts";
import type { Database } from "./database.ts";
import { remember } from "./remember.ts";
import { categories, products, settings } from "./schema.ts";

/** How long a merchant's change of texts, profile or categories may take to show; prices and stock are always fresh. */
const REMEMBER_SECONDS = 5;
/** Terms that came after the first shops: what holds where a merchant has said nothing. */
const LATER_TERMS = {
  prepaidReminderDays: 5,
  prepaidGraceDays: 3,
  taxNumber: null,
  isSmallBusiness: false,
  prepaidInvoiceAt: "payment",
  documentPrefixes: { invoice: "RE", correction: "RK", cancellation: "ST" },
} as const;

export function createCatalogue(db: Database): Catalogue {
  const readCategories = remember(REMEMBER_SECONDS, async () => {
    const rows = await db.select().from(categories).orderBy(asc(categories.position));
    return rows.map((row) => ({ id: row.id, slug: row.slug, ...row.data }));
  });
  return {
    categories: () => readCategories("all"),
    async products() {
      return (await db.select().from(products).orderBy(asc(products.position))).map(toProduct);
    },
    async productBySlug(slug) {
      const [row] = await db.select().from(products).where(eq(products.slug, slug));
      return row === undefined ? null : toProduct(row);
    },
    async productsByIds(ids) {
      if (ids.length === 0) return [];
      return (
        await db
          .select()
          .from(products)
          .where(inArray(products.id, [...ids]))
      ).map(toProduct);
    },
  };
}

function toProduct(row: typeof products.$inferSelect): Product {
  const { data, position: _position, ...columns } = row;
  return { ...columns, ...data, vatRate: row.vatRate as VatRate };
}

export function createShopSettings(db: Database): ShopSettings {
  const read = remember(REMEMBER_SECONDS, async (key): Promise<unknown> => {
    const [row] = await db.select().from(settings).where(eq(settings.key, key));
    return row?.value ?? null;
  });
  return {
    async profile() {
      const profile = await read("shop");
      if (profile === null) throw new Error("the shop has no settings yet: run `npm run seed`");
      return { ...LATER_TERMS, ...(profile as ShopProfile) };
    },
    async legalText(slug) {
      return (await read(`legal:${slug}`)) as LegalText | null;
    },
    async mandateTerms() {
      return (await read("mandate")) as MandateTerms | null;
    },
  };
}
