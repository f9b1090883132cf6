import { sql } from "drizzle-orm";
import {
  bigserial,
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { MailEvent } from "#lib/domain/apply-payment-update.ts";
import type { VatShare } from "#lib/domain/basket.ts";
import type { Category, Product } from "#lib/domain/catalogue.ts";
import type { DeliveryKind } from "#lib/domain/checkout.ts";
import type { Funding } from "#lib/domain/funding.ts";
import type { Mandate } from "#lib/domain/mandate.ts";
import type { Locale } from "#lib/domain/money.ts";
import type { Customer, DeliveryStatus, OrderLine, OrderStatus } from "#lib/domain/order.ts";
import type { PaymentAttempt, PaymentInstructions, PaymentMethodCode, PaymentStatus } from "#lib/domain/payment.ts";
import type { JobPayload } from "#lib/ports.ts";

/** One schema for the embedded database and for PostgreSQL. Amounts are euro cents. */

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

export const orderNumbers = pgSequence("order_numbers", { startWith: 10_001 });

export const settings = pgTable("settings", {
  key: text().primaryKey(),
  value: jsonb().notNull(),
});

export const categories = pgTable("categories", {
  id: text().primaryKey(),
  position: integer().notNull(),
  slug: text().notNull().unique(),
  data: jsonb().$type<Pick<Category, "name" | "intro">>().notNull(),
});

export const products = pgTable("products", {
  id: text().primaryKey(),
  position: integer().notNull(),
  slug: text().notNull().unique(),
  sku: text().notNull().unique(),
  categorySlug: text("category_slug").notNull(),
  priceCents: integer("price_cents").notNull(),
  vatRate: integer("vat_rate").notNull(),
  stock: integer().notNull(),
  data: jsonb()
    .$type<Omit<Product, "id" | "slug" | "sku" | "categorySlug" | "priceCents" | "vatRate" | "stock">>()
    .notNull(),
});

export const baskets = pgTable("baskets", {
  id: text().primaryKey(),
  version: integer().notNull().default(0),
  /** Set when the basket was ordered: from then on it is closed. */
  orderedAt: moment("ordered_at"),
  createdAt: moment("created_at").notNull().defaultNow(),
});

export const basketLines = pgTable(
  "basket_lines",
  {
    basketId: text("basket_id")
      .notNull()
      .references(() => baskets.id, { onDelete: "cascade" }),
    productId: text("product_id").notNull(),
    quantity: integer().notNull(),
    addedAt: moment("added_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.basketId, table.productId] })],
);

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
    createdAt: moment("created_at").notNull(),
    placedAt: moment("placed_at"),
    version: integer().notNull(),
    /** Who may make provider calls for this order, until when. */
    lease: text(),
    leaseUntil: moment("lease_until"),
  },
  (table) => [index("orders_placed").on(table.placedAt.desc(), table.id)],
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
    merchantRef: text("merchant_ref").notNull().unique(),
    stxId: text("stx_id").unique(),
    pciIds: jsonb("pci_ids").$type<string[]>().notNull(),
    sentHash: text("sent_hash"),
    inFlight: jsonb("in_flight").$type<{ call: string; hash: string; since: string }>(),
    /** With the number of the account only while a call may still have to name it. */
    funding: jsonb().$type<Funding>(),
    mandate: jsonb().$type<Mandate>(),
    instructions: jsonb().$type<PaymentInstructions>(),
    amountCents: integer("amount_cents").notNull(),
    receivedCents: integer("received_cents").notNull(),
    providerStatus: text("provider_status"),
    startedAt: moment("started_at"),
    concern: text(),
  },
  (table) => [uniqueIndex("payment_attempts_of_order").on(table.orderId, table.number)],
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
  },
  (table) => [uniqueIndex("push_inbox_event").on(table.orderId, table.eventId)],
);

export const jobs = pgTable(
  "jobs",
  {
    id: bigserial({ mode: "bigint" }).primaryKey(),
    kind: text().$type<"drive" | "sync" | "forget" | "mail">().notNull(),
    payload: jsonb().$type<JobPayload>().notNull(),
    /** At most one waiting job per key; a running one may be followed by one more. */
    dedupeKey: text("dedupe_key").notNull(),
    status: text().$type<"waiting" | "running" | "done" | "dead">().notNull().default("waiting"),
    runAt: moment("run_at").notNull(),
    attempts: integer().notNull().default(0),
    lease: text(),
    leaseUntil: moment("lease_until"),
    lastError: text("last_error"),
    createdAt: moment("created_at").notNull().defaultNow(),
    finishedAt: moment("finished_at"),
  },
  (table) => [
    uniqueIndex("jobs_waiting_once").on(table.dedupeKey).where(sql`${table.status} = 'waiting'`),
    index("jobs_due").on(table.status, table.runAt),
  ],
);

/**
 * One row per (order, event, payment attempt): the promise that a mail goes out, and what became of it. A second attempt
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
    messageId: text("message_id").notNull().unique(),
    status: text().$type<"queued" | "sent" | "failed" | "dropped">().notNull().default("queued"),
    lastError: text("last_error"),
    queuedAt: moment("queued_at").notNull().defaultNow(),
    sentAt: moment("sent_at"),
  },
  (table) => [primaryKey({ columns: [table.orderId, table.event, table.attempt] })],
);
