import { asc, gt } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { concealFunding, type Funding } from "#lib/domain/funding.ts";
import type { Database } from "./database.ts";
import * as schema from "./schema.ts";

/** What the dump calls each table, and the column it is read along. */
const KINDS: { kind: string; table: PgTable; key: PgColumn }[] = [
  { kind: "order", table: schema.orders, key: schema.orders.id },
  { kind: "attempt", table: schema.paymentAttempts, key: schema.paymentAttempts.id },
  { kind: "history", table: schema.orderHistory, key: schema.orderHistory.id },
  { kind: "push", table: schema.pushInbox, key: schema.pushInbox.id },
  { kind: "job", table: schema.jobs, key: schema.jobs.id },
  { kind: "attention", table: schema.attention, key: schema.attention.id },
  { kind: "schedule", table: schema.schedules, key: schema.schedules.name },
  { kind: "mail", table: schema.mails, key: schema.mails.messageId },
  { kind: "invoice", table: schema.invoices, key: schema.invoices.number },
  { kind: "withdrawal", table: schema.withdrawals, key: schema.withdrawals.token },
  { kind: "audit", table: schema.audit, key: schema.audit.id },
  { kind: "product", table: schema.products, key: schema.products.id },
];

const PAGE = 500;

/** Everything the shop knows, one JSON object per line: `{"kind":"order",…}`. Read in pages, so size does not matter. */
export async function* dumpLines(db: Database): AsyncIterable<string> {
  for (const { kind, table, key } of KINDS) {
    let after: unknown = null;
    for (;;) {
      const rows: Record<string, unknown>[] = await db
        .select()
        .from(table)
        .where(after === null ? undefined : gt(key, after))
        .orderBy(asc(key))
        .limit(PAGE);
      for (const row of rows)
        yield JSON.stringify({ kind, ...row, ...rename(row, kind), ...conceal(row), ...unfold(row) }, toJson);
      if (rows.length < PAGE) break;
      after = rows.at(-1)?.[propertyOf(table, key)];
    }
  }
}

/** Some rows have a `kind` of their own, which must not hide what the line is. */
function rename(row: Record<string, unknown>, kind: string): Record<string, unknown> {
  return "kind" in row ? { kind, [kind === "job" ? "job" : "what"]: row.kind } : {};
}

/** A dump gets about; the number of an account that a checkout under way still needs does not. */
function conceal(row: Record<string, unknown>): Record<string, unknown> {
  return "funding" in row ? { funding: concealFunding(row.funding as Funding | null) } : {};
}

/** A document is kept as text, so that its bytes stay what they are. */
function unfold({ document }: Record<string, unknown>): Record<string, unknown> {
  return typeof document === "string" ? { document: JSON.parse(document) } : {};
}

function propertyOf(table: PgTable, column: PgColumn): string {
  const entry = Object.entries(table).find(([, value]) => value === column);
  if (entry === undefined) throw new Error(`column ${column.name} is not in its table`);
  return entry[0];
}

function toJson(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}
