import { UsageError } from "./exit-codes.ts";

/**
 * `5`, `5.00` or `5,00` as cents. Nothing else: a thousands separator or a single decimal is as likely a slip.
 * @throws UsageError
 */
export function parseAmount(option: string, text: string): number {
  const match = /^(\d{1,7})(?:[.,](\d{2}))?$/.exec(text);
  const cents = match === null ? 0 : Number(match[1]) * 100 + Number(match[2] ?? 0);
  if (cents > 0) return cents;
  throw new UsageError(`--${option} is an amount such as 5, 5.00 or 5,00 and more than nothing, not "${text}".`);
}

/** `30.70 EUR`; a dash where the reply does not say. */
export function formatAmount(cents: number | null, currency: string | null): string {
  if (cents === null) return "–";
  const digits = String(Math.abs(cents)).padStart(3, "0");
  return `${cents < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)} ${currency ?? "(no currency)"}`;
}
