import type { Cents, Locale, VatRate } from "./money.ts";

/** A text in every language the shop speaks. */
export type LocalText = Record<Locale, string>;

export interface Category {
  id: string;
  slug: string;
  name: LocalText;
  intro: LocalText;
}

/** What one unit of sale contains: the base of the unit price that § 4 PAngV asks for. */
export interface Content {
  /** Amount in `measure`, e.g. 2500 g. */
  amount: number;
  measure: "g" | "ml";
}

export interface Product {
  id: string;
  slug: string;
  sku: string;
  categorySlug: string;
  name: LocalText;
  teaser: LocalText;
  description: LocalText;
  /** Short facts shown beside the description and on the order page. */
  features: LocalText[];
  /** Gross price of one unit of sale. */
  priceCents: Cents;
  vatRate: VatRate;
  content: Content | null;
  /** Sold loose: the basket shows the weight (quantity × content) and not a count of packages. */
  byWeight: boolean;
  /** Units that can still be sold. */
  stock: number;
  /** Days from order (invoice) or money (prepaid) to delivery. */
  deliveryDays: [number, number];
  /** Key of the drawn artwork. */
  artwork: string;
}

/** Gross price per kilogram or litre, in cents, rounded half up. */
export function unitPrice(product: Pick<Product, "priceCents" | "content">): { cents: Cents; per: "kg" | "l" } | null {
  if (product.content === null) return null;
  const cents = Math.round((product.priceCents * 1000) / product.content.amount);
  return { cents, per: product.content.measure === "g" ? "kg" : "l" };
}

/** Most units of one product in one basket; more is a matter for a phone call. */
export const MAX_QUANTITY = 99;
