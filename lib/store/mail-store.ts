import { and, eq, sql } from "drizzle-orm";
import type { MailOutbox } from "#lib/ports.ts";
import type { Database } from "./database.ts";
import { mails } from "./schema.ts";

export function createMailOutbox(db: Database): MailOutbox {
  return {
    async find(orderId, event) {
      const [row] = await db
        .select()
        .from(mails)
        .where(and(eq(mails.orderId, orderId), eq(mails.event, event)));
      return row ?? null;
    },
    async mark(orderId, event, status, error) {
      await db
        .update(mails)
        .set({ status, lastError: error ?? null, ...(status === "sent" ? { sentAt: sql`now()` } : {}) })
        .where(and(eq(mails.orderId, orderId), eq(mails.event, event)));
    },
  };
}
