import { and, desc, eq, gt, isNull, lte, max, sql } from "drizzle-orm";
import type { PushInbox } from "#lib/ports.ts";
import type { Database } from "./database.ts";
import { enqueueJob, toDedupeKey } from "./effects.ts";
import { jobs, pushInbox } from "./schema.ts";

/** Pushes cause so many looks at one order within the span, however many of them come (G-24). */
const MOST_LOOKS = 2;
const SPAN_SECONDS = 10;

/** @param delaySeconds pushes come in bursts of two or three; a moment's wait makes one look of them */
export function createPushInbox(db: Database, onWork: () => void, delaySeconds: number): PushInbox {
  /**
   * Seconds until the next look: in a storm the one before the last must have come to its end a whole span ago, and one that
   * is under way is the last. A wait longer than the span would come of a clock that was set back.
   */
  async function waitForLook(tx: Database, orderId: string): Promise<number> {
    const [underWay] = await tx
      .select({ id: jobs.id })
      .from(jobs)
      .where(and(eq(jobs.status, "running"), eq(jobs.dedupeKey, toDedupeKey("sync", { orderId }))))
      .limit(1);
    const ended = await tx
      .selectDistinct({
        seenAt: pushInbox.seenAt,
        age: sql<number>`extract(epoch from now() - ${pushInbox.seenAt})::float8`,
      })
      .from(pushInbox)
      .where(
        and(eq(pushInbox.orderId, orderId), gt(pushInbox.seenAt, sql`now() - make_interval(secs => ${SPAN_SECONDS})`)),
      )
      .orderBy(desc(pushInbox.seenAt))
      .limit(MOST_LOOKS);
    const beforeTheLast = ended[underWay === undefined ? MOST_LOOKS - 1 : MOST_LOOKS - 2];
    if (beforeTheLast === undefined) return delaySeconds;
    return Math.max(delaySeconds, SPAN_SECONDS - Math.max(0, beforeTheLast.age));
  }
  return {
    async receive(orderId, eventId, body) {
      await db.transaction(async (transaction) => {
        const tx = transaction as unknown as Database;
        await tx.insert(pushInbox).values({ orderId, eventId, body }).onConflictDoNothing();
        // A repeated push is still a reason to look: the first look may have come too early.
        await enqueueJob(tx, "sync", { orderId }, await waitForLook(tx, orderId));
      });
      onWork();
    },
    async markSeen(orderId, upToId) {
      await db
        .update(pushInbox)
        .set({ seenAt: sql`now()` })
        .where(and(eq(pushInbox.orderId, orderId), lte(pushInbox.id, upToId), isNull(pushInbox.seenAt)));
    },
    async newest(orderId) {
      const [row] = await db
        .select({ id: max(pushInbox.id) })
        .from(pushInbox)
        .where(and(eq(pushInbox.orderId, orderId), isNull(pushInbox.seenAt)));
      return row?.id ?? 0;
    },
  };
}
