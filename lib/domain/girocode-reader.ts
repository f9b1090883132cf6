import {
  checkCharacters,
  checkLength,
  countPayloadBytes,
  GIROCODE_MAX_AMOUNT,
  GIROCODE_MAX_BYTES,
  GIROCODE_MAX_LINES,
  type GirocodeRefusal,
  type GirocodeVersion,
  isBicRequired,
  isCreditorReference,
  isGirocodeVersion,
  refuse,
} from "./girocode-elements.ts";
import { parseBic, parseIban } from "./iban.ts";
import type { Cents } from "./money.ts";

/** Elements as they stand in the code; what is absent is null. */
export interface GirocodeFields {
  version: GirocodeVersion;
  /** 1 is UTF-8, 2 to 8 are parts of ISO 8859. */
  charset: number;
  bic: string | null;
  name: string;
  iban: string;
  amountCents: Cents | null;
  purpose: string | null;
  reference: string | null;
  text: string | null;
  info: string | null;
}

export type ParsedGirocode = { ok: true; fields: GirocodeFields } | GirocodeRefusal;

/**
 * Reads an EPC QR code strictly; the first wrong line is named, and the payload when every line is right but not the
 * whole. Values are returned as they stand: a text that slipped into line 10 is a `reference`, and `text` is null.
 * @param payload decoded with the character set it declares; lines end with LF or CR LF, one at the end is tolerated
 * @see EPC069-12 version 3.1, data elements
 */
export function parseGirocodeText(payload: string): ParsedGirocode {
  const separator = payload.includes("\r\n") ? "\r\n" : "\n";
  const lines = payload.split(separator);
  if (separator === "\r\n" && lines.some((line) => line.includes("\n"))) return refuse("payload", "MIXED_SEPARATORS");
  if (lines.at(-1) === "") lines.pop();

  const [serviceTag, version, charset = "", identification] = lines;
  if (serviceTag !== "BCD") return refuse("serviceTag", "UNKNOWN_SERVICE_TAG");
  if (!isGirocodeVersion(version)) return refuse("version", "UNSUPPORTED_VERSION");
  if (!/^[1-8]$/.test(charset)) return refuse("charset", "UNKNOWN_CHARSET");
  if (identification !== "SCT") return refuse("identification", "UNKNOWN_IDENTIFICATION");

  const account = parseAccount(version, lines);
  if (!account.ok) return account;
  const remittance = parseRemittance(lines);
  if (!remittance.ok) return remittance;

  if (lines.length > GIROCODE_MAX_LINES) return refuse("payload", "TOO_MANY_LINES");
  if (lines.at(-1) === "") return refuse("payload", "EMPTY_LAST_LINE");
  if (countPayloadBytes(payload, Number(charset)) > GIROCODE_MAX_BYTES) return refuse("payload", "TOO_LONG");
  return { ok: true, fields: { version, charset: Number(charset), ...account.fields, ...remittance.fields } };
}

type Part<Names extends keyof GirocodeFields> = { ok: true; fields: Pick<GirocodeFields, Names> } | GirocodeRefusal;

function parseAccount(version: GirocodeVersion, lines: readonly string[]): Part<"bic" | "name" | "iban"> {
  const [bic = "", name = "", iban = ""] = lines.slice(4);
  const account = parseIban(iban);
  const bank = parseBic(bic);
  if (bic !== "" && !(bank.ok && bank.bic === bic)) return refuse("bic", "INVALID_BIC");
  if (bic === "" && (version === "001" || (account.ok && isBicRequired(version, account.country)))) {
    return refuse("bic", "REQUIRED");
  }
  if (name.trim() === "") return refuse("name", "REQUIRED");
  const problem = checkCharacters("name", name) ?? checkLength("name", name);
  if (problem) return problem;
  if (!(account.ok && account.iban === iban)) return refuse("iban", "INVALID_IBAN");
  return { ok: true, fields: { bic: bic || null, name, iban } };
}

function parseRemittance(lines: readonly string[]): Part<"amountCents" | "purpose" | "reference" | "text" | "info"> {
  const [amount = "", purpose = "", reference = "", text = "", info = ""] = lines.slice(7);
  const amountCents = amount === "" ? null : parseAmount(amount);
  if (amountCents === undefined) return refuse("amount", "INVALID_AMOUNT");
  if (!/^[A-Z0-9]{0,4}$/.test(purpose)) return refuse("purpose", "INVALID_PURPOSE");
  if (/^RF\d\d/.test(reference) && !isCreditorReference(reference)) {
    return refuse("reference", "INVALID_CREDITOR_REFERENCE");
  }
  const problem =
    checkCharacters("reference", reference) ??
    checkLength("reference", reference) ??
    (reference !== "" && text !== "" ? refuse("text", "REFERENCE_AND_TEXT") : null) ??
    checkCharacters("text", text) ??
    checkLength("text", text) ??
    checkCharacters("info", info) ??
    checkLength("info", info);
  if (problem) return problem;
  const optional = { purpose: purpose || null, reference: reference || null, text: text || null, info: info || null };
  return { ok: true, fields: { amountCents, ...optional } };
}

/** "EUR12.3", "EUR12.30" or "EUR12" → cents; undefined when it is no amount of at least one cent. */
function parseAmount(amount: string): Cents | undefined {
  const match = /^EUR(0|[1-9]\d{0,8})(?:\.(\d{1,2}))?$/.exec(amount);
  if (!match) return undefined;
  const cents = Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
  return cents >= 1 && cents <= GIROCODE_MAX_AMOUNT ? cents : undefined;
}
