import type { Cents } from "./money.ts";

/**
 * A reduction of what the customer owes or has paid, by the shop. wanted: decided, and on its way to the provider; done:
 * read back from there; refused: the provider would not, or nobody can tell what became of it, and a person decides; dropped:
 * given up by that person. Whether a call is under way is told by `askingSince`.
 */
export const REFUND_TRANSITIONS = {
  wanted: ["done", "refused"],
  // Tried again; seen to have happened; given up.
  refused: ["wanted", "done", "dropped"],
  done: [],
  dropped: [],
} as const satisfies Record<string, readonly string[]>;

export type RefundStatus = keyof typeof REFUND_TRANSITIONS;

export interface RefundItem {
  sku: string;
  quantity: number;
}

/**
 * Why a refund was not made. tooMuch: less is left there than it asks for; notAllowed: its payment cannot be reduced any
 * more, or any other no; notFound: the provider does not know the payment; unclear: the amount there is neither the one before
 * nor the one after, or was to follow and has not, so nobody can tell.
 */
export interface RefundRefusal {
  kind: "tooMuch" | "notAllowed" | "notFound" | "unclear";
  /** The provider's word for it, or ours. */
  reason: string;
  /** The number of the case for a call to the provider's people. */
  support: string | null;
}

/** What somebody asks for; `id` names the wish, so that a double click is one refund. */
export type NewRefund = Pick<Refund, "id" | "amountCents" | "items" | "restock" | "reason">;

export interface Refund {
  /** Names the wish: the same one twice, by a double click, is one refund. */
  id: string;
  /** 1 for the first of an attempt. */
  number: number;
  status: RefundStatus;
  /** By how much the amount is reduced; never "everything", which would mean something else a second later. */
  amountCents: Cents;
  /** What of the order it is for; empty for a goodwill that is for no article. */
  items: RefundItem[];
  /** Those items go back to the shelf. */
  restock: boolean;
  /** For the customer, as it was typed; the purpose of the transfer is made from it, see `toPurpose`. */
  reason: string;
  /** What the provider still claimed right before the call (checkStatus), so that a lost answer can be told from a lost request. */
  effectiveBefore: Cents | null;
  /** ISO 8601, database time: a call that left the house and of which no answer is stored. */
  askingSince: string | null;
  /** The provider said that it took the call under way: it is not made again, also when nothing of it is to be seen. */
  isTaken: boolean;
  /** Set while it is refused. */
  refusal: RefundRefusal | null;
  /** ISO 8601 */
  wantedAt: string;
  /** ISO 8601; when it was read back. */
  doneAt: string | null;
}

/** Its articles went back to the shelf. */
export function isRestocked({ status, restock }: Refund): boolean {
  return status === "done" && restock;
}
