import { documentDelay } from "#lib/domain/next-document.ts";
import { mayOrderBecome, type Order } from "#lib/domain/order.ts";
import { LeaseLost } from "#lib/ports.ts";
import type { Deps } from "#lib/usecases/deps.ts";
import { raiseAttention, saveEffects } from "./effects.ts";
import { enqueueJob } from "./jobs.ts";
import type { AtOnce, StoredOrder, Tables } from "./tables.ts";

/** As `lib/store/order-store.ts`: a decision, its order, attempt and effects are one moment, or nothing. */
export function createOrderTable(tables: Tables): AtOnce<Deps["orders"]> {
  const findWhere = (is: (order: Order) => boolean) => {
    for (const { order } of tables.orders.values()) if (is(order)) return order;
    return null;
  };
  const now = () => new Date(tables.now());
  return {
    nextNumber() {
      tables.lastNumber += 1;
      return { number: String(tables.lastNumber), now: now() };
    },
    skipNumbers(upTo) {
      tables.lastNumber = Math.max(tables.lastNumber, upTo);
    },
    now,
    find: (id) => tables.orders.get(id)?.order ?? null,
    findByToken: (token) => findWhere((order) => order.token === token),
    findByPushToken: (pushToken) => findWhere((order) => order.pushToken === pushToken),
    findByBasket: (basketId) => findWhere((order) => order.basketId === basketId),
    attempts: (id) =>
      [...tables.attempts.values()]
        .filter(({ orderId }) => orderId === id)
        .map(({ attempt }) => attempt)
        .sort((a, b) => a.number - b.number),
    insert(order, effects) {
      const existing = findWhere(({ basketId }) => basketId === order.basketId);
      if (existing !== null) return existing;
      saveOrder(tables, { order, lease: null, leaseUntil: 0 }, null, saveEffects(tables, order, effects));
      return order;
    },
    update(id, decide, lease) {
      const row = tables.orders.get(id);
      if (row === undefined) throw new Error(`order ${id} does not exist`);
      if (lease !== undefined && row.lease !== lease.token) throw new LeaseLost(`order ${row.order.number}`);
      const before = row.order;
      const decision = decide(before, now());
      if (decision.kind === "refused") {
        const { from, to } = decision;
        raiseAttention(tables, id, { kind: "refusedChange", key: `${from}-${to}`, detail: { from, to } });
        return decision;
      }
      if (decision.kind === "unchanged") return decision;
      const after: Order = { ...decision.order, version: before.version + 1 };
      if (!mayOrderBecome(before.status, after.status)) {
        throw new Error(`order ${before.number} cannot become ${after.status} after ${before.status}`);
      }
      const stored = saveEffects(tables, after, decision.effects);
      if (lease !== undefined) row.leaseUntil = tables.now() + lease.seconds * 1000;
      saveOrder(tables, row, before, stored);
      const delay = documentDelay(before, after);
      if (delay !== null) enqueueJob(tables, "documents", { orderId: id }, delay);
      return { ...decision, order: after };
    },
    claim(id, seconds) {
      const row = tables.orders.get(id);
      if (row === undefined || (row.lease !== null && row.leaseUntil >= tables.now())) return null;
      row.lease = tables.newToken();
      row.leaseUntil = tables.now() + seconds * 1000;
      return { token: row.lease, seconds };
    },
    release(id, lease) {
      const row = tables.orders.get(id);
      if (row?.lease === lease.token) row.lease = null;
    },
  };
}

function saveOrder(tables: Tables, row: StoredOrder, before: Order | null, after: Order): void {
  row.order = after;
  tables.orders.set(after.id, row);
  const known = tables.attempts.get(after.payment.id);
  const watched = { lookAt: known?.lookAt ?? null, mark: known?.mark ?? null };
  tables.attempts.set(after.payment.id, { orderId: after.id, attempt: after.payment, ...watched });
  const basket = tables.baskets.get(after.basketId);
  if (basket !== undefined && before !== null && before.status !== after.status) {
    basket.isOrdered = after.status !== "draft";
  }
  tables.onChange(before, after);
}
