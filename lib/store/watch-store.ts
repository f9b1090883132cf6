import { and, asc, eq, inArray, lte, type SQL, sql } from "drizzle-orm";
import type { Watch, WatchedPayment } from "#lib/ports.ts";
import type { Database } from "./database.ts";
import { orders, paymentAttempts } from "./schema.ts";

export function createWatch(db: Database): Watch {
  async function select(where: SQL | undefined, limit: number): Promise<WatchedPayment[]> {
    const rows = await db
      .select({
        orderId: paymentAttempts.orderId,
        attemptId: paymentAttempts.id,
        currentId: orders.attemptId,
        method: paymentAttempts.method,
        status: paymentAttempts.status,
        pciIds: paymentAttempts.pciIds,
        mark: paymentAttempts.mark,
        startedAt: paymentAttempts.startedAt,
      })
      .from(paymentAttempts)
      .innerJoin(orders, eq(orders.id, paymentAttempts.orderId))
      .where(where)
      .orderBy(asc(paymentAttempts.lookAt))
      .limit(limit);
    return rows.map(({ currentId, pciIds, ...row }) => ({
      ...row,
      isCurrent: row.attemptId === currentId,
      pciId: pciIds.at(-1) ?? null,
    }));
  }
  return {
    due: (limit) => select(lte(paymentAttempts.lookAt, sql`now()`), limit),
    async plan(attemptId, seconds, mark) {
      const lookAt = seconds === null ? null : sql`now() + make_interval(secs => ${seconds})`;
      await db
        .update(paymentAttempts)
        .set({ lookAt, ...(mark === undefined ? {} : { mark }) })
        .where(eq(paymentAttempts.id, attemptId));
    },
    async findByPayments(pciIds) {
      if (pciIds.length === 0) return [];
      // Containment in each of them, so that the index on the ids serves.
      const holds = pciIds.map((pciId) => sql`${paymentAttempts.pciIds} @> ${JSON.stringify([pciId])}::jsonb`);
      return select(sql.join([sql`(`, sql.join(holds, sql` or `), sql`)`]), pciIds.length * 2);
    },
    async findByRefs(refs) {
      if (refs.length === 0) return [];
      return db
        .select({
          merchantRef: paymentAttempts.merchantRef,
          orderId: paymentAttempts.orderId,
          stxId: paymentAttempts.stxId,
        })
        .from(paymentAttempts)
        .where(and(inArray(paymentAttempts.merchantRef, [...refs])));
    },
  };
}
