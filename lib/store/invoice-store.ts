import { createHash } from "node:crypto";
import { and, asc, eq, sql } from "drizzle-orm";
import type { InvoiceDocument } from "#lib/domain/invoice.ts";
import type { DocumentDraft, IssuedDocument } from "#lib/domain/next-document.ts";
import { toBerlinDay } from "#lib/domain/shop-day.ts";
import type { DocumentFile, Invoices } from "#lib/ports.ts";
import type { Database } from "./database.ts";
import { toOrder } from "./order-rows.ts";
import { documentNumbers, invoiceFiles, invoices, orderHistory, orders, paymentAttempts } from "./schema.ts";

type InvoiceRow = typeof invoices.$inferSelect;

export function createInvoices(db: Database): Invoices {
  const file: Invoices["file"] = async (number, form) => {
    const [row] = await db
      .select({ content: invoiceFiles.content, hash: invoiceFiles.hash })
      .from(invoiceFiles)
      .where(and(eq(invoiceFiles.number, number), eq(invoiceFiles.form, form)));
    return row ?? null;
  };
  return {
    issue: (orderId, next) =>
      db.transaction((transaction) => issueInside(transaction as unknown as Database, orderId, next)),
    ofOrder: (orderId) => readIssued(db, orderId),
    file,
    async archive(number, form, content) {
      await db
        .insert(invoiceFiles)
        .values({ number, form, content, hash: toHash(content) })
        .onConflictDoNothing();
      return (await file(number, form)) as DocumentFile;
    },
  };
}

async function issueInside(
  tx: Database,
  orderId: string,
  next: Parameters<Invoices["issue"]>[1],
): Promise<IssuedDocument[]> {
  const [row] = await tx.select().from(orders).where(eq(orders.id, orderId)).for("update");
  if (row === undefined) throw new Error(`order ${orderId} does not exist`);
  const [attempt] = await tx
    .select({ values: paymentAttempts, now: sql<string>`extract(epoch from clock_timestamp()) * 1000` })
    .from(paymentAttempts)
    .where(eq(paymentAttempts.id, row.attemptId));
  if (attempt === undefined) throw new Error(`order ${row.number} has no payment attempt`);
  const order = toOrder(row, attempt.values);
  const now = new Date(Number(attempt.now));
  const issued = await readIssued(tx, orderId);
  for (let draft = next(order, issued, now); draft !== null; draft = next(order, issued, now)) {
    if (issued.some(({ key }) => key === draft?.key))
      throw new Error(`order ${row.number} has a document ${draft.key}`);
    issued.push(await insert(tx, orderId, draft, now));
  }
  return issued;
}

/** The sequence's row stays locked until the commit, so numbers follow each other in the order in which they are kept. */
async function insert(tx: Database, orderId: string, draft: DocumentDraft, now: Date): Promise<IssuedDocument> {
  const issuedOn = toBerlinDay(now);
  const series = `${draft.prefix}-${issuedOn.slice(0, 4)}`;
  const [drawn] = await tx
    .insert(documentNumbers)
    .values({ series, last: 1 })
    .onConflictDoUpdate({ target: documentNumbers.series, set: { last: sql`${documentNumbers.last} + 1` } })
    .returning({ last: documentNumbers.last });
  if (drawn === undefined) throw new Error(`no number could be drawn of ${series}`);
  const number = `${series}-${String(drawn.last).padStart(5, "0")}`;
  const document: InvoiceDocument = { ...draft.document, number, issuedOn };
  const text = JSON.stringify(document);
  const { key, covers } = draft;
  const kept = { number, orderId, key, kind: document.kind, covers, issuedAt: now, document: text };
  await tx.insert(invoices).values({ ...kept, hash: toHash(text) });
  await tx.insert(orderHistory).values({ orderId, event: "document.issued", detail: { number, kind: document.kind } });
  return toIssued({ ...kept, hash: "" });
}

async function readIssued(db: Database, orderId: string): Promise<IssuedDocument[]> {
  const rows = await db
    .select()
    .from(invoices)
    .where(eq(invoices.orderId, orderId))
    .orderBy(asc(invoices.issuedAt), asc(invoices.number));
  return rows.map(toIssued);
}

function toIssued({ number, key, kind, covers, issuedAt, document }: InvoiceRow): IssuedDocument {
  return { number, key, kind, covers, issuedAt, document: JSON.parse(document) as InvoiceDocument };
}

function toHash(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
