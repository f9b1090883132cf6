import type { Decision } from "./apply-payment-update.ts";
import { claimedCents } from "./claim.ts";
import { tellPart } from "./effects.ts";
import { toFingerprint } from "./fingerprint.ts";
import type { Cents } from "./money.ts";
import type { Order } from "./order.ts";
import { isStarted } from "./payment.ts";
import { isPartUnsaid, partCents, type Receipt } from "./receipt.ts";
import type { Actor } from "./staff.ts";
import { auditOf } from "./undo.ts";

/** How much came in all without being all of it, by somebody who saw it where the money is. */
export interface EnteredPart {
  amountCents: Cents;
  /** What that person had before them, see `partMark`. */
  seen: string;
}

/**
 * Why a sum cannot be entered, or not this one. noPart: there is no part payment, it is over, or the provider says the sum
 * itself; badAmount: not a positive number of cents; tooMuch: as much as is claimed or more, and all of it is told by the
 * provider alone; changed: somebody or the provider has changed it since it was seen.
 */
export type PartProblem = "noPart" | "badAmount" | "tooMuch" | "changed";

/** What a part has to stay below. */
export function partLimitCents({ payment }: Pick<Order, "payment">): Cents {
  return Math.max(0, claimedCents({ payment }) - payment.receivedCents);
}

/** A part has come, the customer can still transfer, and how much it was is for a person to say. */
export function mayEnterPart(order: Order): boolean {
  const { status, goal, instructions, receipts } = order.payment;
  const isAsking = order.status === "placed" && isStarted(status) && goal !== "end" && instructions !== null;
  return isAsking && isPartUnsaid(receipts) && partLimitCents(order) > 1;
}

/** Another text as soon as something changed that whoever enters a sum has to see first. */
export function partMark(order: Pick<Order, "payment">): string {
  const { id, receipts, providerNote } = order.payment;
  const { pciId = "", amountCents = null } = receipts.at(-1) ?? {};
  return toFingerprint(JSON.stringify([id, pciId, amountCents, providerNote, partLimitCents(order)]));
}

/** Null when it can be entered. */
export function findPartProblem(order: Order, { amountCents, seen }: EnteredPart): PartProblem | null {
  if (!mayEnterPart(order)) return "noPart";
  if (!Number.isSafeInteger(amountCents) || amountCents < 1) return "badAmount";
  if (amountCents >= partLimitCents(order)) return "tooMuch";
  return seen === partMark(order) || isThere(order, amountCents) ? null : "changed";
}

/**
 * From now on the customer is asked for the rest alone. No status moves by it: only the provider's answer makes a payment paid,
 * and as soon as that names a sum, it counts instead.
 */
export function enterPart(order: Order, entered: EnteredPart, actor: Actor): Decision {
  const { payment } = order;
  const before = payment.receipts.at(-1);
  if (before === undefined || findPartProblem(order, entered) !== null) return { kind: "unchanged" };
  const { amountCents } = entered;
  if (isThere(order, amountCents)) return { kind: "unchanged" };
  const receipt: Receipt = { ...before, amountCents, entered: { note: payment.providerNote } };
  const detail = { amountCents, before: before.amountCents, openCents: partLimitCents(order) - amountCents };
  const event = "payment.partEntered";
  return {
    kind: "changed",
    order: { ...order, payment: { ...payment, receipts: [...payment.receipts.slice(0, -1), receipt] } },
    effects: [tellPart(amountCents, true), auditOf(actor, event, detail)],
    event,
    detail,
  };
}

/** A second press, or two people of one mind. */
function isThere({ payment: { receipts } }: Order, amountCents: Cents): boolean {
  return partCents(receipts) === amountCents;
}
