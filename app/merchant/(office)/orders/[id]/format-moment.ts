import type { Locale } from "#lib/domain/money.ts";

const LANGUAGE: Record<Locale, string> = { de: "de-DE", en: "en-GB" };
const make = (options: Intl.DateTimeFormatOptions) =>
  Object.fromEntries(
    Object.entries(LANGUAGE).map(([locale, language]) => [
      locale,
      new Intl.DateTimeFormat(language, { timeZone: "Europe/Berlin", ...options }),
    ]),
  ) as Record<Locale, Intl.DateTimeFormat>;

const TIME = make({ hour: "2-digit", minute: "2-digit" });
const MOMENT = make({ day: "2-digit", month: "2-digit", hour: "2-digit", minute: "2-digit" });
const DAY = make({ day: "2-digit", month: "2-digit", year: "numeric" });

/** "14:03", where the shop is. */
export function formatTime(moment: Date | undefined, locale: Locale): string {
  return moment === undefined ? "" : TIME[locale].format(moment);
}

/** "26.11., 14:03" */
export function formatMoment(moment: Date, locale: Locale): string {
  return MOMENT[locale].format(moment);
}

/** "26.11.2026" */
export function formatShortDay(moment: Date, locale: Locale): string {
  return DAY[locale].format(moment);
}
