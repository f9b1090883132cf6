import { maySettle } from "#lib/domain/repairs.ts";
import type { Actor } from "#lib/domain/staff.ts";
import type { Repairs } from "#lib/ports.ts";

/** Longest note that is kept. */
const NOTE_LENGTH = 300;

/**
 * Somebody has dealt with it. False when it is settled already, or is of a kind that only a reading settles.
 * @param note what was done, in the clerk's words; may be empty
 */
export async function settleAttention(
  deps: { repairs: Repairs },
  id: number,
  note: string,
  actor: Actor,
): Promise<boolean> {
  return deps.repairs.settle(id, ({ kind, key }) =>
    maySettle(kind)
      ? { actor, action: "attention.settled", detail: { kind, key, note: note.trim().slice(0, NOTE_LENGTH) } }
      : null,
  );
}
