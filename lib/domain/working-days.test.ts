import { describe, expect, it } from "vitest";
import { invoiceDueDay } from "./due-day.ts";
import { addDays, isWorkingDay, toWorkingDay } from "./working-days.ts";

describe("isWorkingDay", () => {
  it.each([
    ["2026-12-25", false],
    ["2026-12-26", false],
    ["2026-12-27", false],
    ["2026-12-28", true],
    ["2026-04-03", false], // Good Friday
    ["2026-04-06", false],
    ["2026-05-14", false], // Ascension
    ["2026-05-25", false], // Whit Monday
    ["2026-10-03", false],
    ["2027-10-04", true],
    ["2026-12-24", true],
  ])("%s: %s", (day, isOne) => {
    expect(isWorkingDay(day)).toBe(isOne);
  });

  it("moves on from every holiday to the day after it that is none", () => {
    expect(toWorkingDay("2026-12-25")).toBe("2026-12-28");
    expect(toWorkingDay("2026-04-03")).toBe("2026-04-07");
    expect(toWorkingDay("2026-11-26")).toBe("2026-11-26");
    expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
  });
});

describe("an invoice", () => {
  it.each([
    ["2026-11-23", "2026-12-03"],
    ["2026-12-16", "2026-12-28"],
    ["2026-11-26", "2026-12-07"],
    ["2026-03-24", "2026-04-07"],
  ])("whose goods left on %s is due on %s", (sent, due) => {
    expect(invoiceDueDay(new Date(`${sent}T11:00:00Z`), { invoiceDueDays: 10 })).toBe(due);
  });

  it("is never due later than two weeks after its goods left", () => {
    for (let sent = "2026-01-01"; sent < "2032-01-01"; sent = addDays(sent, 1)) {
      const due = invoiceDueDay(new Date(`${sent}T11:00:00Z`), { invoiceDueDays: 10 });
      expect(due <= addDays(sent, 14), `${sent} → ${due}`).toBe(true);
    }
  });
});
