import { and, eq, sql } from "drizzle-orm";
import type { Effect, MailEvent } from "#lib/domain/effects.ts";
import type { Order } from "#lib/domain/order.ts";
import { type JobKind, type JobPayload, type MailKey, payloadVersionOf } from "#lib/ports.ts";
import { raiseAttention, settleAttention } from "./attention-store.ts";
import { addAudit } from "./audit-store.ts";
import type { Database } from "./database.ts";
import { jobs, mails, orders } from "./schema.ts";
import { releaseStock, reserveStock, restock, retakeStock } from "./stock.ts";

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
      case "retakeStock":
        if (await retakeStock(tx, order)) break;
        await tx.update(orders).set({ stockHeld: false }).where(eq(orders.id, order.id));
        await raiseAttention(tx, order.id, { kind: "soldOut", key: order.payment.merchantRef, detail: {} });
        break;
      case "restock":
        await restock(tx, order, effect.items);
        break;
      case "audit":
        await addAudit(tx, order.id, effect.entry);
        break;
      case "raise":
        await raiseAttention(tx, order.id, effect.attention);
        break;
      case "settle":
        await settleAttention(tx, order.id, effect.attention, effect.key);
        break;
      case "mail":
        await enqueueMail(tx, order, toMailKey(order, effect), effect);
        break;
      case "hastenMail":
        await hastenMail(tx, order, effect);
        break;
      case "drive":
      case "sync":
      case "forget":
      case "abandon":
      case "deadlines":
      case "sweep":
      case "report":
      case "refund":
        await enqueueJob(tx, effect.kind, { orderId: order.id }, effect.delaySeconds);
        break;
    }
  }
}

/** Work of the same key is the same work: at most one of it waits. */
export function toDedupeKey(kind: JobKind, { orderId, mail, withdrawal }: JobPayload): string {
  return [kind, orderId, mail?.event, mail?.attempt, mail?.about, withdrawal].filter(Boolean).join(":");
}

/** One waiting job per key; asking again for an earlier time moves it forward. */
export async function enqueueJob(
  tx: Database,
  kind: JobKind,
  payload: JobPayload,
  delaySeconds: number,
): Promise<void> {
  const dedupeKey = toDedupeKey(kind, payload);
  const runAt = sql`now() + make_interval(secs => ${delaySeconds})`;
  await tx
    .insert(jobs)
    .values({ kind, payload, payloadVersion: payloadVersionOf(payload, kind), dedupeKey, runAt })
    .onConflictDoUpdate({
      target: jobs.dedupeKey,
      targetWhere: sql`${jobs.status} = 'waiting'`,
      set: { runAt: sql`least(${jobs.runAt}, excluded.run_at)` },
    });
}

function toMailKey(order: Order, { event, about }: Extract<Effect, { kind: "mail" }>): MailKey {
  return { event, attempt: order.payment.number, ...(about === undefined ? {} : { about }) };
}

/** Never a second job: two of them might send it twice. */
async function hastenMail(
  tx: Database,
  order: Order,
  { event, about }: { event: MailEvent; about: number },
): Promise<void> {
  const mail = { event, attempt: order.payment.number, about };
  await tx
    .update(jobs)
    .set({ runAt: sql`least(${jobs.runAt}, now())` })
    .where(and(eq(jobs.dedupeKey, toDedupeKey("mail", { orderId: order.id, mail })), sql`${jobs.status} = 'waiting'`));
}

async function enqueueMail(
  tx: Database,
  order: Order,
  mail: MailKey,
  { delaySeconds = 0, again = false }: Extract<Effect, { kind: "mail" }>,
): Promise<void> {
  const { event, attempt, about } = mail;
  const which = about === undefined ? "" : `.${about}`;
  const nameOf = (copy: string) =>
    `<${event.toLowerCase()}.${order.number}.${attempt}${which}${copy}.${order.id}@storefront>`;
  const insert = tx.insert(mails).values({ orderId: order.id, ...mail, messageId: nameOf("") });
  // Many mailboxes hide a second mail of the same name (G-33).
  const anew = {
    status: "queued" as const,
    queuedAt: sql`now()`,
    lastError: null,
    messageId: nameOf(`.v${order.version}`),
  };
  const target = [mails.orderId, mails.event, mails.attempt, mails.about];
  const written = await (again
    ? insert.onConflictDoUpdate({ target, set: anew, setWhere: sql`${mails.status} <> 'queued'` })
    : insert.onConflictDoNothing()
  ).returning({ event: mails.event });
  if (written.length > 0) await enqueueJob(tx, "mail", { orderId: order.id, mail }, delaySeconds);
}
