import type { IsoDay } from "./birth-date.ts";

const BERLIN = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin", dateStyle: "short" });

/** The calendar day where the shop is. */
export function toBerlinDay(moment: Date): IsoDay {
  return BERLIN.format(moment);
}
