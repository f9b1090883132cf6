import { listHeldMoney } from "./incoming-money.ts";
import { renderLegacyTransaction } from "./legacy-render.ts";
import { nameLegacyObject } from "./legacy-terms.ts";
import { findEffectiveAmount } from "./payments.ts";
import { renderPayment } from "./render-payment.ts";
import { renderInstructions, renderTransaction } from "./render-transaction.ts";
import type { StoredPayment, StoredPush, StoredTransaction } from "./state.ts";
import { findLinkedPayment, type World } from "./world.ts";

/** A transaction as the levers show it: what the API says, and what only the sandbox knows. */
export function viewTransaction(world: World, transaction: StoredTransaction) {
  const linked = findLinkedPayment(world, transaction);
  const isLegacy = transaction.legacy !== undefined && linked !== null;
  const wire = isLegacy ? renderLegacyTransaction(world, transaction, linked) : renderTransaction(world, transaction);
  return {
    id: transaction.id,
    stx: transaction.id,
    /** the object's name on the old endpoints; null for a Smart Transaction */
    legacy: isLegacy ? nameLegacyObject(linked).object : null,
    status: transaction.status,
    method: transaction.method,
    amount: transaction.sum,
    currency: transaction.currency,
    merchantRef: transaction.merchantRef,
    transactionRef: transaction.transactionRef,
    pci: transaction.payment,
    pcis: transaction.allPayments,
    status_simple: linked?.simple ?? null,
    received: linked?.received ?? 0,
    started: transaction.started,
    payment_instructions: linked !== null && transaction.started ? renderInstructions(world, linked) : null,
    created: new Date(transaction.created).toISOString(),
    updated: transaction.updated === null ? null : new Date(transaction.updated).toISOString(),
    held: listHeldMoney(world, transaction).map(({ id, amount, purpose }) => ({ id, amount, purpose })),
    timeline: transaction.timeline.map(toWallAndVirtual),
    payments: listPayments(world, transaction).map((payment) => viewPayment(world, payment)),
    wire,
  };
}

export function viewPayment(world: World, payment: StoredPayment) {
  return {
    id: payment.id,
    pci: payment.id,
    stx: payment.transaction,
    method: payment.method,
    amount: payment.amount,
    status_simple: payment.simple,
    status: payment.detailed,
    kind: payment.kind,
    parent: payment.parent,
    children: payment.children,
    currency: payment.currency,
    created: new Date(payment.created).toISOString(),
    received: payment.received,
    refunded: payment.refunded,
    effective: findEffectiveAmount(payment),
    due: payment.dueAt === null ? null : new Date(payment.dueAt).toISOString(),
    history: payment.history.map(toWallAndVirtual),
    incoming_payment_date: payment.incomingAt === null ? null : new Date(payment.incomingAt).toISOString(),
    note: payment.note,
    shipping: payment.shipping,
    wire: renderPayment(world, payment),
  };
}

/** Times as text: `at` by the virtual clock, `wall` by the real one. */
function toWallAndVirtual<T extends { at: number; wall?: number }>({ at, wall, ...entry }: T) {
  const times = { at: new Date(at).toISOString(), wall: wall === undefined ? null : new Date(wall).toISOString() };
  return { ...times, ...entry };
}

export function viewPush(push: StoredPush) {
  return {
    ...push,
    created: new Date(push.created).toISOString(),
    nextAt: push.nextAt === null ? null : new Date(push.nextAt).toISOString(),
    attempts: push.attempts.map(toWallAndVirtual),
  };
}

export function listPayments(world: World, transaction: StoredTransaction): StoredPayment[] {
  return transaction.allPayments.flatMap((id) => world.store.tables.payments.get(id) ?? []);
}
