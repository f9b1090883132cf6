import { and, asc, desc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { concealFunding } from "#lib/domain/funding.ts";
import type { Order } from "#lib/domain/order.ts";
import {
  JOB_KINDS,
  type OrderRecords,
  type Orders,
  type RecordedAttention,
  type RecordedJob,
  type RecordedMail,
  type RecordedPush,
} from "#lib/ports.ts";
import type { Database } from "./database.ts";
import { toDedupeKey } from "./effects.ts";
import { attention, jobs, mails, pushInbox } from "./schema.ts";
import { readTimeline } from "./timeline-rows.ts";

/** Of the pushes only the newest matter to people; a storm of them must not fill the page. */
const MOST_PUSHES = 10;
/** Nothing of one order comes near; it bounds what a page can be made to read. */
const MOST = 100;

export function createOrderRecords(db: Database, orders: Pick<Orders, "find" | "attempts">): OrderRecords {
  return {
    async read(orderId, before) {
      const order = await orders.find(orderId);
      if (order === null || order.placedAt === null || order.status === "draft") return null;
      const attempts = await orders.attempts(orderId);
      const written = await readMails(db, orderId);
      return {
        order: withoutAccount(order),
        attempts: attempts.map((attempt) => ({ ...attempt, funding: concealFunding(attempt.funding) })),
        mails: written,
        attention: await readAttention(db, orderId),
        jobs: await readJobs(db, orderId, written),
        pushes: await readPushes(db, orderId),
        timeline: await readTimeline(db, orderId, before),
      };
    },
  };
}

function withoutAccount(order: Order): Order {
  return { ...order, payment: { ...order.payment, funding: concealFunding(order.payment.funding) } };
}

function readMails(db: Database, orderId: string): Promise<RecordedMail[]> {
  return db
    .select({
      event: mails.event,
      attempt: mails.attempt,
      about: mails.about,
      status: mails.status,
      queuedAt: mails.queuedAt,
      sentAt: mails.sentAt,
      error: mails.lastError,
    })
    .from(mails)
    .where(eq(mails.orderId, orderId))
    .orderBy(desc(mails.queuedAt))
    .limit(MOST);
}

function readAttention(db: Database, orderId: string): Promise<RecordedAttention[]> {
  return db
    .select({
      id: attention.id,
      kind: attention.kind,
      key: attention.key,
      detail: attention.detail,
      raisedAt: attention.raisedAt,
    })
    .from(attention)
    .where(and(eq(attention.orderId, orderId), isNull(attention.settledAt)))
    .orderBy(asc(attention.raisedAt))
    .limit(MOST);
}

/**
 * Waiting work of all orders is a long table and has no index by order, but its key says whose it is: so the keys this
 * order can have are looked up. What runs or is dead is little and has an index of its own.
 */
async function readJobs(db: Database, orderId: string, written: readonly RecordedMail[]): Promise<RecordedJob[]> {
  const keys = [
    ...JOB_KINDS.map((kind) => toDedupeKey(kind, { orderId })),
    ...written.map(({ event, attempt, about }) => toDedupeKey("mail", { orderId, mail: { event, attempt, about } })),
  ];
  const isOurs = eq(sql`${jobs.payload}->>'orderId'`, orderId);
  const rows = await db
    .select({
      id: jobs.id,
      kind: jobs.kind,
      status: sql<RecordedJob["status"]>`${jobs.status}`,
      payload: jobs.payload,
      failures: jobs.failures,
      runsInSeconds: sql<string>`extract(epoch from ${jobs.runAt} - now())`,
      cause: jobs.lastError,
    })
    .from(jobs)
    .where(
      or(
        and(sql`${jobs.status} = 'waiting'`, inArray(jobs.dedupeKey, keys)),
        and(sql`${jobs.status} = 'running'`, isOurs),
        and(sql`${jobs.status} = 'dead'`, isOurs),
      ),
    )
    .orderBy(asc(jobs.status), asc(jobs.runAt))
    .limit(MOST);
  return rows.map(({ payload, id, runsInSeconds, ...row }) => ({
    ...row,
    id: String(id),
    mail: payload.mail ?? null,
    runsInSeconds: Number(runsInSeconds),
  }));
}

function readPushes(db: Database, orderId: string): Promise<RecordedPush[]> {
  return db
    .select({ receivedAt: pushInbox.receivedAt, seenAt: pushInbox.seenAt })
    .from(pushInbox)
    .where(eq(pushInbox.orderId, orderId))
    .orderBy(desc(pushInbox.id))
    .limit(MOST_PUSHES);
}
