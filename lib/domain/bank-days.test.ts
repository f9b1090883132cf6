import { describe, expect, it } from "vitest";
import { addBankWorkingDays, isBankWorkingDay } from "./bank-days.ts";

describe("isBankWorkingDay", () => {
  it.each([
    ["2026-01-01", "New Year"],
    ["2024-03-29", "Good Friday"],
    ["2024-04-01", "Easter Monday"],
    ["2025-04-18", "Good Friday"],
    ["2025-04-21", "Easter Monday"],
    ["2026-04-03", "Good Friday"],
    ["2026-04-06", "Easter Monday"],
    ["2027-03-26", "Good Friday"],
    ["2027-03-29", "Easter Monday"],
    ["2038-04-23", "Good Friday of the latest possible Easter"],
    ["2026-05-01", "Labour Day"],
    ["2026-12-25", "Christmas Day"],
    ["2028-12-26", "second day of Christmas"],
    ["2026-11-28", "Saturday"],
    ["2026-11-29", "Sunday"],
  ])("%s is none: %s", (day) => {
    expect(isBankWorkingDay(day)).toBe(false);
  });

  it.each([
    ["2028-10-03", "German Unity Day does not count in TARGET2"],
    ["2026-05-14", "nor does Ascension"],
    ["2026-12-24", "nor Christmas Eve"],
    ["2026-04-02", "Maundy Thursday"],
    ["2026-11-27", "an ordinary Friday"],
  ])("%s is one: %s", (day) => {
    expect(isBankWorkingDay(day)).toBe(true);
  });
});

describe("addBankWorkingDays", () => {
  it.each([
    ["2026-11-27", 5, "2026-12-04"],
    ["2026-11-28", 1, "2026-11-30"],
    ["2026-11-29", 5, "2026-12-04"],
    ["2026-12-23", 3, "2026-12-29"],
    ["2026-12-30", 2, "2027-01-04"],
    ["2026-04-02", 1, "2026-04-07"],
    ["2028-02-28", 2, "2028-03-01"],
    ["2026-11-28", 0, "2026-11-28"],
  ])("%s and %i more is %s", (day, count, expected) => {
    expect(addBankWorkingDays(day, count)).toBe(expected);
  });

  it.each([
    ["2026-02-30", 1],
    ["27.11.2026", 1],
    ["2026-11-27", -1],
    ["2026-11-27", 1.5],
  ])("refuses %s and %d", (day, count) => {
    expect(() => addBankWorkingDays(day, count)).toThrow(RangeError);
  });
});
