import { ProviderError } from "./provider-error.ts";
import type { StoredPayment } from "./state.ts";
import { createPaymentDefaults } from "./state-defaults.ts";
import type { World } from "./world.ts";

type Fresh = Pick<StoredPayment, "transaction" | "method" | "amount" | "currency" | "iban"> & Partial<StoredPayment>;

/** Keeps a new payment under an id, a number and a hash of its own. Nothing is announced yet. */
export function insertPayment(world: World, fields: Fresh): StoredPayment {
  const payment: StoredPayment = {
    ...createPaymentDefaults(),
    id: world.ids.drawObjectId("PCI"),
    transId: world.ids.drawTransId(),
    hash: world.ids.drawHash(),
    created: world.clock.now(),
    ...fields,
  };
  world.store.tables.payments.set(payment.id, payment);
  world.store.save("payments", payment.id);
  world.store.save("meta");
  return payment;
}

/** @param idOrHash `PCI_…` or the hash */
export function lookUpPayment(world: World, idOrHash: string): StoredPayment | undefined {
  const { payments } = world.store.tables;
  return payments.get(idOrHash.toUpperCase()) ?? payments.get(findIdByHash(payments, idOrHash) ?? "");
}

/** @throws ProviderError ProductNotFoundException */
export function findPayment(world: World, idOrHash: string): StoredPayment {
  const found = lookUpPayment(world, idOrHash);
  if (found === undefined) {
    throw new ProviderError("ProductNotFoundException", `Payment transaction ${idOrHash} not found`);
  }
  return found;
}

type Payments = ReadonlyMap<string, StoredPayment>;
const indexes = new WeakMap<Payments, Map<string, string>>();

/** Payments are never taken away and keep their hashes, so an index is stale only when it is smaller than the table. */
function findIdByHash(payments: Payments, hash: string): string | undefined {
  let index = indexes.get(payments);
  const id = index?.get(hash.toLowerCase());
  if (id !== undefined || index?.size === payments.size) return id;
  index = new Map([...payments.values()].map((payment) => [payment.hash, payment.id]));
  indexes.set(payments, index);
  return index.get(hash.toLowerCase());
}

/** What is left of a payment after all refunds, in cents. */
export function findEffectiveAmount(payment: StoredPayment): number {
  return payment.amount - payment.refunded;
}
