import { findVisit } from "../hosted-visit.ts";
import { toLegacyPageUrl } from "../legacy-render.ts";
import type { StoredPayment, StoredTransaction } from "../state.ts";
import type { World } from "../world.ts";

/** The customer's page of a transaction, and whether there is still something to be done on it. */
export function findHostedPage(
  world: World,
  transaction: StoredTransaction,
  payment: StoredPayment | null,
): { href: string; isOpen: boolean } {
  const isOld = transaction.legacy !== undefined && payment !== null;
  const wizard = transaction.intent === "order" ? "wizardFlow=checkout&" : "";
  const address = isOld ? toLegacyPageUrl(world, payment) : `${world.baseUrl}/hosted?${wizard}stx=${transaction.id}`;
  const url = new URL(address);
  const visit = findVisit(world, url);
  return { href: url.pathname + url.search, isOpen: typeof visit === "object" && visit.methods.length > 0 };
}
