import type { CheckoutInput } from "./checkout.ts";
import { maskIban, parseIban } from "./iban.ts";
import type { MethodForm } from "./method-field.ts";

/**
 * The bank account a payment is taken from. Its number is kept while a call may still have to name it, and no longer;
 * what people recognise their account by stays.
 */
export interface BankAccount {
  kind: "bankAccount";
  holder: string;
  /** Electronic form; null once no call needs it. */
  iban: string | null;
  /** "DE…3759" */
  masked: string;
  /**
   * Random, and another one for another account: fingerprints go over it, because from a fingerprint of the number
   * itself the number could be found by trying.
   */
  mark: string;
}

/** What a payment is funded with, where the provider has to be told. A new kind needs a case in `lib/secuconnect`. */
export type Funding = BankAccount;

/**
 * What the form says, where the method asks for it. An account without a holder belongs to the customer.
 * @param input parsed: the account is valid
 * @param mark random, for an account that was not there before
 */
export function readFunding(input: CheckoutInput, { fields }: MethodForm, mark: string): Funding | null {
  if (!fields.some(({ name }) => name === "iban")) return null;
  const parsed = parseIban(input.iban);
  if (!parsed.ok) throw new Error(`the account was not checked: ${parsed.problem}`);
  const holder = input.accountHolder === "" ? nameOf(input) : input.accountHolder;
  return { kind: "bankAccount", holder, iban: parsed.iban, masked: maskIban(parsed.iban), mark };
}

/** `next`, unless it is the very account that is there already: that one keeps its mark. */
export function keepSameFunding(before: Funding | null, next: Funding | null): Funding | null {
  const isSame = before !== null && next !== null && before.iban === next.iban && before.holder === next.holder;
  return isSame ? before : next;
}

/** Without the number; what is left may be shown and dumped. */
export function concealFunding(funding: Funding | null): Funding | null {
  return funding === null ? null : { ...funding, iban: null };
}

/** The masked account as it stands in a sentence: an invisible word joiner keeps it from being torn at the end of a line. */
export function accountInText({ masked }: Funding): string {
  return masked.replace("…", "…\u2060");
}

/** Name of the customer as the holder of an account. */
export function nameOf({ firstName, lastName }: { firstName: string; lastName: string }): string {
  return `${firstName} ${lastName}`;
}
