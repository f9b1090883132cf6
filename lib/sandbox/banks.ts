import { isIbanValid } from "./iban.ts";

export interface Bank {
  bic: string;
  bankname: string;
}

/** Bank codes of accounts that occur in examples and demos; all others get a placeholder. */
const GERMAN_BANKS: Record<string, Bank> = {
  "10010010": { bic: "PBNKDEFFXXX", bankname: "Postbank" },
  "10011001": { bic: "NTSBDEB1XXX", bankname: "N26 Bank" },
  "12030000": { bic: "BYLADEM1001", bankname: "Deutsche Kreditbank" },
  "20041177": { bic: "COBADEHD077", bankname: "comdirect" },
  "37040044": { bic: "COBADEFFXXX", bankname: "Commerzbank" },
  "43060967": { bic: "GENODEM1GLS", bankname: "GLS Gemeinschaftsbank" },
  "50010517": { bic: "INGDDEFFXXX", bankname: "ING-DiBa" },
  "50324000": { bic: "FTSBDEFAXXX", bankname: "ABN AMRO Bank" },
  "70150000": { bic: "SSKMDEMMXXX", bankname: "Stadtsparkasse München" },
  "85040061": { bic: "COBADEFFXXX", bankname: "Commerzbank CC" },
};

/** BIC and name of the bank that holds the account. */
export function findBank(iban: string): Bank {
  const plain = toPlainIban(iban);
  const country = plain.slice(0, 2);
  const known = country === "DE" ? GERMAN_BANKS[plain.slice(4, 12)] : undefined;
  return known ?? { bic: `SAND${country}00XXX`, bankname: `Sandbox-Bank ${country}` };
}

/** Upper case, without spaces. */
export function toPlainIban(iban: string): string {
  return iban.replaceAll(/\s/g, "").toUpperCase();
}

/** @returns for example `DE35XXXXXXXXXXXXXX8188`, as the public half of a container shows it */
export function maskIban(iban: string): string {
  return `${iban.slice(0, 4)}${"X".repeat(Math.max(iban.length - 8, 0))}${iban.slice(-4)}`;
}

/** Reply of `ValidateSingleIban`. */
export function validateIban(id: string | undefined, iban: string) {
  const valid = isIbanValid(iban);
  const bank = valid ? findBank(iban) : { bic: null, bankname: null };
  return { ...(id === undefined ? {} : { id }), valid, iban: toPlainIban(iban), ...bank };
}
