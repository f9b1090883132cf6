import { sql } from "drizzle-orm";
import {
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { AttentionKind } from "#lib/domain/attention.ts";
import type { VatShare } from "#lib/domain/basket.ts";
import type { DeliveryKind } from "#lib/domain/checkout.ts";
import type { Delivery } from "#lib/domain/delivery.ts";
import type { MailEvent } from "#lib/domain/effects.ts";
import type { Funding } from "#lib/domain/funding.ts";
import type { Mandate } from "#lib/domain/mandate.ts";
import type { Locale } from "#lib/domain/money.ts";
import type { Customer, DeliveryStatus, OrderLine, OrderStatus } from "#lib/domain/order.ts";
import type {
  BankDetails,
  PaymentAttempt,
  PaymentMethodCode,
  PaymentStatus,
  SmartIntent,
} from "#lib/domain/payment.ts";
import type { Receipt } from "#lib/domain/receipt.ts";
import type { Refund } from "#lib/domain/refund.ts";
import type { JobKind, JobPayload } from "#lib/ports.ts";
import { nameWords } from "./order-name.ts";
import { moment } from "./schema/moment.ts";

/** One schema for the embedded database and for PostgreSQL. Amounts are euro cents. */

export * from "./schema/catalogue.ts";
export * from "./schema/invoices.ts";
export * from "./schema/staff.ts";
export * from "./schema/withdrawals.ts";

export const orderNumbers = pgSequence("order_numbers", { startWith: 10_001 });

export const orders = pgTable(
  "orders",
  {
    id: text().primaryKey(),
    number: text().notNull().unique(),
    token: text().notNull().unique(),
    pushToken: text("push_token").notNull().unique(),
    basketId: text("basket_id").notNull().unique(),
    basketVersion: integer("basket_version").notNull(),
    status: text().$type<OrderStatus>().notNull(),
    deliveryStatus: text("delivery_status").$type<DeliveryStatus>().notNull(),
    deliveries: jsonb().$type<Delivery[]>().notNull().default([]),
    locale: text().$type<Locale>().notNull(),
    customer: jsonb().$type<Customer>().notNull(),
    delivery: text().$type<DeliveryKind>().notNull(),
    lines: jsonb().$type<OrderLine[]>().notNull(),
    goodsCents: integer("goods_cents").notNull(),
    shippingCents: integer("shipping_cents").notNull(),
    totalCents: integer("total_cents").notNull(),
    vat: jsonb().$type<VatShare[]>().notNull(),
    contentHash: text("content_hash").notNull(),
    attemptId: text("attempt_id").notNull(),
    /** Copy of the current attempt's status, so that one index serves a list; null where an older program wrote last. */
    paymentStatus: text("payment_status").$type<PaymentStatus>(),
    stockHeld: boolean("stock_held").notNull().default(false),
    pickupCode: text("pickup_code"),
    createdAt: moment("created_at").notNull(),
    touchedAt: moment("touched_at").notNull().defaultNow(),
    placedAt: moment("placed_at"),
    version: integer().notNull(),
    /** Who may make provider calls for this order, until when. */
    lease: text(),
    leaseUntil: moment("lease_until"),
  },
  (table) => [
    // One index per filter of the order list, each in the order of the list and holding nothing else.
    index("orders_placed").on(table.placedAt, table.id).where(sql`${table.placedAt} is not null`),
    index("orders_to_ship")
      .on(table.placedAt, table.id)
      .where(
        sql`${table.status} = 'placed' and ${table.deliveryStatus} <> 'delivered' and ${table.paymentStatus} in ('accepted', 'due', 'paid', 'cleared')`,
      ),
    index("orders_waiting_for_money")
      .on(table.placedAt, table.id)
      .where(sql`${table.status} = 'placed' and ${table.paymentStatus} in ('pending', 'accepted', 'due')`),
    index("orders_due")
      .on(table.placedAt, table.id)
      .where(sql`${table.status} = 'placed' and ${table.paymentStatus} = 'due'`),
    index("orders_not_started")
      .on(table.placedAt)
      .where(sql`${table.status} = 'placed' and ${table.paymentStatus} in ('requested', 'authorized')`),
    index("orders_email").on(sql`lower(${table.customer}->>'email')`),
    // Without a list of what is new: a search must not walk through what nobody has sorted in yet.
    index("orders_name").using("gin", nameWords(table.customer)).with({ fastupdate: false }),
    // Puts found orders into the order of the list without reading them.
    index("orders_place").on(table.id, table.placedAt).where(sql`${table.placedAt} is not null`),
    index("orders_leased").on(table.leaseUntil).where(sql`${table.lease} is not null`),
  ],
);

export const paymentAttempts = pgTable(
  "payment_attempts",
  {
    id: text().primaryKey(),
    orderId: text("order_id")
      .notNull()
      .references(() => orders.id, { onDelete: "cascade" }),
    number: integer().notNull(),
    method: text().$type<PaymentMethodCode>().notNull(),
    status: text().$type<PaymentStatus>().notNull(),
    goal: text().$type<PaymentAttempt["goal"]>().notNull(),
    /** `EndReason`, and behind ": " the words for the customer; see order-rows. */
    endReason: text("end_reason"),
    merchantRef: text("merchant_ref").notNull().unique(),
    stxId: text("stx_id").unique(),
    pciIds: jsonb("pci_ids").$type<string[]>().notNull(),
    sentHash: text("sent_hash"),
    creates: integer().notNull().default(0),
    inFlight: jsonb("in_flight").$type<{ call: string; hash: string; since: string }>(),
    /** With the number of the account only while a call may still have to name it. */
    funding: jsonb().$type<Funding>(),
    mandate: jsonb().$type<Mandate>(),
    instructions: jsonb().$type<BankDetails>(),
    amountCents: integer("amount_cents").notNull(),
    receivedCents: integer("received_cents").notNull(),
    receipts: jsonb().$type<Receipt[]>().notNull().default([]),
    refunds: jsonb().$type<Refund[]>().notNull().default([]),
    effectiveCents: integer("effective_cents"),
    intent: text().$type<SmartIntent>(),
    providerStatus: text("provider_status"),
    providerNote: text("provider_note"),
    startedAt: moment("started_at"),
    isReminded: boolean("is_reminded").notNull().default(false),
    concern: text(),
    /** When it is looked at without a push; null while nothing can change. */
    lookAt: moment("look_at"),
    /** Fingerprint of the Payment Transaction when it was last read whole. */
    mark: text(),
  },
  (table) => [
    uniqueIndex("payment_attempts_of_order").on(table.orderId, table.number),
    index("payment_attempts_look").on(table.lookAt).where(sql`${table.lookAt} is not null`),
    index("payment_attempts_unknown").on(sql`(${table.inFlight}->>'since')`).where(sql`${table.inFlight} is not null`),
    index("payment_attempts_payments").using("gin", table.pciIds),
    index("payment_attempts_remittance")
      .on(sql`upper(${table.instructions}->>'remittance')`)
      .where(sql`${table.instructions} is not null`),
  ],
);

/** Append-only: what happened to an order, in order. */
export const orderHistory = pgTable(
  "order_history",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    orderId: text("order_id")
      .notNull()
      .references(() => orders.id, { onDelete: "cascade" }),
    at: moment("at").notNull().defaultNow(),
    event: text().notNull(),
    detail: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  (table) => [index("order_history_of_order").on(table.orderId, table.id)],
);

export const pushInbox = pgTable(
  "push_inbox",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    orderId: text("order_id")
      .notNull()
      .references(() => orders.id, { onDelete: "cascade" }),
    eventId: text("event_id").notNull(),
    receivedAt: moment("received_at").notNull().defaultNow(),
    body: text().notNull(),
    /** Set once a look that began after it has come to its end. */
    seenAt: moment("seen_at"),
  },
  (table) => [
    uniqueIndex("push_inbox_event").on(table.orderId, table.eventId),
    index("push_inbox_unseen").on(table.receivedAt).where(sql`${table.seenAt} is null`),
    // Without it a storm would be walked through once for each of its orders.
    index("push_inbox_unseen_of_order").on(table.orderId, table.id).where(sql`${table.seenAt} is null`),
  ],
);

