import type { IsoDay } from "#lib/domain/birth-date.ts";
import type { Cents } from "#lib/domain/money.ts";
import { element, value } from "./xml.ts";

/** "-12.05", by digits alone. @throws RangeError for anything but whole cents */
export function toDecimal(cents: Cents): string {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`${cents} is no whole number of cents`);
  const digits = String(Math.abs(cents)).padStart(3, "0");
  return `${cents < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export function amount(name: string, cents: Cents): string | null {
  return value(name, toDecimal(cents));
}

/** A day as CII writes it: YYYYMMDD. */
export function day(name: string, isoDay: IsoDay, space: "udt" | "qdt" = "udt"): string | null {
  return element(name, value(`${space}:DateTimeString`, isoDay.replaceAll("-", ""), { format: "102" }));
}
