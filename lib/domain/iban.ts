/** IBAN length per country of the European Economic Area (EPC409-09 v8.0, ISO 13616 registry). */
const EEA_LENGTHS = toLengths(
  "AT20 BE16 BG22 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GR27 HR21 HU28 IE22",
  "IS26 IT27 LI21 LT20 LU20 LV21 MT31 NL18 NO15 PL28 PT25 RO24 SE24 SI19 SK24",
);

/** The same for countries which take part in SEPA without being in the EEA: a transfer there needs a BIC. */
const OTHER_SEPA_LENGTHS = toLengths("AD24 AL28 CH21 GB22 GI23 MC27 MD24 ME22 MK19 RS22 SM27 VA22");

export type IbanProblem = "empty" | "characters" | "country" | "length" | "checkDigits";

/** `iban` in electronic form (no blanks, upper case), `country` as ISO 3166-1 alpha-2. */
export type ParsedIban = { ok: true; iban: string; country: string } | { ok: false; problem: IbanProblem };

/** `bic` keeps its 8 or 11 characters. Whether the bank exists is not checked. */
export type ParsedBic = { ok: true; bic: string } | { ok: false };

/**
 * Reads an IBAN of a SEPA country as people type or print it: any white space and lower case are fine, every other
 * separator is an error. National rules for the account part are not checked.
 * @see ISO 13616, ISO 7064 MOD 97-10
 */
export function parseIban(input: string): ParsedIban {
  const compact = removeWhiteSpace(input);
  if (compact === "") return { ok: false, problem: "empty" };
  if (!/^[A-Za-z0-9]+$/.test(compact)) return { ok: false, problem: "characters" };
  const iban = compact.toUpperCase();
  const country = iban.slice(0, 2);
  const length = ibanLength(country);
  if (length === undefined) return { ok: false, problem: "country" };
  if (iban.length !== length) return { ok: false, problem: "length" };
  if (!hasValidCheckDigits(iban)) return { ok: false, problem: "checkDigits" };
  return { ok: true, iban, country };
}

/** Print form: groups of four, the last one may be shorter. Never refuses, so broken details can still be shown. */
export function formatIban(iban: string): string {
  return removeWhiteSpace(iban).replace(/(.{4})(?=.)/gu, "$1 ");
}

/** "DE…3759": enough to recognise one's own account, too little to use it. */
export function maskIban(iban: string): string {
  const compact = removeWhiteSpace(iban);
  return `${compact.slice(0, 2)}…${compact.slice(-4)}`;
}

/** Characters an IBAN of this country has; undefined for a country outside SEPA. */
export function ibanLength(country: string): number | undefined {
  return EEA_LENGTHS.get(country) ?? OTHER_SEPA_LENGTHS.get(country);
}

/** @see ISO 9362 */
export function parseBic(input: string): ParsedBic {
  const compact = removeWhiteSpace(input);
  if (!/^[A-Za-z]{6}[A-Za-z0-9]{2}([A-Za-z0-9]{3})?$/.test(compact)) return { ok: false };
  return { ok: true, bic: compact.toUpperCase() };
}

/** @param country ISO 3166-1 alpha-2, upper case */
export function isSepaCountry(country: string): boolean {
  return EEA_LENGTHS.has(country) || OTHER_SEPA_LENGTHS.has(country);
}

/** @param country ISO 3166-1 alpha-2, upper case */
export function isEeaCountry(country: string): boolean {
  return EEA_LENGTHS.has(country);
}

/**
 * Check digits in characters 3 and 4, as IBAN and ISO 11649 creditor reference have them.
 * @param value electronic form, `A-Z` and `0-9` only
 */
export function hasValidCheckDigits(value: string): boolean {
  const digits = value.slice(2, 4);
  // 00, 01 and 99 give the right remainder too, but are never issued.
  if (!/^\d\d$/.test(digits) || digits < "02" || digits > "98") return false;
  let remainder = 0;
  for (const character of value.slice(4) + value.slice(0, 4)) {
    const number = Number.parseInt(character, 36);
    remainder = (remainder * (number > 9 ? 100 : 10) + number) % 97;
  }
  return remainder === 1;
}

function removeWhiteSpace(value: string): string {
  return value.replace(/\s/gu, "");
}

/** "AT20 BE16" → AT: 20, BE: 16 */
function toLengths(...rows: string[]): ReadonlyMap<string, number> {
  const entries = rows.join(" ").split(" ");
  return new Map(entries.map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]));
}