export const jobs = pgTable(
  "jobs",
  {
    id: bigserial({ mode: "bigint" }).primaryKey(),
    kind: text().$type<JobKind>().notNull(),
    payload: jsonb().$type<JobPayload>().notNull(),
    payloadVersion: integer("payload_version").notNull().default(1),
    /** At most one waiting job per key; a running one may be followed by one more. */
    dedupeKey: text("dedupe_key").notNull(),
    status: text().$type<"waiting" | "running" | "done" | "dead">().notNull().default("waiting"),
    runAt: moment("run_at").notNull(),
    attempts: integer().notNull().default(0),
    failures: integer().notNull().default(0),
    lease: text(),
    leaseUntil: moment("lease_until"),
    lastError: text("last_error"),
    createdAt: moment("created_at").notNull().defaultNow(),
    finishedAt: moment("finished_at"),
  },
  (table) => [
    uniqueIndex("jobs_waiting_once").on(table.dedupeKey).where(sql`${table.status} = 'waiting'`),
    index("jobs_waiting").on(table.runAt).where(sql`${table.status} = 'waiting'`),
    index("jobs_running").on(table.leaseUntil).where(sql`${table.status} = 'running'`),
    index("jobs_dead").on(table.finishedAt).where(sql`${table.status} = 'dead'`),
    index("jobs_done").on(table.finishedAt).where(sql`${table.status} = 'done'`),
  ],
);

