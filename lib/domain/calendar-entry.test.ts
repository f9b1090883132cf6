import { describe, expect, it } from "vitest";
import { toCalendarFile } from "./calendar-entry.ts";

const ENTRY = {
  uid: "10042-1@shop.test",
  sequence: 3,
  stamp: new Date("2026-11-26T06:30:15.123Z"),
  day: "2026-12-03",
  summary: "84,90 € überweisen; Bestellung 10042",
  description: "Empfänger: secupay AG\nIBAN: DE81850400611005523759\nPfad: a\\b",
  url: "https://shop.test/orders/AAAAAAAAAAAAAAAAAAAAAA",
};

describe("toCalendarFile", () => {
  it("ends every line with CRLF and has no line over 75 octets, none broken within a character", () => {
    const file = toCalendarFile({ ...ENTRY, description: "ü€😀".repeat(60) });
    expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(file).not.toContain("\ufffd");
    expect(unfold(file)).toContain(`DESCRIPTION:${"ü€😀".repeat(60)}`);
  });

  it("escapes what has a meaning in a calendar", () => {
    const lines = unfold(toCalendarFile(ENTRY));
    expect(lines).toContain("SUMMARY:84\\,90 € überweisen\\; Bestellung 10042");
    expect(lines).toContain("DESCRIPTION:Empfänger: secupay AG\\nIBAN: DE81850400611005523759\\nPfad: a\\\\b");
  });

  it("is a whole day that can be told from an older entry", () => {
    const lines = unfold(toCalendarFile(ENTRY));
    expect(lines).toContain("DTSTART;VALUE=DATE:20261203");
    expect(lines).toContain("DTSTAMP:20261126T063015Z");
    expect(lines).toContain("SEQUENCE:3");
    expect(lines.filter((line) => line.startsWith("BEGIN:"))).toEqual([
      "BEGIN:VCALENDAR",
      "BEGIN:VEVENT",
      "BEGIN:VALARM",
    ]);
  });
});

function unfold(file: string): string[] {
  return file.replaceAll("\r\n ", "").split("\r\n");
}
