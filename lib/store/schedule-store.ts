import { eq, sql } from "drizzle-orm";
import type { Schedules } from "#lib/ports.ts";
import type { Database } from "./database.ts";
import { schedules } from "./schema.ts";

/** Database time. A runner that died is followed by another as soon as its lease is over. */
export function createSchedules(db: Database): Schedules {
  return {
    async claim(name, leaseSeconds) {
      const leaseUntil = sql`now() + make_interval(secs => ${leaseSeconds})`;
      // A lease that ends later than any can end was given by a clock that has been set back since.
      const isFree = sql`(${schedules.leaseUntil} is null or ${schedules.leaseUntil} < now()
        or ${schedules.leaseUntil} > now() + make_interval(secs => ${2 * leaseSeconds}))`;
      // Finished in what is now the future: set back as well, and then the next round would be far away.
      const isDue = sql`(${schedules.dueAt} <= now() or ${schedules.finishedAt} > now() + interval '5 seconds')`;
      const rows = await db
        .insert(schedules)
        .values({ name, dueAt: sql`now()`, leaseUntil })
        .onConflictDoUpdate({
          target: schedules.name,
          set: { leaseUntil },
          setWhere: sql`${isDue} and ${isFree}`,
        })
        .returning({ name: schedules.name });
      return rows.length > 0;
    },
    async finish(name, everySeconds, cursor) {
      await db
        .update(schedules)
        .set({
          dueAt: sql`now() + make_interval(secs => ${everySeconds})`,
          leaseUntil: null,
          finishedAt: sql`now()`,
          ...(cursor === undefined ? {} : { cursor }),
        })
        .where(eq(schedules.name, name));
    },
    async cursor(name) {
      const [row] = await db.select({ cursor: schedules.cursor }).from(schedules).where(eq(schedules.name, name));
      return row?.cursor ?? null;
    },
  };
}
