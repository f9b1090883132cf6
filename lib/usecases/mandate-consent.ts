import { createHash } from "node:crypto";
import { type MandateTerms, type MandateText, writeMandate } from "#lib/domain/mandate.ts";
import { LOCALES, type Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import { paymentMethod } from "#lib/payments/index.ts";

/** The mandate to be read before the order button, and the fingerprint by which consent names these very words. */
export interface OfferedMandate {
  text: MandateText;
  hash: string;
}

/** Null where the method needs no mandate. */
export function offerMandate(order: Order, terms: MandateTerms | null, locale: Locale): OfferedMandate | null {
  const { funding, mandate, method } = order.payment;
  if (!paymentMethod(method).needsMandate || funding === null || terms === null) return null;
  const text = writeMandate(terms, { funding, mandate }, locale);
  return { text, hash: createHash("sha256").update(JSON.stringify(text)).digest("base64url").slice(0, 22) };
}

/** What goes into the order's history: which words were agreed to. The entry itself carries the time. */
export interface Consent {
  textHash: string;
  locale: Locale;
  reference: string | null;
}

/**
 * @param given what the page sent back, empty when the box was not ticked
 * @returns null when no mandate is needed; `missing` unless exactly these words were agreed to, in either language
 */
export function findConsent(order: Order, terms: MandateTerms | null, given: string): Consent | "missing" | null {
  if (!paymentMethod(order.payment.method).needsMandate) return null;
  const locale = LOCALES.find((entry) => offerMandate(order, terms, entry)?.hash === given);
  if (locale === undefined) return "missing";
  return { textHash: given, locale, reference: order.payment.mandate?.reference ?? null };
}
