import {
  checkCharacters,
  checkLength,
  countPayloadBytes,
  GIROCODE_MAX_AMOUNT,
  GIROCODE_MAX_BYTES,
  type GirocodeRefusal,
  type GirocodeVersion,
  isBicRequired,
  isCreditorReference,
  isGirocodeVersion,
  refuse,
} from "./girocode-elements.ts";
import { transliterateToSepa } from "./girocode-transliteration.ts";
import { parseBic, parseIban } from "./iban.ts";
import type { Cents } from "./money.ts";
import type { BankDetails } from "./payment.ts";

export { parseGirocodeText } from "./girocode-reader.ts";

/** What a transfer needs. Blanks around a value do not count; an element that is missing, null or blank is absent. */
export interface GirocodeInput {
  name: string;
  /** SEPA account, printed or electronic form. */
  iban: string;
  /** May be absent for accounts in the EEA with version 002. */
  bic?: string | null;
  /** 1 to 99 999 999 999; absent means that the payer enters it. */
  amountCents?: Cents | null;
  /** ISO 20022 code of four characters, not the remittance text. */
  purpose?: string | null;
  /** ISO 11649 creditor reference, never together with `text`. */
  reference?: string | null;
  /** Remittance text, up to 140 characters. */
  text?: string | null;
  /** Shown to the payer by some apps, not part of the transfer. */
  info?: string | null;
  /** "002" when absent. */
  version?: GirocodeVersion;
  /** Write name, text and info in the basic Latin set of SEPA. */
  transliterate?: boolean;
}

export type RenderedGirocode = { ok: true; text: string } | GirocodeRefusal;

/**
 * Text of an EPC QR code: up to twelve lines joined with "\n", at most 331 bytes of UTF-8, to be written as raw bytes.
 * Nothing is cut: a value that is too long or not allowed is refused by the name of its element.
 * @see EPC069-12 version 3.1, data elements
 */
export function renderGirocodeText(input: GirocodeInput): RenderedGirocode {
  const { version = "002", transliterate = false } = input;
  if (!isGirocodeVersion(version)) return refuse("version", "UNSUPPORTED_VERSION");

  const name = toValue("name", input.name, transliterate);
  if (typeof name !== "string") return name;
  if (name === "") return refuse("name", "REQUIRED");

  const account = parseIban(input.iban);
  if (!account.ok) return refuse("iban", "INVALID_IBAN");
  const bic = parseBic(input.bic ?? "");
  if (!bic.ok) {
    if ((input.bic ?? "").trim() !== "") return refuse("bic", "INVALID_BIC");
    if (isBicRequired(version, account.country)) return refuse("bic", "REQUIRED");
  }

  const cents = input.amountCents ?? null;
  if (cents !== null && !Number.isInteger(cents)) return refuse("amountCents", "NOT_INTEGER_CENTS");
  if (cents !== null && (cents < 1 || cents > GIROCODE_MAX_AMOUNT)) return refuse("amountCents", "OUT_OF_RANGE");

  const purpose = (input.purpose ?? "").trim();
  if (purpose !== "" && !/^[A-Z0-9]{4}$/.test(purpose)) return refuse("purpose", "INVALID_PURPOSE");
  const reference = (input.reference ?? "").replace(/\s/gu, "");
  if (reference !== "" && !isCreditorReference(reference)) return refuse("reference", "INVALID_CREDITOR_REFERENCE");

  const text = toValue("text", input.text ?? "", transliterate);
  if (typeof text !== "string") return text;
  if (reference !== "" && text !== "") return refuse("text", "REFERENCE_AND_TEXT");
  const info = toValue("info", input.info ?? "", transliterate);
  if (typeof info !== "string") return info;

  const lines = ["BCD", version, "1", "SCT", bic.ok ? bic.bic : "", name, account.iban];
  lines.push(cents === null ? "" : renderAmount(cents), purpose, reference, text, info);
  while (lines.at(-1) === "") lines.pop();
  const payload = lines.join("\n");
  if (countPayloadBytes(payload, 1) > GIROCODE_MAX_BYTES) return refuse("payload", "TOO_LONG");
  return { ok: true, text: payload };
}

/**
 * What `renderGirocodeText` has to be given for a transfer of `amountCents`. The provider's remittance goes into the
 * text line as it is, never into the reference line, where banks lose it.
 */
export function toGirocodeInput(details: BankDetails, amountCents: Cents): GirocodeInput {
  const { owner, iban, bic, remittance } = details;
  return { name: owner, iban, bic, amountCents, text: remittance };
}

/**
 * Code for the bank details of one transaction, or null when it has to be withheld: details that are not valid, no
 * remittance to find the transfer by, nothing left to pay. The details themselves are shown as text all the same.
 * @param amountCents what is still to be paid
 */
export function girocodeForDetails(details: BankDetails, amountCents: Cents): string | null {
  if (details.remittance.trim() === "") return null;
  const rendered = renderGirocodeText(toGirocodeInput(details, amountCents));
  return rendered.ok ? rendered.text : null;
}

function toValue(field: "name" | "text" | "info", raw: string, transliterate: boolean): string | GirocodeRefusal {
  const forbidden = checkCharacters(field, raw);
  if (forbidden) return forbidden;
  const value = (transliterate ? transliterateToSepa(raw) : raw.normalize("NFC")).trim();
  return checkLength(field, value) ?? value;
}

/** Digits only, so that no fraction is ever rounded: 1050 → "EUR10.50". */
function renderAmount(cents: Cents): string {
  return `EUR${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
}
