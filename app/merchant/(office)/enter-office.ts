import "server-only";
import { unstable_rethrow } from "next/navigation";
import { requireMerchantAction } from "#lib/auth/require-merchant.ts";
import type { Act, Actor } from "#lib/domain/staff.ts";
import { getRuntime, type Runtime } from "#lib/runtime.ts";
import { admit, whyTurnedAway } from "../../[locale]/admit.ts";
import { logActionFailure } from "../../[locale]/log-action-failure.ts";

/** Why nothing was done; each is a message below `handling.turnedAway`. */
export type TurnedAway = "crowded" | "closed" | "failed";

/**
 * Every action of the office comes through here: the shop is open, not too many are at it, and whoever asks may do this.
 * @param act what is asked for
 * @param name of the action, for the log
 * @returns what `work` says, or why it was not begun or not ended
 */
export async function enterOffice<T>(
  act: Act,
  name: string,
  work: (runtime: Runtime, actor: Actor) => Promise<T>,
): Promise<T | TurnedAway> {
  try {
    const runtime = await getRuntime();
    return await admit(runtime, async () => work(runtime, await requireMerchantAction(act)));
  } catch (error) {
    // Redirects are told by throwing.
    unstable_rethrow(error);
    const reason = whyTurnedAway(error);
    if (reason === null) await logActionFailure(name, error);
    return reason ?? "failed";
  }
}
