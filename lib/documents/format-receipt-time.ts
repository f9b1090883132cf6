import type { Locale } from "#lib/domain/money.ts";

/** "Donnerstag, 26. November 2026 um 11:31:07 MEZ": where the shop is, with the zone named. */
export function formatReceiptTime(moment: Date, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale === "de" ? "de-DE" : "en-GB", {
    dateStyle: "full",
    timeStyle: "long",
    timeZone: "Europe/Berlin",
  });
  return format.format(moment);
}
