import type { Locale } from "#lib/domain/money.ts";

/** A label as it stands inside a sentence: "Vorkasse", "prepayment". German nouns keep their capital. */
export function toSentenceWord(label: string, locale: Locale): string {
  return locale === "de" ? label : label.toLowerCase();
}
