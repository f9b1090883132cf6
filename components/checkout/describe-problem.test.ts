import { describe, expect, it } from "vitest";
import { CHECKOUT_FIELDS, EMPTY_CHECKOUT, parseCheckout } from "#lib/domain/checkout.ts";
import type { Locale } from "#lib/domain/money.ts";
import { MESSAGES } from "#lib/i18n/messages.ts";
import { PAYMENT_METHODS } from "#lib/payments/index.ts";
import { describeProblem, type ErrorTexts } from "./describe-problem.ts";

const RULES = { today: "2026-11-21", countries: ["DE", "AT"], methods: PAYMENT_METHODS };

/** As the page puts them together: the form's own sentences and those of every method's fields. */
function textsOf(locale: Locale): ErrorTexts {
  const { checkout, payment } = MESSAGES[locale];
  const words: { label: string; errors?: ErrorTexts }[] = PAYMENT_METHODS.map(({ code }) => payment[code]);
  return Object.assign({}, checkout.errors, ...words.map(({ errors }) => errors));
}

const german = textsOf("de");
const english = textsOf("en");

describe("describeProblem", () => {
  it.each([
    [
      "postalCode",
      "digitsDE",
      "1067",
      "Die Postleitzahl 1067 hat vier Ziffern. In Deutschland sind es fünf, zum Beispiel 01067.",
    ],
    [
      "postalCode",
      "digitsDE",
      "123456789",
      "Die Postleitzahl 123456789 hat 9 Ziffern. In Deutschland sind es fünf, zum Beispiel 01067.",
    ],
    [
      "postalCode",
      "digitsAT",
      "80331",
      "Die Postleitzahl 80331 hat fünf Ziffern. In Österreich sind es vier, zum Beispiel 1010.",
    ],
    [
      "email",
      "format",
      "kim.example.de",
      "In „kim.example.de“ fehlt das @. Eine Adresse sieht zum Beispiel so aus: name@example.de.",
    ],
    [
      "iban",
      "length count=21 expected=22 country=DE",
      "DE89 3704 0044 0532 0130 0",
      "Diese IBAN hat 21 Zeichen, mit DE am Anfang sind es genau 22. Bitte prüfen Sie, ob etwas fehlt oder zu viel ist.",
    ],
    ["birthDate", "future", "1.2.2080", "„1.2.2080“ liegt in der Zukunft. Bitte prüfen Sie das Jahr."],
  ] as const)("%s %s: %s", (field, code, value, sentence) => {
    expect(describeProblem(field, code, value, german)).toBe(sentence);
  });

  it("speaks of letters where there are some", () => {
    expect(describeProblem("postalCode", "digitsDE", "D-01067", german)).toMatch(
      /^Die Postleitzahl „D-01067“ besteht nicht/,
    );
  });

  it("quotes an endless value in part", () => {
    expect(describeProblem("city", "characters", "<".repeat(300), german).length).toBeLessThan(200);
  });

  it("has a sentence in both languages for every problem the schema can find", () => {
    const bad = [
      "",
      "x".repeat(400),
      "<b>",
      "https://a.example",
      "1",
      "99.99.1999",
      "1.1.2999",
      "1.1.2020",
      "a@",
      "FR",
      "DE89 3704 0044 0532 0130 0",
      "DE98 3704 0044 0532 0130 00",
      "DE89-3704",
      "US64 SVBK US6S 3300 9586 79",
    ];
    for (const value of bad) {
      for (const field of CHECKOUT_FIELDS) {
        for (const country of ["DE", "AT"]) {
          for (const { code: paymentMethod } of PAYMENT_METHODS) {
            const parsed = parseCheckout({ ...EMPTY_CHECKOUT, country, paymentMethod, [field]: value }, RULES);
            const code = parsed.ok ? undefined : parsed.errors[field];
            if (code === undefined) continue;
            for (const texts of [german, english]) {
              const sentence = describeProblem(field, code, value, texts);
              expect(sentence, `${field} ${code}`).toMatch(/ .*[.!]$/);
              expect(sentence, `${field} ${code}`).not.toMatch(/[{}]/);
            }
          }
        }
      }
    }
  });
});
