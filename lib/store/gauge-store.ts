import { type SQL, sql } from "drizzle-orm";
import type { AttentionKind } from "#lib/domain/attention.ts";
import { type Backlog, type GaugeReading, type Gauges, JOB_KINDS, type JobKind } from "#lib/ports.ts";
import type { Database } from "./database.ts";

/** A queue that grew beyond this is told by its age; counting on would make watching a load of its own. */
const CAP = 10_000;
const STUCK = sql`interval '5 minutes'`;

interface Row {
  gauge: string;
  label: string;
  count: string | number;
  /** Seconds; null when there is none. */
  age: string | number | null;
}

/** Every part walks an index that holds nothing but what waits, oldest first, and stops at CAP. */
export function createGauges(db: Database): Gauges {
  return {
    async read() {
      const askedAt = Date.now();
      const result = await db.execute(READING);
      const at = (askedAt + Date.now()) / 2000;
      return toReading((result as unknown as { rows: Row[] }).rows, at);
    },
  };
}

/**
 * @param queue selects `since`, the moment waiting began, and perhaps `label`; sorted along its index
 * @param part condition on what was found, so that it is never the condition that picks the plan
 */
function backlog(gauge: string, queue: SQL, label = sql`''`, part = sql`true`): SQL {
  return sql`select ${sql.raw(`'${gauge}'`)} as gauge, ${label} as label, count(*) as count,
    extract(epoch from clock_timestamp() - min(since)) as age
    from (${queue} limit ${sql.raw(String(CAP))}) queue where ${part} group by 2`;
}

const UNKNOWN_CALLS = sql`select (in_flight->>'since')::timestamptz as since from payment_attempts
  where in_flight is not null order by in_flight->>'since'`;

const READING = sql.join(
  [
    backlog(
      "dueJobs",
      sql`select kind as label, run_at as since from jobs where status = 'waiting' and run_at <= now() order by run_at`,
      sql`label`,
    ),
    backlog("runningJobs", sql`select lease_until as since from jobs where status = 'running' order by lease_until`),
    backlog("deadJobs", sql`select finished_at as since from jobs where status = 'dead' order by finished_at`),
    backlog("unknownCalls", UNKNOWN_CALLS),
    backlog("stuckCalls", UNKNOWN_CALLS, sql`''`, sql`since < now() - ${STUCK}`),
    backlog(
      "stuckPayments",
      sql`select placed_at as since from orders where status = 'placed' and payment_status in ('requested', 'authorized')
        and placed_at < now() - ${STUCK} order by placed_at`,
    ),
    backlog(
      "unseenPushes",
      sql`select received_at as since from push_inbox where seen_at is null order by received_at`,
    ),
    backlog("overdueLooks", sql`select look_at as since from payment_attempts where look_at <= now() order by look_at`),
    backlog("queuedMails", sql`select queued_at as since from mails where status = 'queued' order by queued_at`),
    backlog("failedMails", sql`select queued_at as since from mails where status = 'failed' order by queued_at`),
    backlog(
      "attention",
      sql`select kind as label, raised_at as since from attention where settled_at is null order by raised_at`,
      sql`label`,
    ),
    sql`select 'finished', name, 0, extract(epoch from clock_timestamp() - finished_at) from schedules`,
    sql`select 'overdue', name, 0, extract(epoch from clock_timestamp() - due_at) from schedules`,
    sql`select 'clock', '', 0, extract(epoch from clock_timestamp())`,
  ].map((part) => sql`(${part})`),
  sql` union all `,
);

function toReading(rows: readonly Row[], at: number): GaugeReading {
  const find = (gauge: string) => rows.filter((row) => row.gauge === gauge);
  const one = (gauge: string): Backlog => toBacklog(find(gauge)[0]);
  const overdue = new Map(find("overdue").map(({ label, age }) => [label, Math.max(0, Number(age))]));
  return {
    dueJobs: sumJobs(find("dueJobs")),
    runningJobs: one("runningJobs"),
    deadJobs: one("deadJobs"),
    unknownCalls: one("unknownCalls"),
    stuckCalls: one("stuckCalls"),
    stuckPayments: one("stuckPayments"),
    unseenPushes: one("unseenPushes"),
    overdueLooks: one("overdueLooks"),
    queuedMails: one("queuedMails"),
    failedMails: one("failedMails"),
    attention: Object.fromEntries(find("attention").map((row) => [row.label as AttentionKind, toBacklog(row)])),
    schedules: Object.fromEntries(
      find("finished").map(({ label, age }) => [
        label,
        { sinceSeconds: age === null ? null : Number(age), overdueSeconds: overdue.get(label) ?? 0 },
      ]),
    ),
    clockAheadSeconds: at - Number(find("clock")[0]?.age),
  };
}

function toBacklog(row: Row | undefined): Backlog {
  return { count: Number(row?.count ?? 0), oldestSeconds: Math.max(0, Number(row?.age ?? 0)) };
}

/** Labels are fixed words, so work of a newer program goes by one name. */
function sumJobs(rows: readonly Row[]): GaugeReading["dueJobs"] {
  const sums: GaugeReading["dueJobs"] = {};
  for (const row of rows) {
    const kind = JOB_KINDS.includes(row.label as JobKind) ? (row.label as JobKind) : "other";
    const { count, oldestSeconds } = toBacklog(row);
    const before = sums[kind] ?? { count: 0, oldestSeconds: 0 };
    sums[kind] = {
      count: before.count + count,
      oldestSeconds: Math.max(before.oldestSeconds, oldestSeconds),
    };
  }
  return sums;
}
