import fc from "fast-check";
import { composeIBAN } from "ibantools";
import { describe, expect, it } from "vitest";
import vectors from "./fixtures/epc-qr-vectors.json";
import { type GirocodeInput, girocodeForDetails, parseGirocodeText, renderGirocodeText } from "./girocode.ts";
import type { GirocodeFields } from "./girocode-reader.ts";
import type { BankDetails } from "./payment.ts";

interface BuildVector {
  id: string;
  title: string;
  input: GirocodeInput;
  expected: { payload: string; bytes: number; alsoValid?: string[] } | { error: { field: string; code: string } };
}

interface ParseVector {
  id: string;
  title: string;
  payload: string;
  expected: { valid: boolean; field?: string; fields?: Partial<GirocodeFields> };
}

const SEED: BankDetails = {
  owner: "secupay AG",
  iban: "DE81850400611005523759",
  bic: "COBADEFFXXX",
  bankName: "Commerzbank CC",
  remittance: "TA 49425099",
};

describe("renderGirocodeText", () => {
  it.each(vectors.build as unknown as BuildVector[])("$id $title", ({ input, expected }) => {
    const rendered = renderGirocodeText(input);
    if ("error" in expected) {
      expect(rendered).toEqual({ ok: false, ...expected.error });
      return;
    }
    expect(rendered).toEqual({ ok: true, text: expected.payload });
    expect(Buffer.byteLength(expected.payload, "utf8")).toBe(expected.bytes);
    for (const shorter of expected.alsoValid ?? []) {
      expect(parseGirocodeText(shorter)).toEqual(parseGirocodeText(expected.payload));
    }
  });

  it("refuses a control character at the rim of a value instead of trimming it away", () => {
    const input = { name: SEED.owner, iban: SEED.iban, text: "TA 1\n" };
    expect(renderGirocodeText(input)).toEqual({ ok: false, field: "text", code: "CONTROL_CHARACTER" });
    expect(renderGirocodeText({ ...input, text: "TA\ud800" })).toMatchObject({ field: "text" });
    expect(renderGirocodeText({ ...input, text: "TA\u20281" })).toMatchObject({ field: "text" });
  });

  it("measures a name after transliteration, because that is what is written", () => {
    const input = { name: "ü".repeat(40), iban: SEED.iban };
    expect(renderGirocodeText(input).ok).toBe(true);
    expect(renderGirocodeText({ ...input, transliterate: true })).toMatchObject({ field: "name", code: "TOO_LONG" });
  });

  it("counts characters outside the basic plane once", () => {
    expect(renderGirocodeText({ name: "𝄞".repeat(70), iban: SEED.iban }).ok).toBe(true);
    expect(renderGirocodeText({ name: "𝄞".repeat(71), iban: SEED.iban })).toMatchObject({ field: "name" });
  });

  it("takes 331 bytes and refuses the next one", () => {
    const input = { name: "N".repeat(70), iban: SEED.iban, bic: SEED.bic, amountCents: 12990, text: "T".repeat(140) };
    const rendered = renderGirocodeText({ ...input, info: "i".repeat(58) });
    expect(rendered.ok && Buffer.byteLength(rendered.text, "utf8")).toBe(331);
    const refused = { ok: false, field: "payload", code: "TOO_LONG" };
    expect(renderGirocodeText({ ...input, info: "i".repeat(59) })).toEqual(refused);
  });

  it("is read back as it went in, whatever the values", () => {
    fc.assert(
      fc.property(anyInput(), (input) => {
        const rendered = renderGirocodeText(input);
        if (!rendered.ok) {
          // Every field of `anyInput` is within its own limit.
          expect(rendered).toEqual({ ok: false, field: "payload", code: "TOO_LONG" });
          return;
        }
        expect(Buffer.byteLength(rendered.text, "utf8")).toBeLessThanOrEqual(331);
        expect(rendered.text).not.toMatch(/\n$|\r/);
        const fields = { ...input, version: input.version ?? "002", charset: 1 };
        expect(parseGirocodeText(rendered.text)).toEqual({ ok: true, fields });
      }),
      { numRuns: 1000 },
    );
  });

  it("never lets a hostile value become another element", () => {
    const hostile = fc.string({ unit: fc.oneof(fc.constantFrom("\n", "\r", "\u0085", "EUR1", "RF18", " "), byte()) });
    fc.assert(
      fc.property(hostile, hostile, hostile, (name, text, info) => {
        const rendered = renderGirocodeText({ name, iban: SEED.iban, amountCents: 100, text, info });
        if (!rendered.ok) return;
        const fields = { name: name.normalize("NFC").trim(), iban: SEED.iban, amountCents: 100, reference: null };
        expect(parseGirocodeText(rendered.text)).toMatchObject({ ok: true, fields });
      }),
    );
  });
});

