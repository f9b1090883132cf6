import { findContainer } from "./containers.ts";
import { buildOwnIban, EXAMPLE_IBAN } from "./iban.ts";
import { insertPayment } from "./payments.ts";
import type { Method, StoredPayment, StoredTransaction } from "./state.ts";
import { findLinkedPayment, setPaymentStatus, type World } from "./world.ts";

/**
 * Begins an attempt: a new payment takes the place of the one linked so far, which stays readable and becomes void. A
 * basket of several merchants brings a payment for each of its parts.
 */
export function linkNewPayment(world: World, transaction: StoredTransaction, method: Method): StoredPayment {
  const transId = world.ids.drawTransId();
  const { contract } = world.store.meta;
  const container = method === "debit" && transaction.container ? findContainer(world, transaction.container) : null;
  const shared = {
    transaction: transaction.id,
    method,
    currency: transaction.currency,
    iban: contract.ownIban ? buildOwnIban(transId) : EXAMPLE_IBAN,
    container: container?.id ?? null,
    containerOwner: container?.owner ?? null,
    containerIban: container?.iban ?? null,
    accrual: transaction.paymentContext.accrual === true,
  };
  const replaced = findLinkedPayment(world, transaction);
  const named = transaction.legacy === undefined ? {} : { hash: transaction.id };
  const payment = insertPayment(world, { ...shared, ...named, transId, amount: transaction.sum });
  transaction.method = method;
  transaction.payment = payment.id;
  transaction.allPayments.push(payment.id);
  for (const item of transaction.basket?.products ?? []) {
    if (item.item_type !== "sub_transaction") continue;
    const partId = world.ids.drawTransId();
    const part = insertPayment(world, {
      ...shared,
      transId: partId,
      hash: `${payment.hash}_${partId}`,
      amount: item.sum ?? 0,
      kind: "part",
      parent: payment.id,
      referenceId: item.reference_id ?? null,
    });
    payment.children.push(part.id);
    transaction.allPayments.push(part.id);
  }
  if (replaced !== null && replaced.simple !== 3) setPaymentStatus(world, replaced, 5, 11);
  return payment;
}

/** The parts of a mixed basket's payment, in the order of the basket. */
export function listParts(world: World, payment: StoredPayment): StoredPayment[] {
  const children = payment.children.flatMap((id) => world.store.tables.payments.get(id) ?? []);
  return children.filter(({ kind }) => kind === "part");
}
