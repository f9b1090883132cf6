import type { SecuconnectClient } from "#lib/secuconnect/index.ts";
import { explainFailure } from "../shell/explain-failure.ts";
import { toPlain } from "../shell/layout.ts";
import { type Finding, fail, ok } from "./finding.ts";

/** Whose credentials these are. */
export async function checkMerchant(client: SecuconnectClient): Promise<Finding> {
  try {
    const { id, companyName } = await client.contracts.readOwnMerchant();
    return ok("merchant", `${toPlain(companyName ?? "without a name")} (${toPlain(id)})`);
  } catch (error) {
    return failFinding("merchant", error);
  }
}

/** A failed call as a line of the check. */
export function failFinding(name: string, error: unknown, ownAdvice: string | null = null): Finding {
  const { message, advice, details, exit } = explainFailure(error);
  return fail(name, details === null ? message : `${message}: ${details}`, ownAdvice ?? advice, exit);
}
