import { eq, sql } from "drizzle-orm";
import type { LegacyLog } from "#lib/ports.ts";
import { addAudit } from "./audit-store.ts";
import type { Database } from "./database.ts";
import { audit } from "./schema.ts";

/** Entries stand under the payment's id, where those of an order stand under its own: the index is the same. */
export function createLegacyLog(db: Database): LegacyLog {
  return {
    begin: (hash, wishId, stand, entry) =>
      db.transaction(async (transaction) => {
        const tx = transaction as unknown as Database;
        // No row stands for the payment here, so its id is the lock.
        await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${hash}))`);
        const rows = await tx
          .select({
            action: audit.action,
            detail: audit.detail,
            isFresh: sql<boolean>`${audit.at} > now() - interval '5 minutes'`,
          })
          .from(audit)
          .where(eq(audit.orderId, hash));
        const refused = new Set(
          rows.filter(({ detail }) => detail.outcome === "refused").map(({ detail }) => detail.wish),
        );
        const isTaken = rows.some(
          ({ action, detail, isFresh }) =>
            detail.wish === wishId ||
            (isFresh && action === entry.action && detail.stand === stand && !refused.has(detail.wish)),
        );
        if (isTaken) return false;
        await addAudit(tx, hash, { ...entry, detail: { ...entry.detail, wish: wishId, stand, outcome: "begun" } });
        return true;
      }),
    end: (hash, entry) => addAudit(db, hash, entry),
  };
}
