import { ApiFailure, type LegacyTransaction, type Reply, type SecuconnectClient } from "#lib/secuconnect/index.ts";
import { UsageError } from "./shell/exit-codes.ts";
import { LEGACY_GROUPS, type LegacyMethod } from "./views/legacy-view.ts";

const METHODS = Object.keys(LEGACY_GROUPS) as LegacyMethod[];

/** @throws UsageError */
export function readLegacyMethod(text: string | undefined): LegacyMethod | undefined {
  const method = METHODS.find((known) => known === text);
  if (text !== undefined && method === undefined) {
    throw new UsageError(`--method is ${METHODS.join(" or ")} at the legacy endpoints, not "${text}".`);
  }
  return method;
}

/**
 * A legacy transaction by its hash, which does not say which of the endpoints it belongs to.
 * @throws SecuconnectError; the last endpoint's own no where none knows the hash
 */
export async function findLegacy(
  client: SecuconnectClient,
  hash: string,
  only?: LegacyMethod,
): Promise<{ legacy: Reply<LegacyTransaction>; method: LegacyMethod }> {
  const [first = "invoice", ...others] = only === undefined ? METHODS : [only];
  try {
    return { legacy: await client.legacy[LEGACY_GROUPS[first]].read(hash), method: first };
  } catch (error) {
    const isElsewhere = error instanceof ApiFailure && error.exception === "ProductNotFoundException";
    const [next] = others;
    if (!isElsewhere || next === undefined) throw error;
    return findLegacy(client, hash, next);
  }
}
