import "server-only";
import { isCrowded } from "#lib/admission.ts";
import type { Runtime } from "#lib/runtime.ts";

/** Maintenance began while somebody was filling in a form; nothing was done with it. */
class ShopClosed extends Error {
  override name = "ShopClosed";
}

/**
 * Does what a form asks for, when the shop is open and not too many are at it already.
 * @throws Crowded, ShopClosed, then nothing was begun; whatever `work` throws
 */
export async function admit<T>(runtime: Runtime, work: () => Promise<T>): Promise<T> {
  if (runtime.config.isInMaintenance) throw new ShopClosed("in maintenance");
  return runtime.doors.actions.enter(work);
}

/** Why somebody was turned away at the door; null when something went wrong behind it. */
export function whyTurnedAway(error: unknown): "crowded" | "closed" | null {
  if (isCrowded(error)) return "crowded";
  return error instanceof ShopClosed ? "closed" : null;
}
