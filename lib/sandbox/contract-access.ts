import { ProviderError } from "./provider-error.ts";
import type { World } from "./world.ts";

/**
 * `GCR_…`, the older `PCR_…` with the same rest, or `me`; nothing at all means the login's own contract.
 * @throws ProviderError ProductNotAllowedException for a foreign contract
 */
export function checkContract(world: World, id: string | undefined): void {
  if (id === undefined || id.toLowerCase() === "me") return;
  if (id.toUpperCase().replace(/^PCR_/, "GCR_") === world.contractId.toUpperCase()) return;
  throw new ProviderError("ProductNotAllowedException", "Access to contract denied");
}