/** What people have to look at; settled entries stay. */
export const attention = pgTable(
  "attention",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    /** Null for what belongs to no order here. */
    orderId: text("order_id").references(() => orders.id, { onDelete: "cascade" }),
    /** The order's id, or nothing: a key cannot hold null. */
    about: text().notNull(),
    kind: text().$type<AttentionKind>().notNull(),
    key: text().notNull(),
    detail: jsonb().$type<Record<string, unknown>>().notNull(),
    raisedAt: moment("raised_at").notNull().defaultNow(),
    settledAt: moment("settled_at"),
  },
  (table) => [
    uniqueIndex("attention_once").on(table.about, table.kind, table.key),
    index("attention_open").on(table.raisedAt).where(sql`${table.settledAt} is null`),
    index("attention_open_of_order").on(table.orderId).where(sql`${table.settledAt} is null`),
  ],
);

/** Work that comes again and again: when it is due, and who is at it. */
export const schedules = pgTable("schedules", {
  name: text().primaryKey(),
  dueAt: moment("due_at").notNull(),
  leaseUntil: moment("lease_until"),
  finishedAt: moment("finished_at"),
  /** Where the next run goes on. */
  cursor: text(),
});

/**
 * One row per (order, event, payment attempt, delivery or refund): the promise that a mail goes out, and what became of it. A second attempt
 * has bank details of its own, so it has a confirmation of its own.
 */
export const mails = pgTable(
  "mails",
  {
    orderId: text("order_id")
      .notNull()
      .references(() => orders.id, { onDelete: "cascade" }),
    event: text().$type<MailEvent>().notNull(),
    attempt: integer().notNull(),
    /** Number of the delivery or refund it tells of; 0 for what comes once per attempt. */
    about: integer().notNull().default(0),
    messageId: text("message_id").notNull().unique(),
    status: text().$type<"queued" | "sent" | "failed" | "dropped">().notNull().default("queued"),
    lastError: text("last_error"),
    queuedAt: moment("queued_at").notNull().defaultNow(),
    sentAt: moment("sent_at"),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.event, table.attempt, table.about] }),
    index("mails_queued").on(table.queuedAt).where(sql`${table.status} = 'queued'`),
    index("mails_failed").on(table.queuedAt).where(sql`${table.status} = 'failed'`),
  ],
);
