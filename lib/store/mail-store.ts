import { and, eq, sql } from "drizzle-orm";
import type { MailKey, MailOutbox } from "#lib/ports.ts";
import type { Database } from "./database.ts";
import { mails } from "./schema.ts";

export function createMailOutbox(db: Database): MailOutbox {
  const is = (orderId: string, { event, attempt, about = 0 }: MailKey) =>
    and(eq(mails.orderId, orderId), eq(mails.event, event), eq(mails.attempt, attempt), eq(mails.about, about));
  return {
    async find(orderId, key) {
      const [row] = await db.select().from(mails).where(is(orderId, key));
      return row ?? null;
    },
    async mark(orderId, key, status, error) {
      await db
        .update(mails)
        .set({ status, lastError: error ?? null, ...(status === "sent" ? { sentAt: sql`now()` } : {}) })
        .where(is(orderId, key));
    },
  };
}
