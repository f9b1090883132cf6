/** Whole euro cents. Every amount in this project is one, until it is shown. */
export type Cents = number;

/** VAT rates the catalogue uses, in percent. */
export type VatRate = 7 | 19;

export const LOCALES = ["de", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** Kept, because making one costs more than a hundred uses. */
const EURO: Record<Locale, Intl.NumberFormat> = {
  de: new Intl.NumberFormat("de-DE", { style: "currency", currency: "EUR" }),
  en: new Intl.NumberFormat("en-IE", { style: "currency", currency: "EUR" }),
};

/** "1.234,50 €" in German, "€1,234.50" in English. */
export function formatCents(cents: Cents, locale: Locale): string {
  return EURO[locale].format(cents / 100);
}

/** Plain decimal for banking apps: "84,90" (German) or "84.90" (English), no grouping, no currency. */
export function formatPlainAmount(cents: Cents, locale: Locale): string {
  const whole = Math.trunc(cents / 100);
  const rest = String(cents % 100).padStart(2, "0");
  return `${whole}${locale === "de" ? "," : "."}${rest}`;
}

/** VAT contained in a gross amount, rounded half up once per rate. @param rate in percent */
export function includedVat(gross: Cents, rate: number): Cents {
  return Math.round((gross * rate) / (100 + rate));
}

/** Splits an amount in proportion to weights; the parts always add up to the whole (largest remainder first). */
export function splitProportionally(amount: Cents, weights: readonly number[]): Cents[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0) return weights.map((_, index) => (index === 0 ? amount : 0));
  const exact = weights.map((weight) => (amount * weight) / total);
  const parts = exact.map(Math.floor);
  let left = amount - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact.map((value, index) => ({ index, rest: value - Math.floor(value) }));
  byRemainder.sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of byRemainder) {
    if (left <= 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    left -= 1;
  }
  return parts;
}
