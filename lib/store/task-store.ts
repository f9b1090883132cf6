import { type SQL, sql } from "drizzle-orm";
import type { AttentionKind } from "#lib/domain/attention.ts";
import type { Customer } from "#lib/domain/order.ts";
import type { ProviderCall } from "#lib/domain/payment.ts";
import type { JobKind, JobPayload, Task, TaskMatter, Tasks } from "#lib/ports.ts";
import type { Database } from "./database.ts";

/** As in the gauges: counting on would make looking a load of its own. */
const CAP = 10_000;
const MOST = 500;

/**
 * Every part walks an index that holds nothing but what waits, oldest first. Text comparison of `in_flight` finds its index;
 * the moment itself is compared outside of it.
 */
const WAITING = [
  sql`select raised_at as since from attention where settled_at is null order by raised_at`,
  sql`select queued_at as since from mails where status = 'failed' order by queued_at`,
  sql`select finished_at as since from jobs where status = 'dead' order by finished_at`,
  sql`select (in_flight->>'since')::timestamptz as since from payment_attempts
    where in_flight is not null order by in_flight->>'since'`,
];
const CALLS = 3;
const IS_STUCK = sql`since < now() - interval '5 minutes'`;

const SUMMARY = sql`select coalesce(sum(count), 0) as count, max(age) as age from (${sql.join(
  WAITING.map(
    (queue, part) => sql`(select count(*) as count, extract(epoch from clock_timestamp() - min(since)) as age
      from (${queue} limit ${sql.raw(String(CAP))}) queue where ${part === CALLS ? IS_STUCK : sql`true`})`,
  ),
  sql` union all `,
)}) parts`;

interface Row {
  since: string | Date;
  orderId: string | null;
  number: string | null;
  customer: Pick<Customer, "firstName" | "lastName" | "company"> | null;
  isPlaced: boolean | null;
}

export function createTasks(db: Database): Tasks {
  async function read<Extra>(limit: number, source: SQL, toMatter: (row: Extra) => TaskMatter): Promise<Task[]> {
    const result = await db.execute(sql`select w.*, o.id as "orderId", o.number, o.customer,
      o.placed_at is not null and o.status <> 'draft' as "isPlaced"
      from (${source} limit ${limit}) w left join orders o on o.id = w."of" order by w.since`);
    const { rows } = result as unknown as { rows: (Row & Extra)[] };
    return rows.map((row) => ({ order: toOrder(row), since: new Date(row.since), matter: toMatter(row) }));
  }
  return {
    async summary() {
      const result = await db.execute(SUMMARY);
      const [row] = (result as unknown as { rows: { count: string; age: string | null }[] }).rows;
      return {
        count: Math.min(CAP, Number(row?.count ?? 0)),
        oldestSeconds: Math.max(0, Number(row?.age ?? 0)),
      };
    },
    async list(limit) {
      if (!Number.isInteger(limit) || limit < 1 || limit > MOST) throw new RangeError(`limit: 1 to ${MOST}`);
      const attention = await read<{ id: string; kind: AttentionKind; key: string; detail: Record<string, unknown> }>(
        limit,
        sql`select id, kind, key, detail, raised_at as since, order_id as "of" from attention
          where settled_at is null order by raised_at`,
        ({ id, kind, key, detail }) => ({ kind: "attention", id: Number(id), attention: { kind, key, detail } }),
      );
      const mails = await read<{ event: never; attempt: number; about: number; error: string | null }>(
        limit,
        sql`select event, attempt, about, last_error as error, queued_at as since, order_id as "of" from mails
          where status = 'failed' order by queued_at`,
        ({ event, attempt, about, error }) => ({ kind: "mail", mail: { event, attempt, about }, error }),
      );
      const jobs = await read<{ id: string; work: JobKind; payload: JobPayload; cause: string | null }>(
        limit,
        sql`select id, kind as work, payload, last_error as cause, finished_at as since, payload->>'orderId' as "of"
          from jobs where status = 'dead' order by finished_at`,
        ({ id, work, payload, cause }) => ({ kind: "job", id: String(id), work, mail: payload.mail ?? null, cause }),
      );
      const calls = await read<{ call: ProviderCall }>(
        limit,
        sql`select call, since, "of" from (select in_flight->>'call' as call, (in_flight->>'since')::timestamptz as since,
            order_id as "of" from payment_attempts where in_flight is not null order by in_flight->>'since'
            limit ${sql.raw(String(CAP))}) calls where ${IS_STUCK} order by since`,
        ({ call }) => ({ kind: "call", call }),
      );
      return [...attention, ...mails, ...jobs, ...calls];
    },
  };
}

function toOrder({ orderId, number, customer, isPlaced }: Row): Task["order"] {
  if (orderId === null || number === null) return null;
  const customerName =
    customer === null
      ? ""
      : [customer.company, `${customer.firstName} ${customer.lastName}`.trim()].filter(Boolean).join(", ");
  return { id: orderId, number, customerName, isPlaced: isPlaced === true };
}
