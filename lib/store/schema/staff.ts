import { sql } from "drizzle-orm";
import { bigint, bigserial, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { Role } from "#lib/domain/staff.ts";
import { moment } from "./moment.ts";

/** Who may sign in to the back office. Nobody is deleted: the audit names them. */
export const staff = pgTable(
  "staff",
  {
    id: text().primaryKey(),
    email: text().notNull(),
    name: text().notNull(),
    role: text().$type<Role>().notNull(),
    /** Slow hash with its parameters and its salt in front of it. */
    passwordHash: text("password_hash").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    /** Set when somebody may no longer sign in. */
    disabledAt: moment("disabled_at"),
  },
  (table) => [uniqueIndex("staff_email").on(sql`lower(${table.email})`)],
);

/** A sign-in. What the browser holds is worth nothing once its row is revoked or over. */
export const staffSessions = pgTable(
  "staff_sessions",
  {
    id: text().primaryKey(),
    staffId: text("staff_id")
      .notNull()
      .references(() => staff.id, { onDelete: "cascade" }),
    createdAt: moment("created_at").notNull().defaultNow(),
    seenAt: moment("seen_at").notNull().defaultNow(),
    expiresAt: moment("expires_at").notNull(),
    revokedAt: moment("revoked_at"),
  },
  (table) => [index("staff_sessions_of").on(table.staffId), index("staff_sessions_over").on(table.expiresAt)],
);

/** Points that were used up lately, shared by all instances; in the form rate-limiter-flexible keeps them. */
export const rateLimits = pgTable("rate_limits", {
  key: text().primaryKey(),
  points: integer().notNull().default(0),
  /** Milliseconds since 1970. */
  expire: bigint({ mode: "number" }),
});

/** Append-only: who did what. A trigger of the database refuses to change or delete a row. */
export const audit = pgTable(
  "audit",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    at: moment("at").notNull().defaultNow(),
    /** Null for a command of the shop's own machine. */
    staffId: text("staff_id"),
    /** The name at that time. */
    actor: text().notNull(),
    action: text().notNull(),
    /** Null for what is not about one order; an order that is deleted leaves its audit. */
    orderId: text("order_id"),
    detail: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  (table) => [index("audit_of_order").on(table.orderId, table.id), index("audit_of_staff").on(table.staffId, table.id)],
);
