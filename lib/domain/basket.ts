import type { Product } from "./catalogue.ts";
import type { DeliveryKind } from "./checkout.ts";
import { type Cents, includedVat, splitProportionally, type VatRate } from "./money.ts";

export interface BasketLine {
  productId: string;
  quantity: number;
}

/** What the server keeps behind the basket cookie. `version` grows with every change. */
export interface Basket {
  id: string;
  version: number;
  lines: BasketLine[];
}

/** Prices of delivery; part of the shop settings, so a merchant can change them. */
export interface ShippingTerms {
  feeCents: Cents;
  /** Free from this goods total on. */
  freeFromCents: Cents;
}

export interface PricedLine {
  product: Product;
  quantity: number;
  sumCents: Cents;
  /** More wanted than there is: the most that can be had now. */
  availableQuantity: number;
}

export interface VatShare {
  rate: VatRate;
  grossCents: Cents;
  vatCents: Cents;
}

export interface PricedBasket {
  id: string;
  version: number;
  lines: PricedLine[];
  goodsCents: Cents;
  shippingCents: Cents;
  /** Shipping follows the goods: split over their VAT rates in proportion to their gross sums. */
  shippingByRate: { rate: VatRate; cents: Cents }[];
  totalCents: Cents;
  vat: VatShare[];
  itemCount: number;
}

/** Prices come from the catalogue, never from a form. Lines whose product is gone are dropped. Collection is free. */
export function priceBasket(
  basket: Basket,
  products: readonly Product[],
  shipping: ShippingTerms,
  delivery: DeliveryKind = "shipping",
): PricedBasket {
  const byId = new Map(products.map((product) => [product.id, product]));
  const lines: PricedLine[] = [];
  for (const line of basket.lines) {
    const product = byId.get(line.productId);
    if (product === undefined) continue;
    lines.push({
      product,
      quantity: line.quantity,
      sumCents: product.priceCents * line.quantity,
      availableQuantity: Math.min(line.quantity, product.stock),
    });
  }
  const goodsCents = lines.reduce((sum, line) => sum + line.sumCents, 0);
  const free = delivery === "collection" || goodsCents === 0 || goodsCents >= shipping.freeFromCents;
  const shippingCents = free ? 0 : shipping.feeCents;
  const goodsByRate = sumByRate(lines);
  const parts = splitProportionally(
    shippingCents,
    goodsByRate.map((share) => share.cents),
  );
  const shippingByRate = goodsByRate
    .map((share, index) => ({ rate: share.rate, cents: parts[index] ?? 0 }))
    .filter((share) => share.cents > 0);
  const vat = goodsByRate.map((share, index) => {
    const grossCents = share.cents + (parts[index] ?? 0);
    return { rate: share.rate, grossCents, vatCents: includedVat(grossCents, share.rate) };
  });
  return {
    id: basket.id,
    version: basket.version,
    lines,
    goodsCents,
    shippingCents,
    shippingByRate,
    totalCents: goodsCents + shippingCents,
    vat,
    itemCount: lines.reduce((sum, line) => sum + (line.product.byWeight ? 1 : line.quantity), 0),
  };
}

function sumByRate(lines: readonly PricedLine[]): { rate: VatRate; cents: Cents }[] {
  const rates: VatRate[] = [7, 19];
  return rates
    .map((rate) => ({
      rate,
      cents: lines.filter((line) => line.product.vatRate === rate).reduce((sum, line) => sum + line.sumCents, 0),
    }))
    .filter((share) => share.cents > 0);
}
