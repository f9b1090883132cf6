import { compareReply } from "./compare.ts";
import type { Difference } from "./compare-bodies.ts";
import type { Example } from "./example.ts";
import type { Host } from "./host.ts";
import { needsLevers, reachStage } from "./stages/reach-stage.ts";

export type Outcome =
  | { kind: "same" }
  | { kind: "different"; differences: Difference[] }
  /** the state before the request could not be brought about */
  | { kind: "broken"; reason: string }
  /** only the emulator can be made to do it, or no server at all: never counted as passed */
  | { kind: "notProvoked"; reason: string };

/** Brings the host into the example's state, sends its request and compares the reply. Levers are put back. */
export async function runExample(host: Host, example: Example): Promise<Outcome> {
  const { stage, onlyRead } = example;
  if (stage === undefined) return { kind: "notProvoked", reason: onlyRead ?? "no state is named" };
  if (host.levers === null && needsLevers(stage)) {
    return { kind: "notProvoked", reason: `only the sandbox can be brought to "${stage}"` };
  }
  try {
    const ids = await reachStage(host, stage);
    const reply = await host.send(example.request, ids);
    const differences = compareReply(example, reply);
    return differences.length === 0 ? { kind: "same" } : { kind: "different", differences };
  } catch (error) {
    return { kind: "broken", reason: error instanceof Error ? error.message : String(error) };
  } finally {
    await host.levers?.restore();
  }
}

/** One line per difference, to be read by people. */
export function describeOutcome(outcome: Outcome): string {
  if (outcome.kind === "same") return "same";
  if (outcome.kind !== "different") return outcome.reason;
  return outcome.differences
    .map(({ path, expected, received }) => `${path}: expected ${expected}, received ${received}`)
    .join("\n");
}
