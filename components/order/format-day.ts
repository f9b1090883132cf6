import type { IsoDay } from "#lib/domain/birth-date.ts";
import type { Locale } from "#lib/domain/money.ts";

/** "Fr., 4. Dezember 2026" · "Fri, 4 December 2026". */
export function formatDay(day: IsoDay, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale === "de" ? "de-DE" : "en-GB", {
    weekday: "short",
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  // The number of the day does not stand alone at the end of a line.
  return format.format(new Date(`${day}T00:00:00Z`)).replace(/(\d\.?) (?=\p{L})/u, "$1\u00a0");
}
