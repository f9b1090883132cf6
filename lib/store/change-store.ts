import { desc, gt, sql } from "drizzle-orm";
import type { Changes } from "#lib/ports.ts";
import type { OpenDatabase } from "./database.ts";
import { orderHistory } from "./schema.ts";

/** More than a second brings on the busiest day; whoever is told of one order too few sees it at the next change. */
const MOST = 2_000;

/** Every change of an order is written to its history, whichever instance made it; its key is all that is read. */
export function createChanges({ db, hear }: Pick<OpenDatabase, "db" | "hear">): Changes {
  return {
    hear,
    async newest() {
      const [row] = await db.select({ id: sql<string | null>`max(${orderHistory.id})` }).from(orderHistory);
      return Number(row?.id ?? 0);
    },
    since: (id) =>
      db
        .select({ id: orderHistory.id, orderId: orderHistory.orderId })
        .from(orderHistory)
        .where(gt(orderHistory.id, id))
        .orderBy(desc(orderHistory.id))
        .limit(MOST),
  };
}
