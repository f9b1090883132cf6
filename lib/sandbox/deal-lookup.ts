import type { StoredPayment, StoredTransaction } from "./state.ts";
import type { World } from "./world.ts";

/** @param idOrHash `PCI_…` in any case, or the hash */
export function lookUpPayment(world: World, idOrHash: string): StoredPayment | undefined {
  const { payments } = world.store.tables;
  return payments.get(idOrHash.toUpperCase()) ?? [...payments.values()].find(({ hash }) => hash === idOrHash);
}

/** The deal behind an `STX_…`, a `PCI_…` or a hash: levers take any of them. */
export function findDeal(world: World, id: string): StoredTransaction | undefined {
  const { transactions } = world.store.tables;
  const direct = transactions.get(id) ?? transactions.get(id.toUpperCase());
  return direct ?? transactions.get(lookUpPayment(world, id)?.transaction ?? "");
}
