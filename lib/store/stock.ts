import { and, eq, gte, sql } from "drizzle-orm";
import type { Order } from "#lib/domain/order.ts";
import { isRestocked, type RefundItem } from "#lib/domain/refund.ts";
import { StockShortage } from "#lib/ports.ts";
import type { Database } from "./database.ts";
import { products } from "./schema.ts";

/**
 * Takes an order's goods from the shelf. Rows are locked in id order, so two orders for the same goods wait for each other
 * instead of deadlocking; the condition in the update itself makes overselling impossible.
 * @throws StockShortage naming what cannot be had; the caller's transaction must not go on
 */
export async function reserveStock(tx: Database, order: Order): Promise<void> {
  const short: string[] = [];
  for (const { productId, quantity } of wantedStock(order)) {
    if (!(await take(tx, productId, quantity))) short.push(productId);
  }
  if (short.length > 0) throw new StockShortage(short);
}

export async function releaseStock(tx: Database, order: Order): Promise<void> {
  for (const { productId, quantity } of wantedStock(order)) await giveBack(tx, productId, quantity);
}

/** Some of an order's articles go back to the shelf, by what they were sold as. */
export async function restock(tx: Database, order: Order, items: readonly RefundItem[]): Promise<void> {
  const productOf = new Map(order.lines.map(({ sku, productId }) => [sku, productId]));
  const given = items.flatMap(({ sku, quantity }) => {
    const productId = productOf.get(sku) ?? null;
    return productId === null ? [] : [{ productId, quantity }];
  });
  for (const { productId, quantity } of given.sort(byProduct)) await giveBack(tx, productId, quantity);
}

/** All of it again, or nothing: false when something is sold meanwhile. The transaction can go on either way. */
export async function retakeStock(tx: Database, order: Order): Promise<boolean> {
  const taken: { productId: string; quantity: number }[] = [];
  for (const wanted of wantedStock(order)) {
    if (await take(tx, wanted.productId, wanted.quantity)) taken.push(wanted);
    else {
      for (const { productId, quantity } of taken) await giveBack(tx, productId, quantity);
      return false;
    }
  }
  return true;
}

async function take(tx: Database, productId: string, quantity: number): Promise<boolean> {
  const taken = await tx
    .update(products)
    .set({ stock: sql`${products.stock} - ${quantity}` })
    .where(and(eq(products.id, productId), gte(products.stock, quantity)))
    .returning({ id: products.id });
  return taken.length > 0;
}

async function giveBack(tx: Database, productId: string, quantity: number): Promise<void> {
  await tx
    .update(products)
    .set({ stock: sql`${products.stock} + ${quantity}` })
    .where(eq(products.id, productId));
}

/** What the order holds: what it sold, less what went back to the shelf with a refund. */
function wantedStock(order: Order): { productId: string; quantity: number }[] {
  const back = new Map<string, number>();
  for (const { items } of order.payment.refunds.filter(isRestocked)) {
    for (const { sku, quantity } of items) back.set(sku, (back.get(sku) ?? 0) + quantity);
  }
  return order.lines
    .flatMap(({ productId, sku, quantity }) => {
      const isBack = Math.min(quantity, back.get(sku) ?? 0);
      back.set(sku, (back.get(sku) ?? 0) - isBack);
      return productId === null || isBack === quantity ? [] : [{ productId, quantity: quantity - isBack }];
    })
    .sort(byProduct);
}

/** The order in which rows are locked. */
function byProduct(a: { productId: string }, b: { productId: string }): number {
  return a.productId < b.productId ? -1 : 1;
}
