import { transliterateToSepa } from "./girocode-transliteration.ts";

/** Most characters the provider takes (secuconnect-api §2.4, D); its character set is that of a SEPA transfer. */
export const REASON_LENGTH = 100;

/** The reason in the characters a transfer carries: umlauts are spelled out, signs it does not know become full stops. */
export function toPurpose(reason: string): string {
  return transliterateToSepa(reason).trim();
}

/** Why this cannot be told to the provider; null when it can. Letters without a spelling in Latin would leave nothing to read. */
export function findReasonProblem(reason: string): "noReason" | "longReason" | null {
  const purpose = toPurpose(reason);
  const isLost = [...reason].some((character) => /\p{L}/u.test(character) && transliterateToSepa(character) === ".");
  if (isLost || !/[A-Za-z0-9]/.test(purpose)) return "noReason";
  return purpose.length > REASON_LENGTH ? "longReason" : null;
}
