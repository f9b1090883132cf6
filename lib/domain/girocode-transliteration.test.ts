import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { transliterateToSepa } from "./girocode-transliteration.ts";

describe("transliterateToSepa", () => {
  it.each([
    ["Müller & Söhne Straße", "Mueller + Soehne Strasse"],
    ["ÄÖÜ ẞ", "AeOeUe SS"],
    ["Mu\u0308ller", "Mueller"],
    ["Café Đorđe Łódź Çelik Ørsted Åse Žižek İzmir", "Cafe Dorde Lodz Celik Orsted Ase Zizek Izmir"],
    ["Œuvre cœur Æther", "Oeuvre coeur Aether"],
    ["a – b — c − d ‑ e", "a - b - c - d - e"],
    ["„Kaffee“ ‘x’ «y» ‚z‛", "'Kaffee' 'x' 'y' 'z'"],
    ["5 € an shop_1@example.org", "5 EUR an shop-1(at)example.org"],
    ["Чай 茶 <b> #1 😀", "... . .b. .1 ."],
    ["viel \u00a0\u202f Platz", "viel Platz"],
    ["A/b-c?d:(e).f,g'h+i 09", "A/b-c?d:(e).f,g'h+i 09"],
  ])("%s becomes %s", (text, expected) => {
    expect(transliterateToSepa(text)).toBe(expected);
  });

  it("only ever writes the basic Latin set, and leaves it alone the second time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const once = transliterateToSepa(text);
        expect(once).toMatch(/^[A-Za-z0-9/\-?:().,'+ ]*$/);
        expect(transliterateToSepa(once)).toBe(once);
      }),
    );
  });
});
