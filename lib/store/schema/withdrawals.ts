import { index, pgTable, text } from "drizzle-orm/pg-core";
import type { Locale } from "#lib/domain/money.ts";
import type { Withdrawal, WithdrawalStanding } from "#lib/domain/withdrawal.ts";
import { moment } from "./moment.ts";

/** Statements of withdrawal. Once declared, a trigger of the database refuses to change what was stated, or to delete it. */
export const withdrawals = pgTable(
  "withdrawals",
  {
    token: text().primaryKey(),
    locale: text().$type<Locale>().notNull(),
    name: text().notNull(),
    contract: text().notNull(),
    email: text().notNull(),
    items: text().notNull(),
    reason: text().notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    declaredAt: moment("declared_at"),
    standing: text().$type<WithdrawalStanding>(),
    orderId: text("order_id"),
    receipt: text().$type<Withdrawal["receipt"]>().notNull().default("queued"),
  },
  (table) => [index("withdrawals_declared").on(table.declaredAt)],
);
