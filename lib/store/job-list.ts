import { eq, sql } from "drizzle-orm";
import type { ListedJob } from "#lib/ports.ts";
import type { Database } from "./database.ts";
import { jobs, orders } from "./schema.ts";

/** Reads jobs for people: see `Jobs.list`. */
export async function listJobs(db: Database, which: "live" | "dead", limit: number): Promise<ListedJob[]> {
  if (which === "dead") return select(db, "dead", limit);
  const running = await select(db, "running", limit);
  return [...running, ...(await select(db, "waiting", limit - running.length))];
}

/** Each status has an index of its own, in the order people want to read it. */
const ORDER = { dead: jobs.finishedAt, running: jobs.leaseUntil, waiting: jobs.runAt };

async function select(db: Database, status: ListedJob["status"], limit: number): Promise<ListedJob[]> {
  const rows = await db
    .select({
      id: jobs.id,
      kind: jobs.kind,
      payload: jobs.payload,
      orderNumber: orders.number,
      attempts: jobs.attempts,
      failures: jobs.failures,
      ageSeconds: sql<string>`extract(epoch from now() - ${jobs.createdAt})`,
      runsInSeconds: sql<string>`extract(epoch from ${jobs.runAt} - now())`,
      cause: jobs.lastError,
    })
    .from(jobs)
    .leftJoin(orders, eq(orders.id, sql`${jobs.payload}->>'orderId'`))
    .where(sql`${jobs.status} = ${sql.raw(`'${status}'`)}`)
    .orderBy(ORDER[status])
    .limit(limit);
  return rows.map(({ payload, ...row }) => ({
    ...row,
    id: String(row.id),
    status,
    mail: payload.mail ?? null,
    ageSeconds: Number(row.ageSeconds),
    runsInSeconds: Number(row.runsInSeconds),
  }));
}
