import { randomUUID } from "node:crypto";
import { and, eq, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { Decision } from "#lib/domain/apply-payment-update.ts";
import type { Order } from "#lib/domain/order.ts";
import type { Orders } from "#lib/ports.ts";
import type { Database } from "./database.ts";
import { saveEffects } from "./effects.ts";
import { fromAttempt, fromOrder, toOrder } from "./order-rows.ts";
import { baskets, orderHistory, orders, paymentAttempts } from "./schema.ts";

/** @param onWork called after a commit that left work for the worker */
export function createOrders(db: Database, onWork: () => void): Orders {
  async function findOne(where: SQL | undefined): Promise<Order | null> {
    const [row] = await db
      .select()
      .from(orders)
      .innerJoin(paymentAttempts, eq(paymentAttempts.id, orders.attemptId))
      .where(where);
    return row === undefined ? null : toOrder(row.orders, row.payment_attempts);
  }
  const findByBasket = (basketId: string) => findOne(eq(orders.basketId, basketId));
  return {
    async nextNumber() {
      const result = await db.execute(sql`select nextval('order_numbers') as number`);
      return String((result as unknown as { rows: { number: string }[] }).rows[0]?.number);
    },
    find: (id) => findOne(eq(orders.id, id)),
    findByToken: (token) => findOne(eq(orders.token, token)),
    findByPushToken: (pushToken) => findOne(eq(orders.pushToken, pushToken)),
    findByBasket,
    async insert(order, effects) {
      const inserted = await db.transaction(async (transaction) => {
        const tx = transaction as unknown as Database;
        const rows = await tx
          .insert(orders)
          .values(fromOrder(order))
          .onConflictDoNothing({ target: orders.basketId })
          .returning();
        if (rows.length === 0) return false;
        await tx.insert(paymentAttempts).values(fromAttempt(order.id, order.payment));
        await tx
          .insert(orderHistory)
          .values({ orderId: order.id, event: "order.drafted", detail: { number: order.number } });
        await saveEffects(tx, order, effects);
        return true;
      });
      if (inserted) return order;
      const existing = await findByBasket(order.basketId);
      if (existing === null) throw new Error(`order for basket vanished while inserting ${order.number}`);
      return existing;
    },
    async update(id, decide) {
      const decision = await db.transaction((transaction) =>
        decideInside(transaction as unknown as Database, id, decide),
      );
      if (decision.kind === "changed" && decision.effects.length > 0) onWork();
      return decision;
    },
    async claim(id, leaseSeconds) {
      const lease = randomUUID();
      const free = or(isNull(orders.lease), lt(orders.leaseUntil, sql`now()`));
      const rows = await db
        .update(orders)
        .set({ lease, leaseUntil: sql`now() + make_interval(secs => ${leaseSeconds})` })
        .where(and(eq(orders.id, id), free))
        .returning({ id: orders.id });
      return rows.length === 0 ? null : lease;
    },
    async release(id, lease) {
      await db
        .update(orders)
        .set({ lease: null, leaseUntil: null })
        .where(and(eq(orders.id, id), eq(orders.lease, lease)));
    },
  };
}

async function decideInside(tx: Database, id: string, decide: (order: Order) => Decision): Promise<Decision> {
  // Two reads on purpose: a join would look up the attempt before the wait for the lock, and miss a new one.
  const [row] = await tx.select().from(orders).where(eq(orders.id, id)).for("update");
  if (row === undefined) throw new Error(`order ${id} does not exist`);
  const [attempt] = await tx.select().from(paymentAttempts).where(eq(paymentAttempts.id, row.attemptId));
  if (attempt === undefined) throw new Error(`order ${row.number} has no payment attempt`);
  const before = toOrder(row, attempt);
  const decision = decide(before);
  if (decision.kind === "refused") {
    await addHistory(tx, id, "payment.refused", { from: decision.from, to: decision.to });
    return decision;
  }
  if (decision.kind === "unchanged") return decision;
  const after: Order = { ...decision.order, version: before.version + 1 };
  // Most decisions are about the payment alone: then the wide row keeps all but its version.
  const isSameAttempt = after.payment.id === before.payment.id;
  const isOrderSame = JSON.stringify(withoutPayment(decision.order)) === JSON.stringify(withoutPayment(before));
  await tx
    .update(orders)
    .set(isSameAttempt && isOrderSame ? { version: after.version } : fromOrder(after))
    .where(eq(orders.id, id));
  const values = fromAttempt(id, after.payment);
  if (isSameAttempt) {
    await tx.update(paymentAttempts).set(values).where(eq(paymentAttempts.id, values.id));
  } else {
    await tx.insert(paymentAttempts).values(values);
  }
  if (before.status !== after.status) {
    // A draft keeps its basket open; once it is ordered, the shopper starts with an empty one.
    const orderedAt = after.status === "draft" ? null : sql`coalesce(${baskets.orderedAt}, now())`;
    await tx.update(baskets).set({ orderedAt }).where(eq(baskets.id, after.basketId));
  }
  await addHistory(tx, id, decision.event, decision.detail);
  await saveEffects(tx, after, decision.effects);
  return { ...decision, order: after };
}

function withoutPayment({ payment: _payment, ...rest }: Order): Omit<Order, "payment"> {
  return rest;
}

async function addHistory(
  tx: Database,
  orderId: string,
  event: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await tx.insert(orderHistory).values({ orderId, event, detail });
}
