import type { EndReason } from "./payment.ts";

/**
 * Why a clerk cancels; the customer is told in the language of the order. wished: the customer asked for it; unavailable: the
 * goods cannot be had; undeliverable: they cannot be brought there; mistake: ordered twice, a wrong price and the like.
 */
export const CANCEL_REASONS = [
  "wished",
  "unavailable",
  "undeliverable",
  "mistake",
] as const satisfies readonly EndReason[];
export type CancelReason = (typeof CANCEL_REASONS)[number];

/** @property id names the wish: the same one twice is one cancellation */
export interface NewCancellation {
  id: string;
  reason: CancelReason;
}

/**
 * Why an order cannot be undone like this, for a sentence that says what to do instead.
 * notPlaced: never ordered, or cancelled before; ended: nothing of its payment is left; ending: it is being cancelled;
 * delivered, due, paid, disputed: too late to cancel, "refund instead"; refundOpen: a refund is under way, wait for it;
 * notStarted: nothing is owed yet, "cancel instead"; amount: not a sum of at least one cent; tooMuch: more than is left of
 * what the provider claims; items: articles the order does not have, or more of them; restock: there is nothing that could
 * go back to the shelf; reason: none, or characters no bank transfer carries; reasonTooLong: over 100 of them.
 */
export type UndoProblem =
  | "notPlaced"
  | "ended"
  | "ending"
  | "delivered"
  | "due"
  | "paid"
  | "disputed"
  | "refundOpen"
  | "notStarted"
  | "amount"
  | "tooMuch"
  | "items"
  | "restock"
  | "reason"
  | "reasonTooLong"
  /** A refund that is to be tried again or given up was not refused, or is not there. */
  | "notRefused";

/** taken: it is on its way, or was before under the same id. What comes of it is told by the order. */
export type UndoOutcome = { kind: "taken" } | { kind: "refused"; problem: UndoProblem };
