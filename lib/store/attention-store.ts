import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Attention, AttentionKind } from "#lib/domain/attention.ts";
import type { AttentionList } from "#lib/ports.ts";
import type { Database } from "./database.ts";
import { attention, orders } from "./schema.ts";

/** Once per (order, kind, key). What was settled and comes again is open again, with the time it came again. */
export async function raiseAttention(tx: Database, orderId: string | null, raised: Attention): Promise<void> {
  await tx
    .insert(attention)
    .values({ orderId, about: orderId ?? "", ...raised })
    .onConflictDoUpdate({
      target: [attention.about, attention.kind, attention.key],
      set: { settledAt: null, raisedAt: sql`now()`, detail: raised.detail },
      setWhere: sql`${attention.settledAt} is not null`,
    });
}

export async function settleAttention(tx: Database, orderId: string, kind: AttentionKind, key: string): Promise<void> {
  await tx
    .update(attention)
    .set({ settledAt: sql`now()` })
    .where(
      and(
        eq(attention.orderId, orderId),
        eq(attention.kind, kind),
        eq(attention.key, key),
        isNull(attention.settledAt),
      ),
    );
}

export function createAttentionList(db: Database): AttentionList {
  return {
    raise: (orderId, raised) => raiseAttention(db, orderId, raised),
    open: (limit) =>
      db
        .select({
          orderNumber: orders.number,
          kind: attention.kind,
          key: attention.key,
          detail: attention.detail,
          raisedAt: attention.raisedAt,
        })
        .from(attention)
        .leftJoin(orders, eq(orders.id, attention.orderId))
        .where(isNull(attention.settledAt))
        .orderBy(asc(attention.raisedAt))
        .limit(limit),
  };
}
