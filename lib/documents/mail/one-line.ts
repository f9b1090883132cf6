/**
 * Text from outside as a single line: no line break can pretend to be a line of ours, no direction mark can turn the
 * text around it.
 */
export function toOneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "")
    .trim();
}

/**
 * Text a customer typed. Mail clients make a link of everything that looks like an address; an invisible word joiner
 * behind the dot keeps them from it.
 */
export function toCustomerLine(text: string): string {
  return toOneLine(text).replace(/[.\u3002\uff0e\uff61](?=\p{L}{2})|@|:(?=\/\/)/gu, "$&\u2060");
}

/** With ordinary spaces only, for subjects and for text that is copied or searched. */
export function toPlainSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f]/gu, " ");
}
