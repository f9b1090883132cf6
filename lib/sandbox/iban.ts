/** The account of the published examples, used for every transaction unless the contract flag `ownIban` is set. */
export const EXAMPLE_IBAN = "DE81850400611005523759";
export const EXAMPLE_BIC = "COBADEFFXXX";
export const EXAMPLE_BANK = "Commerzbank CC";
export const ACCOUNT_OWNER = "secupay AG";

function remainderOf97(text: string): number {
  let remainder = 0;
  for (const char of text) {
    const digits = Number.parseInt(char, 36).toString();
    for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 97;
  }
  return remainder;
}

/** @returns a German IBAN with correct check digits at the example's bank, different for every number */
export function buildOwnIban(transId: number): string {
  const account = `85040061${String(transId).padStart(10, "1")}`;
  const check = 98 - remainderOf97(`${account}DE00`);
  return `DE${String(check).padStart(2, "0")}${account}`;
}

export function isIbanValid(iban: string): boolean {
  const plain = iban.replaceAll(/\s/g, "").toUpperCase();
  return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(plain) && remainderOf97(plain.slice(4) + plain.slice(0, 4)) === 1;
}
