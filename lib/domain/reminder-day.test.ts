import { describe, expect, it } from "vitest";
import { reminderDayOf } from "./reminder-day.ts";

const OPEN = { openCents: 4980, partCents: 0 };

describe("reminderDayOf", () => {
  it.each([
    ["a day in the week", "2026-12-03", "2026-12-02"],
    ["a Monday", "2026-12-07", "2026-12-04"],
    ["the day after Easter Monday", "2027-03-30", "2027-03-25"],
    ["the first day of the year's work", "2027-01-04", "2026-12-31"],
  ])("%s is remembered on the bank working day before", (_what, day, expected) => {
    expect(reminderDayOf({ ...OPEN, due: { kind: "by", day } })).toBe(expected);
    expect(reminderDayOf({ ...OPEN, due: { kind: "on", day } })).toBe(expected);
  });

  it("has no day while the goods have not left", () => {
    expect(reminderDayOf({ ...OPEN, due: { kind: "afterDelivery", days: 10, delivery: "shipping" } })).toBeNull();
  });

  it("has no day where nobody knows what is open, or nothing is", () => {
    const due = { kind: "by", day: "2026-12-03" } as const;
    expect(reminderDayOf({ due, openCents: 4980, partCents: null })).toBeNull();
    expect(reminderDayOf({ due, openCents: 0, partCents: 0 })).toBeNull();
  });
});
