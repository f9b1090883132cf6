import { customType, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { InvoiceKind } from "#lib/domain/invoice.ts";
import { moment } from "./moment.ts";

/** The last number drawn of a sequence; moved on in the transaction of the document that gets it, so none is lost or doubled. */
export const documentNumbers = pgTable("document_numbers", {
  /** Prefix and year, "RE-2026". */
  series: text().primaryKey(),
  last: integer().notNull(),
});

/** Append-only: issued documents. A trigger of the database refuses to change or delete a row. */
export const invoices = pgTable(
  "invoices",
  {
    number: text().primaryKey(),
    orderId: text("order_id").notNull(),
    /** Why it was issued, once per order. */
    key: text().notNull(),
    kind: text().$type<InvoiceKind>().notNull(),
    /** Ids of the refunds it accounts for. */
    covers: jsonb().$type<string[]>().notNull(),
    issuedAt: moment("issued_at").notNull(),
    /** The document as JSON, byte for byte as it was issued. */
    document: text().notNull(),
    /** SHA-256 of `document`, hexadecimal. */
    hash: text().notNull(),
  },
  (table) => [uniqueIndex("invoices_once").on(table.orderId, table.key), index("invoices_issued").on(table.issuedAt)],
);

const bytes = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });

/** Append-only: what was sent out of a document, byte for byte. */
export const invoiceFiles = pgTable(
  "invoice_files",
  {
    number: text()
      .notNull()
      .references(() => invoices.number),
    form: text().$type<"pdf" | "xml">().notNull(),
    content: bytes().notNull(),
    /** SHA-256 of `content`, hexadecimal. */
    hash: text().notNull(),
    archivedAt: moment("archived_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.number, table.form] })],
);
