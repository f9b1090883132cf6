import { and, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Withdrawal } from "#lib/domain/withdrawal.ts";
import type { Withdrawals } from "#lib/ports.ts";
import { raiseAttention } from "./attention-store.ts";
import type { Database } from "./database.ts";
import { enqueueJob } from "./effects.ts";
import { orders, withdrawals } from "./schema.ts";

/** A draft holds a name and an address, and nobody may ever come back for it. */
const DRAFT_HOURS = 24;

/** @param onWork called after a commit that left work for the worker */
export function createWithdrawals(db: Database, onWork: () => void): Withdrawals {
  const find = async (token: string): Promise<Withdrawal | null> => {
    const [row] = await db.select().from(withdrawals).where(eq(withdrawals.token, token));
    return row ?? null;
  };
  const isDraft = (token: string) => and(eq(withdrawals.token, token), isNull(withdrawals.declaredAt));
  return {
    async draft(token, statement, locale) {
      await db
        .insert(withdrawals)
        .values({ token, locale, ...statement })
        .onConflictDoUpdate({
          target: withdrawals.token,
          set: { ...statement, locale },
          setWhere: isNull(withdrawals.declaredAt),
        });
    },
    find,
    async declare(token, { declaredAt, orderId, standing }) {
      const isNew = await db.transaction(async (transaction) => {
        const tx = transaction as unknown as Database;
        const [row] = await tx
          .update(withdrawals)
          .set({ declaredAt, orderId, standing })
          .where(isDraft(token))
          .returning();
        if (row === undefined) return false;
        await enqueueJob(tx, "withdrawal", { orderId: orderId ?? "", withdrawal: token }, 0);
        await raiseAttention(tx, orderId, { kind: "withdrawal", key: token, detail: { standing } });
        return true;
      });
      if (isNew) onWork();
      const found = await find(token);
      return found?.declaredAt == null ? null : found;
    },
    async markReceipt(token, receipt) {
      await db.update(withdrawals).set({ receipt }).where(eq(withdrawals.token, token));
    },
    async list(limit) {
      const rows = await db
        .select({ withdrawal: withdrawals, id: orders.id, number: orders.number })
        .from(withdrawals)
        .leftJoin(orders, eq(orders.id, withdrawals.orderId))
        .where(isNotNull(withdrawals.declaredAt))
        .orderBy(desc(withdrawals.declaredAt))
        .limit(limit);
      return rows.flatMap(({ withdrawal, id, number }) => {
        const { declaredAt } = withdrawal;
        const order = id === null || number === null ? null : { id, number };
        return declaredAt === null ? [] : [{ ...withdrawal, declaredAt, order }];
      });
    },
    async tidy() {
      await db
        .delete(withdrawals)
        .where(
          and(
            isNull(withdrawals.declaredAt),
            sql`${withdrawals.createdAt} < now() - make_interval(hours => ${DRAFT_HOURS})`,
          ),
        );
    },
  };
}
