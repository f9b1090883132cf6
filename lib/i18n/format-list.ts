import type { Locale } from "#lib/domain/money.ts";

/** ["DE", "AT"] → "Deutschland und Österreich". Codes are ISO 3166-1 alpha-2. */
export function formatCountries(codes: readonly string[], locale: Locale): string {
  const names = new Intl.DisplayNames(locale, { type: "region" });
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(codes.map((code) => names.of(code) ?? code));
}

/** ["Rechnung", "Vorkasse"] → "Rechnung oder Vorkasse". */
export function formatAlternatives(words: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(locale, { type: "disjunction" }).format(words);
}
