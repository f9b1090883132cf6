import type { AttentionKind } from "./attention.ts";

/**
 * What a person can do about something that waits, one press each. look: ask the provider now; reportAgain: tell it of the
 * delivery once more; refundAgain: ask it for the refund once more; toOrder: what mends it stands on the order's page; toWithdrawal: what was declared can be read; settle: it was dealt with, outside of the shop.
 */
export type Repair = "look" | "reportAgain" | "refundAgain" | "toOrder" | "toWithdrawal" | "settle";

/** now: money or goods are being lost while it waits; today: a customer waits, or the shop's money; later: to be known. */
export const URGENCIES = ["now", "today", "later"] as const;
export type Urgency = (typeof URGENCIES)[number];

interface Plan {
  urgency: Urgency;
  /** The first is the one that mends it most often. */
  repairs: readonly Repair[];
}

/**
 * What the next reading settles by itself is not closed by hand: it would be gone from the list and not from the world.
 * A dispute is closed by whoever has dealt with it, because the provider's word for "settled" may take weeks.
 */
const PLANS: Record<AttentionKind, Plan> = {
  disputed: { urgency: "now", repairs: ["look", "settle"] },
  contradiction: { urgency: "now", repairs: ["look"] },
  soldOut: { urgency: "now", repairs: ["toOrder", "settle"] },
  stray: { urgency: "now", repairs: ["look", "settle"] },
  couldNotEnd: { urgency: "now", repairs: ["look", "toOrder", "settle"] },
  withdrawal: { urgency: "today", repairs: ["toWithdrawal", "toOrder", "settle"] },
  lateMoney: { urgency: "today", repairs: ["settle", "look"] },
  reportRefused: { urgency: "today", repairs: ["reportAgain", "look"] },
  reportOverdue: { urgency: "today", repairs: ["look", "toOrder"] },
  refundRefused: { urgency: "today", repairs: ["refundAgain", "toOrder"] },
  refundUnclear: { urgency: "today", repairs: ["toOrder", "look", "settle"] },
  detailsMissing: { urgency: "today", repairs: ["look", "settle"] },
  partPayment: { urgency: "today", repairs: ["look", "toOrder"] },
  refusedChange: { urgency: "today", repairs: ["look", "settle"] },
  endedOutside: { urgency: "today", repairs: ["settle", "look"] },
  reducedAmount: { urgency: "later", repairs: ["settle", "look"] },
  unknownTransaction: { urgency: "later", repairs: ["settle"] },
  note: { urgency: "later", repairs: ["settle", "look"] },
};

export function planFor(kind: AttentionKind): Plan {
  return PLANS[kind];
}

/** Whether somebody may say that it is dealt with. */
export function maySettle(kind: AttentionKind): boolean {
  return PLANS[kind].repairs.includes("settle");
}
