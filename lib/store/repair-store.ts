import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { AuditAction } from "#lib/domain/audit.ts";
import type { MailKey, Repairs } from "#lib/ports.ts";
import { addAudit } from "./audit-store.ts";
import type { Database } from "./database.ts";
import { enqueueJob } from "./effects.ts";
import { againWhenDuplicate } from "./retry-duplicate.ts";
import { attention, audit, jobs, mails, orders, paymentAttempts } from "./schema.ts";

/** @param onWork called after a commit that left work for the worker */
export function createRepairs(db: Database, onWork: () => void): Repairs {
  async function change(work: (tx: Database) => Promise<boolean>): Promise<boolean> {
    const isDone = await againWhenDuplicate(() => db.transaction((tx) => work(tx as unknown as Database)));
    if (isDone) onWork();
    return isDone;
  }
  return {
    settle: (id, toEntry) =>
      change(async (tx) => {
        const isOpen = and(eq(attention.id, id), isNull(attention.settledAt));
        const [row] = await tx.select().from(attention).where(isOpen).for("update");
        if (row === undefined) return false;
        const entry = toEntry({ kind: row.kind, key: row.key, detail: row.detail });
        if (entry === null) return false;
        await tx.update(attention).set({ settledAt: sql`now()` }).where(isOpen);
        await addAudit(tx, row.orderId, entry);
        return true;
      }),
    replay: (id, toEntry) =>
      change(async (tx) => {
        if (!/^\d{1,18}$/.test(id)) return false;
        const isDead = and(eq(jobs.id, BigInt(id)), sql`${jobs.status} = 'dead'`);
        const [job] = await tx.select().from(jobs).where(isDead).for("update");
        if (job === undefined) return false;
        // The same work waits already: it is brought forward, and this one is done with.
        await tx.update(jobs).set({ status: "done" }).where(isDead);
        await enqueueJob(tx, job.kind, job.payload, 0);
        await addAudit(tx, job.payload.orderId, toEntry(job.kind));
        return true;
      }),
    resend: (orderId, key, wishId, entry) =>
      change(async (tx) => {
        if (!(await isNewWish(tx, orderId, wishId, entry.action))) return false;
        const { event, attempt, about = 0 } = key;
        const [mail] = await tx
          .select()
          .from(mails)
          .where(
            and(
              eq(mails.orderId, orderId),
              eq(mails.event, event),
              eq(mails.attempt, attempt),
              eq(mails.about, about),
              inArray(mails.status, ["sent", "failed"]),
            ),
          );
        if (mail === undefined) return false;
        // One that arrived is hidden by many mailboxes when it comes again under its old name (G-33).
        const messageId = mail.status === "sent" ? `<${event.toLowerCase()}.${wishId}@storefront>` : mail.messageId;
        await tx
          .update(mails)
          .set({ status: "queued", queuedAt: sql`now()`, lastError: null, messageId })
          .where(eq(mails.messageId, mail.messageId));
        await enqueueJob(tx, "mail", { orderId, mail: toKey(event, attempt, about) }, 0);
        await addAudit(tx, orderId, entry);
        return true;
      }),
    look: (orderId, wishId, entry) =>
      change(async (tx) => {
        if (!(await isNewWish(tx, orderId, wishId, entry.action))) return false;
        await enqueueJob(tx, "sync", { orderId }, 0);
        const [open] = await tx
          .select({ id: paymentAttempts.id })
          .from(paymentAttempts)
          .innerJoin(orders, eq(orders.attemptId, paymentAttempts.id))
          .where(and(eq(orders.id, orderId), sql`${paymentAttempts.inFlight} is not null`));
        if (open !== undefined) await enqueueJob(tx, "drive", { orderId }, 0);
        await addAudit(tx, orderId, entry);
        return true;
      }),
  };
}

/** The order's row is the lock: of two that come with one wish, the second finds the audit of the first. */
async function isNewWish(tx: Database, orderId: string, wishId: string, action: AuditAction): Promise<boolean> {
  const [order] = await tx.select({ id: orders.id }).from(orders).where(eq(orders.id, orderId)).for("update");
  if (order === undefined) return false;
  const [before] = await tx
    .select({ id: audit.id })
    .from(audit)
    .where(and(eq(audit.orderId, orderId), eq(audit.action, action), sql`${audit.detail}->>'wish' = ${wishId}`))
    .limit(1);
  return before === undefined;
}

/** A mail that comes once per attempt has no `about` in the key of its job. */
function toKey(event: MailKey["event"], attempt: number, about: number): MailKey {
  return { event, attempt, ...(about === 0 ? {} : { about }) };
}
