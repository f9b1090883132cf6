import { integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { Category, Product } from "#lib/domain/catalogue.ts";
import { moment } from "./moment.ts";

/** What is sold, under which settings, and what lies in baskets. */

export const settings = pgTable("settings", {
  key: text().primaryKey(),
  value: jsonb().notNull(),
});

export const categories = pgTable("categories", {
  id: text().primaryKey(),
  position: integer().notNull(),
  slug: text().notNull().unique(),
  data: jsonb().$type<Pick<Category, "name" | "intro">>().notNull(),
});

export const products = pgTable("products", {
  id: text().primaryKey(),
  position: integer().notNull(),
  slug: text().notNull().unique(),
  sku: text().notNull().unique(),
  categorySlug: text("category_slug").notNull(),
  priceCents: integer("price_cents").notNull(),
  vatRate: integer("vat_rate").notNull(),
  stock: integer().notNull(),
  data: jsonb()
    .$type<Omit<Product, "id" | "slug" | "sku" | "categorySlug" | "priceCents" | "vatRate" | "stock">>()
    .notNull(),
});

export const baskets = pgTable("baskets", {
  id: text().primaryKey(),
  version: integer().notNull().default(0),
  /** Set when the basket was ordered: from then on it is closed. */
  orderedAt: moment("ordered_at"),
  createdAt: moment("created_at").notNull().defaultNow(),
});

export const basketLines = pgTable(
  "basket_lines",
  {
    basketId: text("basket_id")
      .notNull()
      .references(() => baskets.id, { onDelete: "cascade" }),
    productId: text("product_id").notNull(),
    quantity: integer().notNull(),
    addedAt: moment("added_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.basketId, table.productId] })],
);
