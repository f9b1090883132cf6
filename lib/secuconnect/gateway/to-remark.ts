import type { Cents } from "#lib/domain/money.ts";
import type { MoneyRemark } from "#lib/domain/payment-update.ts";

const AMOUNT = String.raw`((?:\d{1,3}(?:\.\d{3})+|\d{1,7}),\d{2}) ?(?:EUR|€)`;
const PART = new RegExp(`^Teilzahlung: ${AMOUNT} von ${AMOUNT} eingegangen$`);
const SURPLUS = new RegExp(`^Überzahlung: ${AMOUNT} zu viel eingegangen$`);

/**
 * The figures of a payment's description, where it is exactly a remark of which the meaning is known. Nothing else tells how
 * much a part payment was (secuconnect-api §10.2 no. 11, G); any other wording stays a text for people.
 */
export function toRemark(description: string | null): MoneyRemark | null {
  const text = description?.trim().replaceAll(/\s+/g, " ") ?? "";
  const [, part, whole] = PART.exec(text) ?? [];
  if (part !== undefined && whole !== undefined) {
    const partCents = toCents(part);
    return partCents > 0 && partCents < toCents(whole) ? { partCents } : null;
  }
  const [, surplus] = SURPLUS.exec(text) ?? [];
  return surplus === undefined ? null : { surplusCents: toCents(surplus) };
}

/** Digits only, so that no fraction is ever rounded: "1.234,50" → 123450. */
function toCents(amount: string): Cents {
  return Number(amount.replaceAll(/[.,]/g, ""));
}