describe("parseGirocodeText", () => {
  it.each(vectors.parse as ParseVector[])("$id $title", ({ payload, expected }) => {
    const parsed = parseGirocodeText(payload);
    expect(parsed).toMatchObject(
      expected.valid ? { ok: true, fields: expected.fields } : { ok: false, field: expected.field },
    );
  });

  it("reads the second official example from its ISO 8859-1 bytes", () => {
    const lines =
      "BCD|002|2|SCT||François D'Alsace S.A.|FR1420041010050500013M02606|EUR12.3|||Client:Marie Louise La Lune";
    const bytes = Buffer.from(lines.replaceAll("|", "\n"), "latin1");
    expect(bytes.length).toBe(103);
    expect(parseGirocodeText(new TextDecoder("iso-8859-1").decode(bytes))).toMatchObject({
      ok: true,
      fields: { charset: 2, bic: null, name: "François D'Alsace S.A.", amountCents: 1230, text: expect.any(String) },
    });
  });

  it.each([
    ["nothing", "", "serviceTag"],
    ["a header alone", "BCD\n002\n1\nSCT", "name"],
    ["two kinds of line ends", "BCD\r\n002\n1\r\nSCT\r\n\r\nA\r\nDE81850400611005523759", "payload"],
    ["two empty lines at the end", "BCD\n002\n1\nSCT\n\nA\nDE81850400611005523759\n\n", "payload"],
    ["an IBAN in print form", "BCD\n002\n1\nSCT\n\nA\nDE81 8504 0061 1005 5237 59", "iban"],
    ["a BIC in lower case", "BCD\n002\n1\nSCT\ncobadeff\nA\nDE81850400611005523759", "bic"],
    ["version 001 without BIC", "BCD\n001\n1\nSCT\n\nA\nDE81850400611005523759", "bic"],
    ["version 001 without BIC, before its wrong IBAN", "BCD\n001\n1\nSCT\n\nA\nDE82850400611005523759", "bic"],
    ["a Swiss account without BIC", "BCD\n002\n1\nSCT\n\nA\nCH9300762011623852957", "bic"],
    ["a wrong creditor reference", "BCD\n002\n1\nSCT\n\nA\nDE81850400611005523759\n\n\nRF19539007547034", "reference"],
    [
      "a reference of 36 characters",
      `BCD\n002\n1\nSCT\n\nA\nDE81850400611005523759\n\n\n${"1".repeat(36)}`,
      "reference",
    ],
    ["a lone carriage return", "BCD\n002\n1\nSCT\n\nA\rB\nDE81850400611005523759", "name"],
    ["ten digits before the point", "BCD\n002\n1\nSCT\n\nA\nDE81850400611005523759\nEUR1000000000.00", "amount"],
    ["a sign", "BCD\n002\n1\nSCT\n\nA\nDE81850400611005523759\nEUR-1.00", "amount"],
    ["a lower-case purpose", "BCD\n002\n1\nSCT\n\nA\nDE81850400611005523759\n\ngdds", "purpose"],
  ])("refuses %s", (_, payload, field) => {
    expect(parseGirocodeText(payload)).toMatchObject({ ok: false, field });
  });

  it("measures the payload in the declared character set", () => {
    const lines = ["BCD", "002", "1", "SCT", "", "ü".repeat(70), SEED.iban, "", "", "", "ä".repeat(120)];
    expect(parseGirocodeText(lines.join("\n"))).toMatchObject({ ok: false, field: "payload" });
    expect(parseGirocodeText(lines.with(2, "2").join("\n"))).toMatchObject({ ok: true });
  });

  it("answers without throwing, however a code is damaged", () => {
    const code = girocodeForDetails(SEED, 12990) ?? "";
    const damage = fc.oneof(fc.constantFrom("", "\n", "\r\n", "\n\n"), fc.string({ unit: "binary", maxLength: 3 }));
    fc.assert(
      fc.property(fc.nat(code.length), fc.nat(3), damage, (at, length, inserted) => {
        const parsed = parseGirocodeText(code.slice(0, at) + inserted + code.slice(at + length));
        expect(parsed).toHaveProperty(parsed.ok ? "fields.iban" : "field");
      }),
      { numRuns: 500 },
    );
  });
});

