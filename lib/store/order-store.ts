import { randomUUID } from "node:crypto";
import { and, asc, eq, gt, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { Decision } from "#lib/domain/apply-payment-update.ts";
import { documentDelay } from "#lib/domain/next-document.ts";
import { mayOrderBecome, type Order } from "#lib/domain/order.ts";
import { type Lease, LeaseLost, type Orders } from "#lib/ports.ts";
import { raiseAttention } from "./attention-store.ts";
import type { Database } from "./database.ts";
import { enqueueJob, saveEffects } from "./effects.ts";
import { fromAttempt, fromOrder, toAttempt, toOrder } from "./order-rows.ts";
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
      const row = await readOne<{ number: string; now: string }>(
        db,
        sql`select nextval('order_numbers') as number, ${NOW} as now`,
      );
      return { number: String(row.number), now: new Date(Number(row.now)) };
    },
    async skipNumbers(upTo) {
      await db.execute(
        sql`select setval('order_numbers', greatest(last_value, ${upTo})) from order_numbers where last_value < ${upTo}`,
      );
    },
    async now() {
      return new Date(Number((await readOne<{ now: string }>(db, sql`select ${NOW} as now`)).now));
    },
    find: (id) => findOne(eq(orders.id, id)),
    findByToken: (token) => findOne(eq(orders.token, token)),
    findByPushToken: (pushToken) => findOne(eq(orders.pushToken, pushToken)),
    findByBasket,
    async findIdByNumber(number) {
      const [row] = await db.select({ id: orders.id }).from(orders).where(eq(orders.number, number));
      return row?.id ?? null;
    },
    async attempts(id) {
      const rows = await db
        .select()
        .from(paymentAttempts)
        .where(eq(paymentAttempts.orderId, id))
        .orderBy(asc(paymentAttempts.number));
      return rows.map(toAttempt);
    },
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
    async update(id, decide, lease) {
      const { decision, hasWork } = await db.transaction((transaction) =>
        decideInside(transaction as unknown as Database, id, decide, lease),
      );
      if (hasWork) onWork();
      return decision;
    },
    async claim(id, seconds) {
      const token = randomUUID();
      // A lease that ends later than any can end was given by a clock that has been set back since.
      const free = or(
        isNull(orders.lease),
        lt(orders.leaseUntil, sql`now()`),
        gt(orders.leaseUntil, sql`now() + make_interval(secs => ${2 * seconds})`),
      );
      const rows = await db
        .update(orders)
        .set({ lease: token, leaseUntil: leaseEnd(seconds) })
        .where(and(eq(orders.id, id), free))
        .returning({ id: orders.id });
      return rows.length === 0 ? null : { token, seconds };
    },
    async release(id, lease) {
      await db
        .update(orders)
        .set({ lease: null, leaseUntil: null })
        .where(and(eq(orders.id, id), eq(orders.lease, lease.token)));
    },
  };
}

/** The moment itself, in milliseconds; `now()` is when the transaction began, which may be a wait for a lock ago. */
const NOW = sql`extract(epoch from clock_timestamp()) * 1000`;

function leaseEnd(seconds: number): SQL {
  return sql`now() + make_interval(secs => ${seconds})`;
}

async function readOne<T>(db: Database, query: SQL): Promise<T> {
  const [row] = ((await db.execute(query)) as unknown as { rows: T[] }).rows;
  if (row === undefined) throw new Error("the database answered without a row");
  return row;
}

async function decideInside(
  tx: Database,
  id: string,
  decide: Parameters<Orders["update"]>[1],
  lease: Lease | undefined,
): Promise<{ decision: Decision; hasWork: boolean }> {
  // Two reads on purpose: a join would look up the attempt before the wait for the lock, and miss a new one.
  const [row] = await tx.select().from(orders).where(eq(orders.id, id)).for("update");
  if (row === undefined) throw new Error(`order ${id} does not exist`);
  // The fence: whoever lost the lease while a call was under way must not write what it thinks it knows.
  if (lease !== undefined && row.lease !== lease.token) throw new LeaseLost(`order ${row.number}`);
  const [attempt] = await tx
    .select({ values: paymentAttempts, now: sql<string>`${NOW}` })
    .from(paymentAttempts)
    .where(eq(paymentAttempts.id, row.attemptId));
  if (attempt === undefined) throw new Error(`order ${row.number} has no payment attempt`);
  const before = toOrder(row, attempt.values);
  const decision = decide(before, new Date(Number(attempt.now)));
  if (decision.kind === "refused") {
    await addHistory(tx, id, "payment.refused", { from: decision.from, to: decision.to });
    const { from, to } = decision;
    await raiseAttention(tx, id, { kind: "refusedChange", key: `${from}-${to}`, detail: { from, to } });
    return { decision, hasWork: false };
  }
  if (decision.kind === "unchanged") return { decision, hasWork: false };
  const after: Order = { ...decision.order, version: before.version + 1 };
  if (!mayOrderBecome(before.status, after.status)) {
    throw new Error(`order ${row.number} cannot become ${after.status} after ${before.status}`);
  }
  await saveOrder(tx, before, after, lease);
  await addHistory(tx, id, decision.event, decision.detail);
  await saveEffects(tx, after, decision.effects);
  const delay = documentDelay(before, after);
  if (delay !== null) await enqueueJob(tx, "documents", { orderId: id }, delay);
  const hasWork = delay !== null || decision.effects.length > 0;
  return { decision: { ...decision, order: after }, hasWork };
}

async function saveOrder(tx: Database, before: Order, after: Order, lease: Lease | undefined): Promise<void> {
  // Most decisions are about the payment alone: then the wide row keeps all but its version.
  const isSameAttempt = after.payment.id === before.payment.id;
  const isOrderSame = JSON.stringify(withoutVersion(after)) === JSON.stringify(withoutVersion(before));
  await tx
    .update(orders)
    .set({
      ...(isSameAttempt && isOrderSame
        ? { version: after.version, paymentStatus: after.payment.status }
        : fromOrder(after)),
      ...(lease === undefined ? {} : { leaseUntil: leaseEnd(lease.seconds) }),
    })
    .where(and(eq(orders.id, after.id), eq(orders.version, before.version)));
  const values = fromAttempt(after.id, after.payment);
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
}

function withoutVersion({ payment: _payment, version: _version, ...rest }: Order): Omit<Order, "payment" | "version"> {
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
