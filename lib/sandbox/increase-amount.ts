import { toEuros } from "./incoming-money.ts";
import { ProviderError } from "./provider-error.ts";
import type { StoredPayment } from "./state.ts";
import { recordChange, savePayment, type World } from "./world.ts";

/**
 * A new, higher total for a prepayment that is not paid yet (§5.6).
 * @param amount cents
 * @throws ProviderError ProductUpdateFailedException, ProductFormatException when it is not higher
 */
export function increaseAmount(world: World, payment: StoredPayment, amount: number): void {
  if (payment.method !== "prepaid" || payment.kind !== "payment" || payment.simple !== 10) {
    throw new ProviderError("ProductUpdateFailedException", "Only an unpaid prepayment can be increased");
  }
  if (amount <= payment.amount) {
    throw new ProviderError("ProductFormatException", `amount must exceed the current amount ${payment.amount}`);
  }
  payment.amount = amount;
  savePayment(world, payment);
  const transaction = world.store.tables.transactions.get(payment.transaction);
  if (transaction !== undefined) recordChange(world, transaction, `Betrag auf ${toEuros(amount)} erhöht`);
}
