/** Easter Sunday of a year, midnight UTC in milliseconds: Gregorian computus after Meeus, Jones and Butcher. */
export function findEasterSunday(year: number): number {
  const golden = year % 19;
  const century = Math.trunc(year / 100);
  const yearOfCentury = year % 100;
  const shift = Math.trunc((century - Math.trunc((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.trunc(century / 4) - shift + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.trunc(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const correction = Math.trunc((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * correction + 114;
  return Date.UTC(year, Math.trunc(days / 31) - 1, (days % 31) + 1);
}
