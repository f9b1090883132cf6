import type { OrderList } from "#lib/ports.ts";
import { ORDER_FILTERS } from "#lib/ports.ts";
import { openDatabase } from "#lib/store/database.ts";
import { createGauges } from "#lib/store/gauge-store.ts";
import { createJobs } from "#lib/store/job-store.ts";
import { createOrderList } from "#lib/store/order-list-store.ts";
import { createOrders } from "#lib/store/order-store.ts";
import { createWatch } from "#lib/store/watch-store.ts";
import { type Call, measureByTurns } from "./by-turns.ts";

/** Measures the store's own calls on several databases in alternation: one JSON line of milliseconds by call and database. */

interface Task {
  databases: { url: string; searches: Record<string, string> }[];
  rounds: number;
}

const ROWS = 50;
/** Filtered pages are shorter: a small shop must have as many to show, or the work would not be the same. */
const FILTERED_ROWS = 10;
/** Payments a tick looks at: as many as are due in either database. */
const LOOKS = 20;
/** The page of the order list that counts as deep, or the last full one of a smaller shop. */
const DEEP = 2_000;

const task = JSON.parse(process.argv[2] ?? "") as Task;
const probes = [];
for (const { url, searches } of task.databases) {
  const database = await openDatabase({ url, dataDir: "", poolSize: 4, onPoolError: () => {} });
  probes.push({ database, calls: await listCalls(database.db, searches) });
}
const times = await measureByTurns(
  probes.map(({ calls }) => calls),
  task.rounds,
);
for (const { database } of probes) await database.close();
process.stdout.write(`${JSON.stringify(times)}\n`);

async function listCalls(
  db: Parameters<typeof createOrders>[0],
  searches: Record<string, string>,
): Promise<Record<string, Call>> {
  const list = createOrderList(db);
  const watch = createWatch(db);
  const orders = createOrders(db, () => {});
  const jobs = createJobs(db, () => {});
  const gauges = createGauges(db);
  const after = await findDeepPlace(list);
  const calls: Record<string, Call> = {};
  for (const filter of ORDER_FILTERS) {
    calls[`list ${filter}`] = () => list.page({ filter, limit: filter === "all" ? ROWS : FILTERED_ROWS });
  }
  calls["list deep page"] = () => list.page({ filter: "all", limit: ROWS, ...(after === null ? {} : { after }) });
  for (const [name, search] of Object.entries(searches)) {
    calls[`search ${name}`] = () => list.page({ filter: "all", search, limit: ROWS });
  }
  calls["poller tick"] = async () => {
    const due = await watch.due(LOOKS);
    if (due.length < LOOKS) throw new Error(`only ${due.length} looks are due`);
    await orders.now();
    for (const { attemptId } of due) await watch.plan(attemptId, 0);
    await watch.findByPayments(due.flatMap(({ pciId }) => pciId ?? []));
  };
  calls.gauges = () => gauges.read();
  calls["claim, nothing due"] = () => jobs.claim(10, 60);
  let isBusy = false;
  calls["claim and give back, 2,000 due"] = async () => {
    for (let count = 0; count < 2_000 && !isBusy; count += 1) await jobs.enqueue("sync", `busy-${count}`, 0);
    isBusy = true;
    for (const job of await jobs.claim(10, 60)) await jobs.retry(job, 0, "busy", false);
  };
  return calls;
}

async function findDeepPlace(list: OrderList): Promise<string | null> {
  let after: string | null = null;
  for (let page = 1; page < DEEP; page += 1) {
    const { next } = await list.page({ filter: "all", limit: ROWS, ...(after === null ? {} : { after }) });
    if (next === null) return after;
    after = next;
  }
  return after;
}
