import type { Deps } from "./deps.ts";
import { findIncomingMoney, reconcilePayments } from "./reconcile.ts";
import { findUnknownTransactions } from "./sweep-strays.ts";

/** Longest a round may take before another process may begin one of its own. */
const LEASE_SECONDS = 60;
/** Money of unexpected kinds is looked for so often at most; it may wait (G-26: 12 hours). */
const INCOMING_SECONDS = 15 * 60;
/** After a round that could not ask the provider. */
const AGAIN_SECONDS = 30;
const TIDY_SECONDS = 60 * 60;

/** Does what is due of the work that one process does for all. Each round is short, and one that dies is followed by another. */
export async function runSchedules(deps: Deps): Promise<void> {
  const { poll } = deps.rules;
  await once(deps, "reconcile", poll.tickSeconds, async () => {
    await reconcilePayments(deps);
    return undefined;
  });
  await once(deps, "incoming", Math.min(INCOMING_SECONDS, poll.firstDaySeconds), (cursor) =>
    findIncomingMoney(deps, cursor),
  );
  await once(deps, "unknown", poll.unknownSeconds, (cursor) => findUnknownTransactions(deps, cursor));
  await once(deps, "tidy", TIDY_SECONDS, async () => {
    await deps.jobs.tidy();
    await deps.withdrawals.tidy();
    return undefined;
  });
}

/** @param work given where the last round stopped; returns where the next one goes on, or null when it has to be repeated soon */
async function once(
  deps: Deps,
  name: string,
  everySeconds: number,
  work: (cursor: string | null) => Promise<string | null | undefined>,
): Promise<void> {
  if (!(await deps.schedules.claim(name, LEASE_SECONDS))) return;
  const cursor = await work(await deps.schedules.cursor(name));
  if (cursor === null) await deps.schedules.finish(name, Math.min(AGAIN_SECONDS, everySeconds));
  else await deps.schedules.finish(name, everySeconds, cursor);
}
