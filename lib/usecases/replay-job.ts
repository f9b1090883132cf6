import type { Actor } from "#lib/domain/staff.ts";
import type { Repairs } from "#lib/ports.ts";

/** Work that was put aside is tried again. False when it is not put aside (any more). */
export async function replayJob(deps: { repairs: Repairs }, jobId: string, actor: Actor): Promise<boolean> {
  return deps.repairs.replay(jobId, (kind) => ({ actor, action: "job.replayed", detail: { job: jobId, kind } }));
}
