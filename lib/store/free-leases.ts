import { isNotNull, sql } from "drizzle-orm";
import type { Database } from "./database.ts";
import { jobs, orders, schedules } from "./schema.ts";

/**
 * Gives back what a process that is gone has held, at once instead of at the end of its leases. Only where nobody else can be
 * at work: the embedded database belongs to the one process that has just opened it.
 */
export async function freeLeases(db: Database): Promise<void> {
  await db.update(orders).set({ lease: null, leaseUntil: null }).where(isNotNull(orders.lease));
  await db.update(schedules).set({ leaseUntil: null }).where(isNotNull(schedules.leaseUntil));
  await db.update(jobs).set({ leaseUntil: sql`now() - interval '1 second'` }).where(sql`${jobs.status} = 'running'`);
}
