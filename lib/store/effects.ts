import { and, eq, gte, sql } from "drizzle-orm";
import type { Effect, MailEvent } from "#lib/domain/apply-payment-update.ts";
import type { Order } from "#lib/domain/order.ts";
import { type JobPayload, StockShortage } from "#lib/ports.ts";
import type { Database } from "./database.ts";
import { jobs, mails, products } from "./schema.ts";

type JobKind = typeof jobs.$inferInsert.kind;

/** Saves the work a change causes, in the change's own transaction. */
export async function saveEffects(tx: Database, order: Order, effects: readonly Effect[]): Promise<void> {
  for (const effect of effects) {
    switch (effect.kind) {
      case "reserveStock":
        await reserveStock(tx, order);
        break;
      case "releaseStock":
        await releaseStock(tx, order);
        break;
      case "mail":
        await enqueueMail(tx, order, effect.event, effect.delaySeconds ?? 0);
        break;
      case "drive":
      case "sync":
      case "forget":
        await enqueueJob(tx, effect.kind, { orderId: order.id }, effect.delaySeconds);
        break;
    }
  }
}

/** One waiting job per key; asking again for an earlier time moves it forward. */
export async function enqueueJob(
  tx: Database,
  kind: JobKind,
  payload: JobPayload,
  delaySeconds: number,
): Promise<void> {
  const dedupeKey = [kind, payload.orderId, payload.mail?.event, payload.mail?.attempt].filter(Boolean).join(":");
  const runAt = sql`now() + make_interval(secs => ${delaySeconds})`;
  await tx
    .insert(jobs)
    .values({ kind, payload, dedupeKey, runAt })
    .onConflictDoUpdate({
      target: jobs.dedupeKey,
      targetWhere: sql`${jobs.status} = 'waiting'`,
      set: { runAt: sql`least(${jobs.runAt}, excluded.run_at)` },
    });
}

async function enqueueMail(tx: Database, order: Order, event: MailEvent, delaySeconds: number): Promise<void> {
  const key = { orderId: order.id, event, attempt: order.payment.number };
  const messageId = `<${event.toLowerCase()}.${order.number}.${key.attempt}.${order.id}@storefront>`;
  const inserted = await tx
    .insert(mails)
    .values({ ...key, messageId })
    .onConflictDoNothing()
    .returning({ event: mails.event });
  if (inserted.length > 0)
    await enqueueJob(tx, "mail", { orderId: order.id, mail: { event, attempt: key.attempt } }, delaySeconds);
}

/** Rows are locked in id order, so two orders for the same goods wait for each other instead of deadlocking. */
async function reserveStock(tx: Database, order: Order): Promise<void> {
  const short: string[] = [];
  for (const { productId, quantity } of wantedStock(order)) {
    const taken = await tx
      .update(products)
      .set({ stock: sql`${products.stock} - ${quantity}` })
      .where(and(eq(products.id, productId), gte(products.stock, quantity)))
      .returning({ id: products.id });
    if (taken.length === 0) short.push(productId);
  }
  if (short.length > 0) throw new StockShortage(short);
}

async function releaseStock(tx: Database, order: Order): Promise<void> {
  for (const { productId, quantity } of wantedStock(order)) {
    await tx
      .update(products)
      .set({ stock: sql`${products.stock} + ${quantity}` })
      .where(eq(products.id, productId));
  }
}

function wantedStock(order: Order): { productId: string; quantity: number }[] {
  return order.lines
    .flatMap((line) => (line.productId === null ? [] : [{ productId: line.productId, quantity: line.quantity }]))
    .sort((a, b) => (a.productId < b.productId ? -1 : 1));
}
