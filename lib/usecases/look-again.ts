import type { Actor } from "#lib/domain/staff.ts";
import type { Repairs } from "#lib/ports.ts";
import type { Deps } from "./deps.ts";
import { syncPayment } from "./sync-payment.ts";

/** seen: the answer is stored; queued: the provider has not answered, the shop goes on asking; before: this wish was granted. */
export type LookOutcome = "seen" | "queued" | "before";

/**
 * Asks the provider what is true, now and for somebody who waits for it; what it does not answer now is asked by a job.
 * @param wishId of the page that asks: a second press changes nothing
 */
export async function lookAgain(
  deps: Deps & { repairs: Repairs },
  orderId: string,
  wishId: string,
  actor: Actor,
): Promise<LookOutcome> {
  const entry = { actor, action: "payment.looked" as const, detail: { wish: wishId } };
  if (!(await deps.repairs.look(orderId, wishId, entry))) return "before";
  return (await syncPayment(deps, orderId)).kind === "seen" ? "seen" : "queued";
}
