/** A calendar day, "YYYY-MM-DD". */
export type IsoDay = string;

export type BirthDateResult = { ok: true; day: IsoDay } | { ok: false; reason: "format" | "future" | "underage" };

const ADULT_AGE = 18;

/**
 * Reads what people type: "1.2.80", "01.02.1980", "01021980", "1980-02-01" (browsers fill in this form).
 * Two-digit years are taken from the century in which the person is at most 100 years old.
 * @param today the current day where the shop is
 */
export function parseBirthDate(text: string, today: IsoDay): BirthDateResult {
  const parts = splitDate(text.trim(), today);
  if (parts === null) return { ok: false, reason: "format" };
  const { year, month, day } = parts;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1900) {
    return { ok: false, reason: "format" };
  }
  const iso = date.toISOString().slice(0, 10);
  if (iso > today) return { ok: false, reason: "future" };
  if (isYoungerThan(iso, ADULT_AGE, today)) return { ok: false, reason: "underage" };
  return { ok: true, day: iso };
}

function splitDate(text: string, today: IsoDay): { year: number; month: number; day: number } | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const german = /^(\d{1,2})[.\s/-]+(\d{1,2})[.\s/-]+(\d{4}|\d{2})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  if (!german) return null;
  const typed = Number(german[3]);
  const year = (german[3] ?? "").length === 2 ? expandYear(typed, Number(today.slice(0, 4))) : typed;
  return { year, month: Number(german[2]), day: Number(german[1]) };
}

function expandYear(twoDigits: number, currentYear: number): number {
  const thisCentury = Math.floor(currentYear / 100) * 100 + twoDigits;
  return thisCentury > currentYear ? thisCentury - 100 : thisCentury;
}

function isYoungerThan(birth: IsoDay, years: number, today: IsoDay): boolean {
  const birthday = `${Number(birth.slice(0, 4)) + years}${birth.slice(4)}`;
  return birthday > today;
}
