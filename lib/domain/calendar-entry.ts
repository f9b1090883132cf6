import type { IsoDay } from "./birth-date.ts";

export interface CalendarEntry {
  /** The same for every entry about the same thing, so that a calendar replaces the older one. */
  uid: string;
  /** Grows with every change of the entry. */
  sequence: number;
  /** When it was written. */
  stamp: Date;
  /** A whole day, without a time. */
  day: IsoDay;
  summary: string;
  /** May have line breaks. */
  description: string;
  url: string;
}

/** A calendar of one all-day entry with an alarm at nine in the morning, as a file (RFC 5545). */
export function toCalendarFile(entry: CalendarEntry): string {
  const lines = [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//secuconnect storefront//order//DE", "CALSCALE:GREGORIAN"],
    ...["METHOD:PUBLISH", "BEGIN:VEVENT"],
    `UID:${escapeText(entry.uid)}`,
    `SEQUENCE:${entry.sequence}`,
    `DTSTAMP:${toUtcTime(entry.stamp)}`,
    `DTSTART;VALUE=DATE:${entry.day.replaceAll("-", "")}`,
    `SUMMARY:${escapeText(entry.summary)}`,
    `DESCRIPTION:${escapeText(entry.description)}`,
    `URL:${entry.url}`,
    // The day belongs to the customer: nobody who looks at the calendar should take it for an appointment.
    "TRANSP:TRANSPARENT",
    ...["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:PT9H", `DESCRIPTION:${escapeText(entry.summary)}`, "END:VALARM"],
    ...["END:VEVENT", "END:VCALENDAR"],
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

/** RFC 5545 §3.3.11. */
function escapeText(text: string): string {
  return text.replaceAll(/[\\;,]/g, "\\$&").replaceAll(/\r\n|\r|\n/g, "\\n");
}

/** RFC 5545 §3.1: no line over 75 octets, and none broken within a character. */
function fold(line: string): string {
  const parts: string[] = [];
  let part = "";
  let size = 0;
  for (const character of line) {
    const octets = new TextEncoder().encode(character).length;
    if (size + octets > 75) {
      parts.push(part);
      part = " ";
      size = 1;
    }
    part += character;
    size += octets;
  }
  return [...parts, part].join("\r\n");
}

/** "20261126T063000Z" */
function toUtcTime(moment: Date): string {
  return moment.toISOString().replaceAll(/[-:]|\.\d+/g, "");
}
