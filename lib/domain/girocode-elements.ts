import { hasValidCheckDigits, isEeaCountry } from "./iban.ts";

/** Elements of an EPC QR code by name; `amountCents` is what a builder is given, `amount` what stands in line 8. */
export type GirocodeElement =
  | "serviceTag"
  | "version"
  | "charset"
  | "identification"
  | "bic"
  | "name"
  | "iban"
  | "amountCents"
  | "amount"
  | "purpose"
  | "reference"
  | "text"
  | "info"
  | "payload";

/** Names the element at fault and why, never its value: safe to log. */
export interface GirocodeRefusal {
  ok: false;
  field: GirocodeElement;
  code: string;
}

export type GirocodeVersion = "001" | "002";

/** Whole payload in the declared character set: more does not fit version 13 at level M. */
export const GIROCODE_MAX_BYTES = 331;
export const GIROCODE_MAX_LINES = 12;
/** Whole cents. */
export const GIROCODE_MAX_AMOUNT = 99_999_999_999;

/** Characters, counted as code points after NFC. */
const MAX_CHARACTERS = { name: 70, reference: 35, text: 140, info: 70 } as const;

/** Control characters and line breaks would start a new element, half surrogates cannot be written as UTF-8. */
const FORBIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;

export function refuse(field: GirocodeElement, code: string): GirocodeRefusal {
  return { ok: false, field, code };
}

export function isGirocodeVersion(version: string | undefined): version is GirocodeVersion {
  return version === "001" || version === "002";
}

export function checkCharacters(field: keyof typeof MAX_CHARACTERS, value: string): GirocodeRefusal | null {
  return FORBIDDEN.test(value) ? refuse(field, "CONTROL_CHARACTER") : null;
}

export function checkLength(field: keyof typeof MAX_CHARACTERS, value: string): GirocodeRefusal | null {
  return [...value.normalize("NFC")].length > MAX_CHARACTERS[field] ? refuse(field, "TOO_LONG") : null;
}

/** ISO 11649 in electronic form: RF, two check digits, up to 21 characters. */
export function isCreditorReference(reference: string): boolean {
  return /^RF\d{2}[A-Z0-9]{1,21}$/.test(reference) && hasValidCheckDigits(reference);
}

/** @param country of the account, ISO 3166-1 alpha-2 */
export function isBicRequired(version: GirocodeVersion, country: string): boolean {
  return version === "001" || !isEeaCountry(country);
}

/** @param charset as in line 3: 1 is UTF-8, all others have one byte per character */
export function countPayloadBytes(payload: string, charset: number): number {
  return charset === 1 ? new TextEncoder().encode(payload).length : [...payload].length;
}
