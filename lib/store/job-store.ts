import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { JobRow, Jobs } from "#lib/ports.ts";
import type { Database } from "./database.ts";
import { enqueueJob } from "./effects.ts";
import { jobs } from "./schema.ts";

/** Leases and due times are database time, so machines with wrong clocks agree. */
export function createJobs(db: Database, onWork: () => void): Jobs {
  const held = (job: JobRow) => and(eq(jobs.id, BigInt(job.id)), eq(jobs.lease, job.lease));
  return {
    async claim(limit, leaseSeconds) {
      const lease = randomUUID();
      const due = sql`select ${jobs.id} from ${jobs}
        where (${jobs.status} = 'waiting' and ${jobs.runAt} <= now())
           or (${jobs.status} = 'running' and ${jobs.leaseUntil} < now())
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
        lease,
      }));
    },
    async complete(job) {
      await db.update(jobs).set({ status: "done", finishedAt: sql`now()`, lease: null }).where(held(job));
    },
    async retry(job, delaySeconds, error) {
      // While this one ran, the same work may have been asked for again: that job is enough then.
      const newer = sql`exists (select 1 from jobs other where other.dedupe_key = ${jobs.dedupeKey} and other.status = 'waiting')`;
      await db
        .update(jobs)
        .set({
          status: sql`case when ${newer} then 'done' else 'waiting' end`,
          runAt: sql`now() + make_interval(secs => ${delaySeconds})`,
          lease: null,
          lastError: error,
        })
        .where(held(job));
    },
    async bury(job, error) {
      await db
        .update(jobs)
        .set({ status: "dead", finishedAt: sql`now()`, lease: null, lastError: error })
        .where(held(job));
    },
    async extend(job, leaseSeconds) {
      await db
        .update(jobs)
        .set({ leaseUntil: sql`now() + make_interval(secs => ${leaseSeconds})` })
        .where(held(job));
    },
    async enqueue(kind, orderId, delaySeconds) {
      await enqueueJob(db, kind, { orderId }, delaySeconds);
      onWork();
    },
    async dueIn() {
      const result = await db.execute(
        sql`select extract(epoch from min(run_at) - now()) * 1000 as wait from jobs where status = 'waiting'`,
      );
      const wait = (result as unknown as { rows: { wait: string | null }[] }).rows[0]?.wait ?? null;
      return wait === null ? null : Math.max(0, Number(wait));
    },
  };
}
