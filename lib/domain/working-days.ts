import type { IsoDay } from "./birth-date.ts";
import { findEasterSunday } from "./easter.ts";

/** Public holidays in all of Germany on a fixed date: month and day. */
const FIXED_HOLIDAYS: readonly string[] = ["01-01", "05-01", "10-03", "12-25", "12-26"];

/** Good Friday, Easter Monday, Ascension and Whit Monday, in days from Easter Sunday. */
const EASTER_HOLIDAYS: readonly number[] = [-2, 1, 39, 50];

const DAY_MS = 24 * 60 * 60 * 1000;

/** `days` calendar days later. @param days may be negative */
export function addDays(day: IsoDay, days: number): IsoDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** No Saturday, no Sunday, no holiday of all of Germany; those of single states are not known to a shop. */
export function isWorkingDay(day: IsoDay): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  const weekday = new Date(time).getUTCDay();
  if (weekday === 0 || weekday === 6 || FIXED_HOLIDAYS.includes(day.slice(5))) return false;
  return !EASTER_HOLIDAYS.includes(Math.round((time - findEasterSunday(Number(day.slice(0, 4)))) / DAY_MS));
}

/** The day itself, or the next one on which something can be asked for (§ 193 BGB). */
export function toWorkingDay(day: IsoDay): IsoDay {
  let next = day;
  while (!isWorkingDay(next)) next = addDays(next, 1);
  return next;
}
