import { describe, expect, it } from "vitest";
import { toNote } from "./to-note.ts";

describe("a note", () => {
  it.each([
    "Teilzahlung: 10,00 EUR von 30,70 EUR eingegangen",
    "Überzahlung: 1.009,30 EUR zu viel eingegangen",
    "Geld nach dem Ende eingegangen: 30,70 EUR",
    "Überweisung zurückgebucht",
    "partial payment (12.50 EUR) received",
  ])("is what speaks of bookings: %s", (text) => {
    expect(toNote(text)).toBe(text);
    expect(toNote(`  ${text.replaceAll(" ", " \n")} `)).toBe(text);
  });

  it.each([
    "Teilzahlung von Erika Probe",
    "Überzahlung Probe, Erika: 9,30 EUR",
    "Überweisung von DE35500105175418493188",
    "Teilzahlung zurück an erika@example.test",
    "Geld von Konto 5418493188",
    "Zahlung vom 31.12.1965",
    "Sauer & Kruste 10042",
    "30,70",
    `Teilzahlung ${"eingegangen ".repeat(20)}`,
    "",
    null,
  ])("is nothing where a person could be named or nothing is said: %s", (text) => {
    expect(toNote(text)).toBeNull();
  });
});
