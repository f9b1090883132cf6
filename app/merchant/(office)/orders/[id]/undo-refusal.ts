import type { UndoProblem } from "#lib/domain/undo.ts";
import type { TurnedAway } from "../../enter-office.ts";

/** Why nothing was cancelled or refunded, as it comes back in the address after the button was pressed. */
export type UndoRefusal =
  | UndoProblem
  | TurnedAway
  /** Somebody or the provider changed the order since the amount was shown. */
  | "changed";

const REFUSALS: Record<UndoRefusal, true> = {
  notPlaced: true,
  over: true,
  ending: true,
  refundInstead: true,
  cancelInstead: true,
  refundUnderWay: true,
  badAmount: true,
  tooMuch: true,
  noReason: true,
  longReason: true,
  noItems: true,
  tooManyItems: true,
  changed: true,
  crowded: true,
  closed: true,
  failed: true,
};

export function toUndoRefusal(text: string | undefined): UndoRefusal | null {
  return text !== undefined && Object.hasOwn(REFUSALS, text) ? (text as UndoRefusal) : null;
}
