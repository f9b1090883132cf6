import fc from "fast-check";
import { composeIBAN, getCountrySpecifications, isValidIBAN } from "ibantools";
import { describe, expect, it } from "vitest";
import vectors from "./fixtures/epc-qr-vectors.json";
import { formatIban, isEeaCountry, isSepaCountry, parseBic, parseIban } from "./iban.ts";

interface IbanVector {
  iban: string;
  valid: boolean;
  electronic?: string;
  print?: string;
  country?: string;
  sepa?: boolean;
  eea?: boolean;
}

const EEA = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IS IE IT LV LI LT LU MT NL NO PL PT RO SK SI ES SE".split(" ");
const OTHER_SEPA = "AD AL CH GB GI MC MD ME MK RS SM VA".split(" ");

describe("parseIban", () => {
  it.each(vectors.iban as IbanVector[])("vector $iban", ({ iban, valid, electronic, print, country, sepa, eea }) => {
    const parsed = parseIban(iban);
    expect(parsed.ok).toBe(valid);
    if (!parsed.ok) return;
    expect(parsed.iban).toBe(electronic ?? iban);
    expect(parsed.country).toBe(country ?? parsed.iban.slice(0, 2));
    expect(formatIban(parsed.iban)).toBe(print ?? formatIban(iban.toUpperCase()));
    expect(isSepaCountry(parsed.country)).toBe(sepa ?? true);
    expect(isEeaCountry(parsed.country)).toBe(eea ?? true);
  });

  it.each([
    [" \u00a0", "empty"],
    ["DE81-8504-0061-1005-5237-59", "characters"],
    ["ſE81850400611005523759", "characters"],
    ["SA8303800000006080101675", "country"],
    ["1005523759", "country"],
    ["DE8185040061100552375", "length"],
    ["DE82850400611005523759", "checkDigits"],
    ["DEA1850400611005523759", "checkDigits"],
  ])("says what is wrong with %j: %s", (iban, problem) => {
    expect(parseIban(iban)).toEqual({ ok: false, problem });
  });

  it("refuses the check digits 00, 01 and 99 although the remainder is right", () => {
    // A German account each whose proper check digits are 97, 98 and 02.
    for (const [good, alias] of [
      ["97", "00"],
      ["98", "01"],
      ["02", "99"],
    ] as const) {
      const account = findAccount(good);
      expect(parseIban(`DE${good}${account}`).ok).toBe(true);
      expect(parseIban(`DE${alias}${account}`)).toEqual({ ok: false, problem: "checkDigits" });
    }
  });

  it("removes every kind of white space", () => {
    expect(parseIban("\tde81\u00a08504\u202f0061 1005\n5237\u200959 ")).toMatchObject({
      iban: "DE81850400611005523759",
    });
  });

  it("notices any single wrong digit", () => {
    fc.assert(
      fc.property(germanIban(), fc.nat(19), fc.integer({ min: 1, max: 9 }), (iban, position, step) => {
        const at = position + 2;
        const digit = (Number(iban[at]) + step) % 10;
        expect(parseIban(iban).ok).toBe(true);
        expect(parseIban(iban.slice(0, at) + digit + iban.slice(at + 1)).ok).toBe(false);
      }),
    );
  });

  it("agrees with a second implementation on every German number", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^DE[0-9]{20}$/), (candidate) => {
        expect(parseIban(candidate).ok).toBe(isValidIBAN(candidate));
      }),
      { numRuns: 3000 },
    );
  });

  it("knows the SEPA countries of the scope list and their lengths, no others", () => {
    const specifications = getCountrySpecifications();
    for (const country of Object.keys(specifications)) {
      expect([country, isSepaCountry(country)]).toEqual([country, [...EEA, ...OTHER_SEPA].includes(country)]);
      expect([country, isEeaCountry(country)]).toEqual([country, EEA.includes(country)]);
    }
    for (const country of [...EEA, ...OTHER_SEPA]) {
      const length = specifications[country]?.chars ?? 0;
      const parsed = parseIban(withCheckDigits(country, "0".repeat(length - 4)));
      expect([country, parsed.ok]).toEqual([country, true]);
      expect(parseIban(withCheckDigits(country, "0".repeat(length - 3)))).toEqual({ ok: false, problem: "length" });
    }
  });
});

describe("formatIban", () => {
  it("groups broken details too, so that they can be shown", () => {
    expect(formatIban("DE82850400611005523759X")).toBe("DE82 8504 0061 1005 5237 59X");
    expect(formatIban(" DE81 8504006110055237 ")).toBe("DE81 8504 0061 1005 5237");
    expect(formatIban("")).toBe("");
  });
});

describe("parseBic", () => {
  it.each([
    ["COBADEFFXXX", "COBADEFFXXX"],
    ["cobadeff", "COBADEFF"],
    ["COBA DE FF XXX", "COBADEFFXXX"],
    ["UBSWCHZH80A", "UBSWCHZH80A"],
  ])("reads %s", (input, bic) => {
    expect(parseBic(input)).toEqual({ ok: true, bic });
  });

  it.each(["", "COBADEFFXX", "COBADEFF___", "C0BADEFF", "COBADEFFXXXX", "COBADEF\u017f"])("refuses %j", (input) => {
    expect(parseBic(input)).toEqual({ ok: false });
  });
});

function germanIban(): fc.Arbitrary<string> {
  return fc.stringMatching(/^[0-9]{18}$/).map((bban) => composeIBAN({ countryCode: "DE", bban }) ?? "");
}

/** First German account from 1 upwards whose IBAN has these check digits. */
function findAccount(checkDigits: string): string {
  for (let account = 1; account < 1000; account += 1) {
    const bban = String(account).padStart(18, "0");
    if (withCheckDigits("DE", bban).slice(2, 4) === checkDigits) return bban;
  }
  throw new Error(`No account with the check digits ${checkDigits}`);
}

function withCheckDigits(country: string, bban: string): string {
  const digits = [...`${bban}${country}00`].map((character) => Number.parseInt(character, 36)).join("");
  return `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, "0")}${bban}`;
}
