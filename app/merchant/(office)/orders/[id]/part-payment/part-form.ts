import type { EnteredPart, PartProblem } from "#lib/domain/part-payment.ts";
import type { TurnedAway } from "../../../enter-office.ts";
import { readCents } from "../refund/refund-form.ts";

/** Why nothing was entered, as it comes back in the address; each is a message below `handling.part.problems`. */
export type PartRefusal = PartProblem | TurnedAway;

const REFUSALS: Record<PartRefusal, true> = {
  ...{ noPart: true, badAmount: true, tooMuch: true, changed: true },
  ...{ crowded: true, closed: true, failed: true },
};

export function toPartRefusal(text: string | undefined): PartRefusal | null {
  return text !== undefined && Object.hasOwn(REFUSALS, text) ? (text as PartRefusal) : null;
}

/** @param amount as typed; what cannot be read is no number of cents @param seen the mark of the page that asks */
export function readPart(amount: string, seen: string): EnteredPart {
  return { amountCents: readCents(amount) ?? Number.NaN, seen };
}
