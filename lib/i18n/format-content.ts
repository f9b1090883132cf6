import type { Content } from "#lib/domain/catalogue.ts";
import type { Locale } from "#lib/domain/money.ts";

/** What `units` units of sale hold, in words for people: "500 g", "1,5 kg", "2 l". */
export function formatContent(content: Content, units: number, locale: Locale): string {
  const amount = content.amount * units;
  const format = new Intl.NumberFormat(locale === "de" ? "de-DE" : "en-IE", { maximumFractionDigits: 2 });
  const large = content.measure === "g" ? "kg" : "l";
  return amount >= 1000 ? `${format.format(amount / 1000)} ${large}` : `${format.format(amount)} ${content.measure}`;
}
