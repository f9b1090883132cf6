import { createHash } from "node:crypto";
import type { OrderContent } from "#lib/domain/draft-order.ts";
import type { Funding } from "#lib/domain/funding.ts";
import type { PaymentMethodCode } from "#lib/domain/payment.ts";

/** Fingerprint of what is sold to whom for how much and how it is paid; equal exactly when nothing of that changed. */
export function hashContent(order: OrderContent, method: PaymentMethodCode, funding: Funding | null): string {
  const { customer, delivery, lines, totalCents } = order;
  const content = { customer, delivery, lines, totalCents };
  return createHash("sha256")
    .update(JSON.stringify(sortKeys({ content, method, ...(funding === null ? {} : { funding: funding.mark }) })))
    .digest("base64url")
    .slice(0, 22);
}

/** Key order differs between a fresh object and one read back from a JSON column. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}
