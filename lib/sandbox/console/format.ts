const BERLIN = { timeZone: "Europe/Berlin" } as const;
const moment = new Intl.DateTimeFormat("de-DE", { ...BERLIN, dateStyle: "medium", timeStyle: "medium" });
const day = new Intl.DateTimeFormat("de-DE", { ...BERLIN, dateStyle: "full" });
const clock = new Intl.DateTimeFormat("de-DE", { ...BERLIN, timeStyle: "medium" });
const count = new Intl.NumberFormat("de-DE");
const currencies = new Map<string, Intl.NumberFormat>();

/** For example `25.11.2026, 18:54:10`. */
export function formatTime(value: number | string): string {
  return moment.format(new Date(value));
}

/** For example `Mittwoch, 25. November 2026`. */
export function formatDay(ms: number): string {
  return day.format(ms);
}

/** For example `18:54:10`. */
export function formatClock(ms: number): string {
  return clock.format(ms);
}

export function formatCount(value: number): string {
  return count.format(value);
}

/** @param currency ISO 4217; one that is none is written as it came */
export function formatMoney(cents: number, currency = "EUR"): string {
  if (!/^[A-Z]{3}$/.test(currency)) return `${count.format(cents / 100)} ${currency}`;
  let format = currencies.get(currency);
  if (format === undefined) {
    format = new Intl.NumberFormat("de-DE", { style: "currency", currency });
    currencies.set(currency, format);
  }
  return format.format(cents / 100);
}

const UNITS = [
  ["Tag", "Tage", 86_400_000],
  ["Stunde", "Stunden", 3_600_000],
  ["Minute", "Minuten", 60_000],
  ["Sekunde", "Sekunden", 1000],
] as const;

/** The two largest units of a span, for example `1 Tag 12 Stunden`. */
export function formatSpan(ms: number): string {
  const words: string[] = [];
  let rest = ms;
  for (const [one, many, size] of UNITS) {
    const whole = Math.floor(rest / size);
    rest -= whole * size;
    if (whole > 0) words.push(`${whole} ${whole === 1 ? one : many}`);
  }
  return words.slice(0, 2).join(" ") || "0 Sekunden";
}
