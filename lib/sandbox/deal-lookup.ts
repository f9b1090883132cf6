import { lookUpPayment } from "./payments.ts";
import type { StoredTransaction } from "./state.ts";
import type { World } from "./world.ts";

/** The deal behind an `STX_…`, a `PCI_…` or a hash: levers take any of them. */
export function findDeal(world: World, id: string): StoredTransaction | undefined {
  const { transactions } = world.store.tables;
  const direct = transactions.get(id) ?? transactions.get(id.toUpperCase());
  return direct ?? transactions.get(lookUpPayment(world, id)?.transaction ?? "");
}
