/** What a value of an example promises about the value in its place: tested in this order, the first that fits counts. */
const FORMATS: readonly { name: string; pattern: RegExp }[] = [
  { name: "time with offset", pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/ },
  { name: "IBAN", pattern: /^[A-Z]{2}\d{2}[0-9A-Z]{11,30}$/ },
  { name: "payment reference TA <number>", pattern: /^TA \d{6,}$/ },
  { name: "masked account", pattern: /^[A-Z]{2}\d\d XXXX XXXX \d{4}$/ },
  { name: "32 hexadecimal digits", pattern: /^[0-9a-f]{32}$/ },
  { name: "event id", pattern: /^evt_[0-9a-z]{24,32}$/ },
  { name: "web address", pattern: /^https?:\/\/\S+$/ },
  { name: "hash", pattern: /^(?=.*\d)[a-z0-9]{12,19}$/ },
  { name: "token", pattern: /^(?=.*\d)[a-z0-9]{26}$/ },
  { name: "BIC", pattern: /^[A-Z]{6}[0-9A-Z]{2}([0-9A-Z]{3})?$/ },
];

const OBJECT_ID = /^([A-Z]{3})_[0-9A-Z]{30}$/;

/**
 * Compares the form of two values of the same place.
 * @param printed in the example
 * @returns what the sent value should look like, or undefined when it does
 */
export function findFormatBreach(printed: string, sent: string): string | undefined {
  const prefix = OBJECT_ID.exec(printed)?.[1];
  if (prefix !== undefined) {
    return OBJECT_ID.exec(sent)?.[1] === prefix ? undefined : `${prefix}_ and 30 capitals or digits`;
  }
  const format = FORMATS.find(({ pattern }) => pattern.test(printed));
  if (format === undefined) return undefined;
  if (!format.pattern.test(sent)) return format.name;
  return format.name === "IBAN" && !isChecksumRight(sent) ? "IBAN with a right checksum" : undefined;
}

/** ISO 13616: remainder 1 modulo 97. */
function isChecksumRight(iban: string): boolean {
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}
