const SPELLED_OUT: Record<string, string> = {
  ...{ ä: "ae", ö: "oe", ü: "ue", ß: "ss", Ä: "Ae", Ö: "Oe", Ü: "Ue", ẞ: "SS" },
  ...{ æ: "ae", œ: "oe", Æ: "Ae", Œ: "Oe" },
  // Strokes belong to the letter in Unicode and do not come off by decomposition.
  ...{ ø: "o", Ø: "O", ł: "l", Ł: "L", đ: "d", Đ: "D", ħ: "h", Ħ: "H", ŧ: "t", Ŧ: "T", ı: "i" },
  ...{ "&": "+", "€": "EUR", _: "-", "@": "(at)" },
};

/**
 * Writes a text with the basic Latin set every SEPA bank takes: letters, digits, blank and `/-?:().,'+`.
 * German umlauts become two letters, other marks are dropped, what has no equivalent becomes a full stop.
 * The result may be longer than the text.
 */
export function transliterateToSepa(text: string): string {
  return [...text.normalize("NFC")]
    .map((character) => SPELLED_OUT[character] ?? character)
    .join("")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[\p{Pd}\u2212]/gu, "-")
    .replace(/[\p{Pi}\p{Pf}\u201A\u201E]/gu, "'")
    .replace(/\s+/gu, " ")
    .replace(/[^A-Za-z0-9/\-?:().,'+ ]/gu, ".");
}
