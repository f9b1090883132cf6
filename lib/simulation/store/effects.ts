import type { Attention, AttentionKind } from "#lib/domain/attention.ts";
import type { Effect, MailEvent } from "#lib/domain/effects.ts";
import type { Order } from "#lib/domain/order.ts";
import { isRestocked } from "#lib/domain/refund.ts";
import { type MailKey, StockShortage } from "#lib/ports.ts";
import { enqueueJob } from "./jobs.ts";
import type { Tables } from "./tables.ts";

export function raiseAttention(tables: Tables, orderId: string | null, raised: Attention): void {
  const key = [orderId ?? "", raised.kind, raised.key].join("|");
  if (tables.attention.get(key)?.isOpen !== true) tables.attention.set(key, { ...raised, isOpen: true });
}

function settleAttention(tables: Tables, orderId: string, kind: AttentionKind, key: string): void {
  const entry = tables.attention.get([orderId, kind, key].join("|"));
  if (entry !== undefined) entry.isOpen = false;
}

/**
 * The work of a change, as `lib/store/effects.ts` saves it. Returns the order as it is stored, which may hold no goods.
 * @throws StockShortage before anything was changed; the caller's transaction is over then
 */
export function saveEffects(tables: Tables, order: Order, effects: readonly Effect[]): Order {
  let stored = order;
  for (const effect of effects) {
    if (effect.kind === "reserveStock" && !takeStock(tables, order)) throw new StockShortage(["p1"]);
  }
  for (const effect of effects) {
    switch (effect.kind) {
      case "reserveStock":
        break;
      case "releaseStock":
        giveBackStock(tables, order);
        break;
      case "retakeStock":
        if (takeStock(tables, order)) break;
        stored = { ...stored, stockHeld: false };
        raiseAttention(tables, order.id, { kind: "soldOut", key: order.payment.merchantRef, detail: {} });
        break;
      case "restock":
        for (const { sku, quantity } of effect.items) changeStock(tables, productOf(order, sku), quantity);
        break;
      case "raise":
        raiseAttention(tables, order.id, effect.attention);
        break;
      case "settle":
        settleAttention(tables, order.id, effect.attention, effect.key);
        break;
      case "mail":
        enqueueMail(tables, order, effect);
        break;
      case "hastenMail":
        hastenMail(tables, order, effect);
        break;
      case "audit":
        break;
      default:
        enqueueJob(tables, effect.kind, { orderId: order.id }, effect.delaySeconds);
    }
  }
  return stored;
}

function enqueueMail(tables: Tables, order: Order, effect: Extract<Effect, { kind: "mail" }>): void {
  const { event, about } = effect;
  const mail = { event, attempt: order.payment.number, ...(about === undefined ? {} : { about }) };
  const key = toMailKey(order.id, mail);
  if (tables.mails.has(key) && (!effect.again || tables.mails.get(key)?.status === "queued")) return;
  const messageId = effect.again ? `<${key}.v${order.version}>` : `<${key}>`;
  tables.mails.set(key, { orderId: order.id, about: 0, ...mail, messageId, status: "queued" });
  enqueueJob(tables, "mail", { orderId: order.id, mail }, effect.delaySeconds ?? 0);
}

function hastenMail(tables: Tables, order: Order, { event, about }: { event: MailEvent; about: number }): void {
  const key = toMailKey(order.id, { event, attempt: order.payment.number, about });
  for (const job of tables.jobs) {
    const { mail } = job.payload;
    const isIt = mail !== undefined && job.status === "waiting" && toMailKey(order.id, mail) === key;
    if (isIt && job.payload.orderId === order.id) job.runAt = Math.min(job.runAt, tables.now());
  }
}

/** One text for what names a mail. */
export function toMailKey(orderId: string, { event, attempt, about = 0 }: MailKey): string {
  return [orderId, event, attempt, about].join(":");
}

function productOf({ lines }: Order, sku: string): string {
  return lines.find((line) => line.sku === sku)?.productId ?? "";
}

/** What an order wants of the shelf, by product; no more than one line of each, and none of what went back. */
export function wantedStock(order: Order): { productId: string; quantity: number }[] {
  const back = order.payment.refunds.filter(isRestocked).flatMap(({ items }) => items);
  return order.lines.flatMap(({ productId, sku, quantity }) => {
    const isBack = back.reduce((sum, item) => sum + (item.sku === sku ? item.quantity : 0), 0);
    return productId === null ? [] : [{ productId, quantity: quantity - isBack }];
  });
}

/** All of it, or nothing. */
function takeStock(tables: Tables, order: Order): boolean {
  const wanted = wantedStock(order);
  const isThere = wanted.every(({ productId, quantity }) => (tables.products.get(productId)?.stock ?? 0) >= quantity);
  if (isThere) for (const { productId, quantity } of wanted) changeStock(tables, productId, -quantity);
  return isThere;
}

function giveBackStock(tables: Tables, order: Order): void {
  for (const { productId, quantity } of wantedStock(order)) changeStock(tables, productId, quantity);
}

function changeStock(tables: Tables, productId: string, by: number): void {
  const product = tables.products.get(productId);
  if (product !== undefined) tables.products.set(productId, { ...product, stock: product.stock + by });
}