describe("girocodeForDetails", () => {
  it("writes the provider's remittance into line 11 and leaves line 10 empty", () => {
    const text = girocodeForDetails(SEED, 12990);
    expect(text).toBe("BCD\n002\n1\nSCT\nCOBADEFFXXX\nsecupay AG\nDE81850400611005523759\nEUR129.90\n\n\nTA 49425099");
  });

  it("needs no BIC for a German account", () => {
    expect(girocodeForDetails({ ...SEED, bic: null }, 1)?.split("\n")[4]).toBe("");
  });

  it.each<[string, Partial<BankDetails>, number]>([
    ["a broken IBAN", { iban: "DE82850400611005523759" }, 100],
    ["a broken BIC", { bic: "COBADEFF___" }, 100],
    ["no owner", { owner: " " }, 100],
    ["no remittance", { remittance: " " }, 100],
    ["a remittance that does not fit", { remittance: "T".repeat(141) }, 100],
    ["nothing left to pay", {}, 0],
  ])("is withheld with %s", (_, change, amountCents) => {
    expect(girocodeForDetails({ ...SEED, ...change }, amountCents)).toBeNull();
  });
});

/** Any character a value may hold. */
function byte(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom(..."aZ0 &<'\"äßéč€Ж茶😀"),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
  );
}

function value(max: number): fc.Arbitrary<string> {
  return (
    fc
      .string({ unit: byte(), minLength: 1, maxLength: max })
      .map((text) => text.normalize("NFC").trim())
      // Line and paragraph separators are letters to nobody and refused like control characters.
      .filter((text) => text !== "" && [...text].length <= max && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text))
  );
}

/** Inputs in the form in which they are written, so that they can be compared with what is read. */
function anyInput() {
  const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
  const iban = fc.stringMatching(/^[0-9]{18}$/).map((bban) => composeIBAN({ countryCode: "DE", bban }) ?? "");
  const remittance = fc.oneof(
    fc.record({ reference: fc.constant(null), text: optional(value(140)) }),
    fc.record({ reference: fc.constantFrom("RF18539007547034", "RF712348231"), text: fc.constant(null) }),
  );
  const rest = fc.record({
    version: fc.constantFrom("002" as const),
    name: value(70),
    iban,
    bic: optional(fc.stringMatching(/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/)),
    amountCents: optional(fc.integer({ min: 1, max: 99_999_999_999 })),
    purpose: optional(fc.stringMatching(/^[A-Z]{4}$/)),
    info: optional(value(70)),
  });
  return fc.tuple(rest, remittance).map(([fields, line]) => ({ ...fields, ...line }));
}
