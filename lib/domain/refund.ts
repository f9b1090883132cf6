import type { Cents } from "./money.ts";

/**
 * A reduction of what the customer owes or has paid, by the shop. wanted: decided, nobody was told yet; done: read back from
 * the provider; refused: the provider would not, a person is told. Whether a call is under way is told by `askingSince`.
 */
export const REFUND_TRANSITIONS = {
  wanted: ["done", "refused"],
  // It was not taken, and then it had been all the same.
  refused: ["wanted", "done"],
  done: [],
} as const satisfies Record<string, readonly string[]>;

export type RefundStatus = keyof typeof REFUND_TRANSITIONS;

export interface Refund {
  /** Names the wish: the same one twice, by a double click, is one refund. */
  id: string;
  /** 1 for the first of an attempt. */
  number: number;
  status: RefundStatus;
  /** By how much the amount is reduced; never "everything", which would mean something else a second later. */
  amountCents: Cents;
  /** What of the order it is for; empty for a goodwill that is for no article. */
  items: { sku: string; quantity: number }[];
  /** Those items go back to the shelf. */
  restock: boolean;
  /** For the customer and the purpose of the transfer. */
  reason: string;
  /** What the provider still claimed right before the call (checkStatus), so that a lost answer can be told from a lost request. */
  effectiveBefore: Cents | null;
  /** ISO 8601, database time: a call that left the house and of which no answer is stored. */
  askingSince: string | null;
  /** ISO 8601 */
  wantedAt: string;
  /** ISO 8601; when it was read back. */
  doneAt: string | null;
}
