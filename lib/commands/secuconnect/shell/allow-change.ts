import type { Command } from "./command.ts";
import { UsageError } from "./exit-codes.ts";
import type { Target } from "./target.ts";

/** @throws UsageError for a change where real money could move and nobody said that this is meant */
export function allowChange(
  { name, changes }: Command,
  { host, isLive, settings }: Target,
  isLiveMeant: boolean,
): void {
  if (changes === "nothing" || !isLive) return;
  const why = settings.isDemo ? `${host} is not a known test host` : "SECUCONNECT_DEMO=false";
  if (changes === "demo")
    throw new UsageError(`"${name}" never runs live (${why}). Use the sandbox or the testing host.`);
  if (!isLiveMeant) throw new UsageError(`"${name}" changes live payments (${why}). Add --live if that is meant.`);
}
