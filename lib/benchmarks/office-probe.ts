import { ORDER_FILTERS, type OrderList } from "#lib/ports.ts";
import { openDatabase } from "#lib/store/database.ts";
import { createOrderList } from "#lib/store/order-list-store.ts";
import { createOrderRecords } from "#lib/store/order-record-store.ts";
import { createOrders } from "#lib/store/order-store.ts";
import { createTasks } from "#lib/store/task-store.ts";
import { type Call, measureByTurns } from "./by-turns.ts";

/**
 * Measures what pages of the back office read, on several databases in alternation. One JSON line: milliseconds by call and
 * database, and for each database the place where its last page begins.
 */

interface Task {
  databases: { url: string; searches: Record<string, string>; orderId: string }[];
  rounds: number;
}

/** As many as a page shows; filters hold fewer in a small shop, and the work would not be the same. */
const ROWS = 50;
const FILTERED_ROWS = 10;

const task = JSON.parse(process.argv[2] ?? "") as Task;
const sides = [];
for (const { url, searches, orderId } of task.databases) {
  const database = await openDatabase({ url, dataDir: "", poolSize: 4, onPoolError: () => {} });
  const list = createOrderList(database.db);
  const lastPage = await findLastPage(list);
  const records = createOrderRecords(
    database.db,
    createOrders(database.db, () => {}),
  );
  const tasks = createTasks(database.db);
  const calls: Record<string, Call> = {};
  for (const filter of ORDER_FILTERS) {
    calls[`list ${filter}`] = () => list.page({ filter, limit: filter === "all" ? ROWS : FILTERED_ROWS });
  }
  calls["list, last page"] = () => list.page({ filter: "all", limit: ROWS, after: lastPage });
  for (const [name, search] of Object.entries(searches)) {
    calls[`search ${name}`] = async () => {
      const { orders } = await list.page({ filter: "all", search, limit: ROWS });
      if (orders.length === 0) throw new Error(`nothing found by ${name}`);
    };
  }
  calls["counts of the filters"] = () => list.counts(100);
  calls["order with timeline"] = () => records.read(orderId, undefined);
  calls["open tasks"] = () => tasks.summary();
  sides.push({ database, calls, lastPage });
}
const times = await measureByTurns(
  sides.map(({ calls }) => calls),
  task.rounds,
);
for (const { database } of sides) await database.close();
process.stdout.write(`${JSON.stringify({ times, lastPages: sides.map(({ lastPage }) => lastPage) })}\n`);

async function findLastPage(list: OrderList): Promise<string> {
  let last: string | null = null;
  for (;;) {
    const { next } = await list.page({ filter: "all", limit: 500, ...(last === null ? {} : { after: last }) });
    if (next === null) break;
    last = next;
  }
  if (last === null) throw new Error("too few orders for a second page");
  return last;
}
