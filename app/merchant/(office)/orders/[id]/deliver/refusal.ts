import type { DeliveryProblem } from "#lib/domain/delivery.ts";
import type { TurnedAway } from "../../../enter-office.ts";

/** Why goods could not leave, as it comes back in the address after the button was pressed. */
export type Refusal = DeliveryProblem | TurnedAway;

const REFUSALS: Record<Refusal, true> = {
  notPlaced: true,
  notAccepted: true,
  nothingLeft: true,
  tooMany: true,
  ending: true,
  toBeCollected: true,
  notCollected: true,
  wrongCode: true,
  inFuture: true,
  beforeOrder: true,
  crowded: true,
  closed: true,
  failed: true,
};

export function toRefusal(text: string | undefined): Refusal | null {
  return text !== undefined && Object.hasOwn(REFUSALS, text) ? (text as Refusal) : null;
}
