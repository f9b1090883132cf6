import { and, eq, isNull, lte, max, sql } from "drizzle-orm";
import type { PushInbox } from "#lib/ports.ts";
import type { Database } from "./database.ts";
import { enqueueJob } from "./effects.ts";
import { pushInbox } from "./schema.ts";

/** @param delaySeconds pushes come in bursts of two or three; a moment's wait makes one look of them */
export function createPushInbox(db: Database, onWork: () => void, delaySeconds: number): PushInbox {
  return {
    async receive(orderId, eventId, body) {
      await db.transaction(async (transaction) => {
        const tx = transaction as unknown as Database;
        await tx.insert(pushInbox).values({ orderId, eventId, body }).onConflictDoNothing();
        // A repeated push is still a reason to look: the first look may have come too early.
        await enqueueJob(tx, "sync", { orderId }, delaySeconds);
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
