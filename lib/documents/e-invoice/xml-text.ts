const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** What XML 1.0 knows no way of writing, and what no reader should have to meet: C0, C1, lone surrogates, non-characters. */
const NOT_WRITABLE = /[\p{Cc}\p{Cs}\ufffe\uffff]/u;
const LINE_SPACE = /[\s\p{Zl}\p{Zp}\u0085]/gu;
const DIRECTION_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Text of people as one line of an element, in NFC. White space of any kind, line breaks too, becomes one blank; other
 * control characters, halves of surrogate pairs, non-characters and marks that turn the direction of writing are left out.
 */
export function toXmlLine(text: string): string {
  return text
    .replace(LINE_SPACE, " ")
    .replace(new RegExp(NOT_WRITABLE, "gu"), "")
    .replace(DIRECTION_MARKS, "")
    .normalize("NFC")
    .replace(/ {2,}/gu, " ")
    .trim();
}

/**
 * Text that somebody compares byte by byte, such as a remittance: not changed at all.
 * @throws RangeError where XML cannot carry it unchanged
 */
export function toExactText(text: string): string {
  if (NOT_WRITABLE.test(text)) throw new RangeError("The text has characters that XML cannot carry");
  return text;
}

/** For text and attributes alike. @param text of writable characters only */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? character);
}
