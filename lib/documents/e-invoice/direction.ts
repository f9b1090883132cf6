import type { InvoiceKind } from "#lib/domain/invoice.ts";

/**
 * BT-3, and which way the amounts go. Both ways of taking something back are 384: each corrects one invoice that it names
 * (BT-25), and neither stands for itself. 381 would be the code of a credit note, money granted without correcting an
 * invoice, which the shop does not do; in German readers it also shows up as "Gutschrift", a word the VAT act keeps for
 * documents that the buyer issues (§ 14 (2) UStG). Amounts of a 384 are negative, so that a reader who adds documents up
 * without looking at the code comes to the right sum. Prices may not be negative (BR-27): the quantities are.
 */
export function directionOf(kind: InvoiceKind): { typeCode: "380" | "384"; sign: 1 | -1 } {
  return kind === "invoice" ? { typeCode: "380", sign: 1 } : { typeCode: "384", sign: -1 };
}
