import type { Host, Ids } from "../host.ts";
import { CUSTOMER_STAGES } from "./customer-stages.ts";
import { LEGACY_REFUSAL_STAGES } from "./legacy-refusal-stages.ts";
import { LEGACY_STAGES } from "./legacy-stages.ts";
import { LEVER_STAGES } from "./lever-stages.ts";
import { SMART_STAGES } from "./smart-stages.ts";
import type { LeverStage, Stage, StageName } from "./stage.ts";

const PLAIN: Record<string, Stage> = {
  nothing: async () => ({}),
  ...SMART_STAGES,
  ...CUSTOMER_STAGES,
  ...LEGACY_STAGES,
};

const LEVERS: Record<string, LeverStage> = { ...LEVER_STAGES, ...LEGACY_REFUSAL_STAGES };

/** A state that the provider's own host cannot be brought into by request. */
export function needsLevers(stage: StageName): boolean {
  return stage in LEVERS;
}

/**
 * Brings a host into a state and returns the ids of what is in it.
 * @throws Error when a call on the way was answered otherwise than documented
 */
export async function reachStage(host: Host, stage: StageName): Promise<Ids> {
  const plain = PLAIN[stage];
  if (plain !== undefined) return plain(host);
  const lever = LEVERS[stage];
  if (lever === undefined || host.levers === null) throw new Error(`The state ${stage} cannot be provoked here`);
  return lever(host, host.levers);
}
