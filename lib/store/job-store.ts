import { randomUUID } from "node:crypto";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { JOB_KINDS, JOB_PAYLOAD_VERSION, type JobRow, type Jobs } from "#lib/ports.ts";
import type { Database } from "./database.ts";
import { enqueueJob } from "./effects.ts";
import { listJobs } from "./job-list.ts";
import { againWhenDuplicate } from "./retry-duplicate.ts";
import { jobs } from "./schema.ts";

/** Other work with the same key waits, or will in the same breath: that job is enough then. */
const followedBy = (others: SQL) => sql`exists (select 1 from jobs other
  where other.dedupe_key = ${jobs.dedupeKey} and other.id <> ${jobs.id} and (other.status = 'waiting' or ${others}))`;
const isFollowed = followedBy(sql`false`);

/** Done jobs are kept for a while, for those who wonder what happened. */
const KEPT_SECONDS = 3 * 24 * 60 * 60;

/** Leases and due times are database time, so machines with wrong clocks agree. */
export function createJobs(db: Database, onWork: () => void): Jobs {
  const held = (job: JobRow) => and(eq(jobs.id, BigInt(job.id)), eq(jobs.lease, job.lease));
  const known = sql.join(
    JOB_KINDS.map((kind) => sql`${kind}`),
    sql`, `,
  );
  /** Work this process knows how to do; a newer one does the rest. */
  const isDoable = sql`${jobs.status} = 'waiting'
    and ${jobs.payloadVersion} <= ${JOB_PAYLOAD_VERSION} and ${jobs.kind} in (${known})`;
  return {
    async claim(limit, leaseSeconds) {
      const lease = randomUUID();
      const due = sql`select ${jobs.id} from ${jobs}
        where ${jobs.runAt} <= now() and ${isDoable}
        order by ${jobs.runAt} limit ${limit} for update skip locked`;
      const rows = await db
        .update(jobs)
        .set({
          status: "running",
          lease,
          leaseUntil: sql`now() + make_interval(secs => ${leaseSeconds})`,
          attempts: sql`${jobs.attempts} + 1`,
        })
        .where(sql`${jobs.id} in (${due})`)
        .returning();
      return rows.map((row) => ({
        id: String(row.id),
        kind: row.kind,
        payload: row.payload,
        attempts: row.attempts,
        failures: row.failures,
        createdAt: row.createdAt,
        lease,
      }));
    },
    async revive(maxFailures, leaseSeconds, patience = {}) {
      // A lease that ends later than any can end was given by a clock that has been set back since.
      const isLost = (leaseUntil: SQL) =>
        sql`(${leaseUntil} < now() or ${leaseUntil} > now() + make_interval(secs => ${2 * leaseSeconds}))`;
      const isFollowed = followedBy(
        sql`(other.status = 'running' and ${isLost(sql`other.lease_until`)} and other.id > ${jobs.id})`,
      );
      // What is tried for days has failed often by then, and one dead worker more says nothing about it.
      const waits = Object.entries(patience).map(([kind, seconds]) => sql`when ${kind} then ${seconds}::float`);
      const patienceSeconds = sql`case ${jobs.kind} ${sql.join(waits, sql` `)} else 0 end`;
      const isOld =
        waits.length === 0 ? sql`true` : sql`${jobs.createdAt} <= now() - make_interval(secs => ${patienceSeconds})`;
      const isPoisonous = sql`(${jobs.failures} + 1 >= ${maxFailures} and ${isOld})`;
      const revived = db
        .update(jobs)
        .set({
          status: sql`case when ${isFollowed} then 'done' when ${isPoisonous} then 'dead' else 'waiting' end`,
          failures: sql`${jobs.failures} + 1`,
          runAt: sql`now()`,
          lease: null,
          leaseUntil: null,
          finishedAt: sql`case when ${isFollowed} or ${isPoisonous} then now() end`,
          lastError: "the worker died, or lost its lease",
        })
        .where(
          sql`${jobs.id} in (select ${jobs.id} from ${jobs}
            where ${jobs.status} = 'running' and ${isLost(sql`${jobs.leaseUntil}`)} limit 100 for update skip locked)`,
        );
      await againWhenDuplicate(() => revived.execute());
    },
    async complete(job) {
      await db.update(jobs).set({ status: "done", finishedAt: sql`now()`, lease: null }).where(held(job));
    },
    async retry(job, delaySeconds, error, isFailure) {
      const retried = db
        .update(jobs)
        .set({
          status: sql`case when ${isFollowed} then 'done' else 'waiting' end`,
          finishedAt: sql`case when ${isFollowed} then now() end`,
          failures: sql`${jobs.failures} + ${isFailure ? 1 : 0}`,
          runAt: sql`now() + make_interval(secs => ${delaySeconds})`,
          lease: null,
          lastError: error,
        })
        .where(held(job));
      await againWhenDuplicate(() => retried.execute());
    },
    async bury(job, error) {
      await db
        .update(jobs)
        .set({ status: "dead", finishedAt: sql`now()`, lease: null, lastError: error })
        .where(held(job));
    },
    async extend(job, leaseSeconds) {
      const rows = await db
        .update(jobs)
        .set({ leaseUntil: sql`now() + make_interval(secs => ${leaseSeconds})` })
        .where(held(job))
        .returning({ id: jobs.id });
      return rows.length > 0;
    },
    async enqueue(kind, orderId, delaySeconds) {
      await enqueueJob(db, kind, { orderId }, delaySeconds);
      onWork();
    },
    async replay(orderId) {
      const isFollowed = followedBy(sql`(other.status = 'dead' and other.id > ${jobs.id})`);
      const replayed = db
        .update(jobs)
        .set({
          status: sql`case when ${isFollowed} then 'done' else 'waiting' end`,
          runAt: sql`now()`,
          failures: 0,
          finishedAt: sql`case when ${isFollowed} then now() end`,
        })
        .where(
          and(
            eq(jobs.status, "dead"),
            orderId === undefined ? undefined : sql`${jobs.payload}->>'orderId' = ${orderId}`,
          ),
        )
        .returning({ id: jobs.id });
      const rows = await againWhenDuplicate(() => replayed.execute());
      onWork();
      return rows.length;
    },
    list: (which, limit) => listJobs(db, which, limit),
    async tidy() {
      await db.execute(sql`delete from jobs where id in (select id from jobs
        where status = 'done' and finished_at < now() - make_interval(secs => ${KEPT_SECONDS}) limit 10000)`);
      // Queued in what is now the future: the clock was set back, and the wait counts from now.
      await db.execute(sql`update jobs set run_at = now() + (run_at - created_at), created_at = now()
        where status = 'waiting' and created_at > now() + interval '5 minutes'`);
    },
    async dueIn() {
      const result = await db.execute(
        sql`select extract(epoch from min(${jobs.runAt}) - now()) * 1000 as wait from ${jobs} where ${isDoable}`,
      );
      const wait = (result as unknown as { rows: { wait: string | null }[] }).rows[0]?.wait ?? null;
      return wait === null ? null : Math.max(0, Number(wait));
    },
  };
}
