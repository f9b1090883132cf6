import { describe, expect, it } from "vitest";
import { toRemark } from "./to-remark.ts";

describe("toRemark", () => {
  it.each([
    ["Teilzahlung: 10,00 EUR von 30,70 EUR eingegangen", { partCents: 1000 }],
    [" Teilzahlung:  1.234,50 € von 2.000,00 €  eingegangen ", { partCents: 123450 }],
    ["Teilzahlung: 1234,50 EUR von 12345,00 EUR eingegangen", { partCents: 123450 }],
    ["Überzahlung: 0,01 EUR zu viel eingegangen", { surplusCents: 1 }],
  ])("reads %j", (text, remark) => {
    expect(toRemark(text)).toEqual(remark);
  });

  it.each([
    null,
    "",
    "Teilzahlung",
    "Teilzahlung: 10 EUR von 30,70 EUR eingegangen",
    "Teilzahlung: 10.00 EUR von 30.70 EUR eingegangen",
    "Teilzahlung: 30,70 EUR von 30,70 EUR eingegangen",
    "Teilzahlung: 40,00 EUR von 30,70 EUR eingegangen",
    "Teilzahlung: 0,00 EUR von 30,70 EUR eingegangen",
    "Teilzahlung: 10,00 USD von 30,70 USD eingegangen",
    "Keine Teilzahlung: 10,00 EUR von 30,70 EUR eingegangen",
    "Teilzahlung: 10,00 EUR von 30,70 EUR eingegangen?",
    "Geld nach dem Ende eingegangen: 30,70 EUR",
  ])("leaves %j to people", (text) => {
    expect(toRemark(text)).toBeNull();
  });
});
