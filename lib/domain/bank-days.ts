import type { IsoDay } from "./birth-date.ts";
import { findEasterSunday } from "./easter.ts";

/** Days on which TARGET2 is closed besides weekends, whatever the year: month and day. */
const FIXED_HOLIDAYS: readonly string[] = ["01-01", "05-01", "12-25", "12-26"];

/** Good Friday and Easter Monday, in days from Easter Sunday. */
const EASTER_HOLIDAYS: readonly number[] = [-2, 1];

const DAY_MS = 24 * 60 * 60 * 1000;

/** A day on which euro transfers are settled: no weekend, none of the six TARGET2 holidays. */
export function isBankWorkingDay(day: IsoDay): boolean {
  const time = toUtc(day);
  const weekday = new Date(time).getUTCDay();
  if (weekday === 0 || weekday === 6 || FIXED_HOLIDAYS.includes(day.slice(5))) return false;
  const fromEaster = Math.round((time - findEasterSunday(Number(day.slice(0, 4)))) / DAY_MS);
  return !EASTER_HOLIDAYS.includes(fromEaster);
}

/**
 * The `count`-th bank working day after `day`, which itself never counts. With 0 the day comes back as it is.
 * @throws RangeError for a count that is no whole number from 0 up, or a day that does not exist
 */
export function addBankWorkingDays(day: IsoDay, count: number): IsoDay {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a number of bank working days: ${count}`);
  let time = toUtc(day);
  for (let left = count; left > 0; ) {
    time += DAY_MS;
    if (isBankWorkingDay(toDay(time))) left -= 1;
  }
  return toDay(time);
}

/** The last bank working day before `day`. @throws RangeError for a day that does not exist */
export function bankWorkingDayBefore(day: IsoDay): IsoDay {
  let time = toUtc(day) - DAY_MS;
  while (!isBankWorkingDay(toDay(time))) time -= DAY_MS;
  return toDay(time);
}

function toUtc(day: IsoDay): number {
  const time = Date.parse(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(time) || toDay(time) !== day) {
    throw new RangeError(`not a day: ${day}`);
  }
  return time;
}

function toDay(time: number): IsoDay {
  return new Date(time).toISOString().slice(0, 10);
}
