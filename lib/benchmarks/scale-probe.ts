import type { OrderList } from "#lib/ports.ts";
import { ORDER_FILTERS } from "#lib/ports.ts";
import { openDatabase } from "#lib/store/database.ts";
import { createGauges } from "#lib/store/gauge-store.ts";
import { createJobs } from "#lib/store/job-store.ts";
import { createOrderList } from "#lib/store/order-list-store.ts";
import { createOrderRecords } from "#lib/store/order-record-store.ts";
import { createOrders } from "#lib/store/order-store.ts";
import { createWatch } from "#lib/store/watch-store.ts";

/** Measures the store's own calls on several databases in alternation: one JSON line of milliseconds by call and database. */

interface Task {
  databases: { url: string; searches: Record<string, string> }[];
  rounds: number;
}

type Call = () => Promise<unknown>;
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
const times: Record<string, number[][]> = {};
for (const name of Object.keys(probes[0]?.calls ?? {})) {
  times[name] = probes.map(() => []);
  for (let round = -Math.ceil(task.rounds / 10); round < task.rounds; round += 1) {
    // Whoever goes first pays for what the other finds warm, so they take turns.
    const turns = probes.map((_, index) => (index + Math.abs(round)) % probes.length);
    for (const index of turns) {
      const startedAt = performance.now();
      await probes[index]?.calls[name]?.();
      if (round >= 0) times[name][index]?.push(performance.now() - startedAt);
    }
  }
}
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
  calls["list counts"] = () => list.counts(100);
  const records = createOrderRecords(db, orders);
  const { orders: newest } = await list.page({ filter: "all", limit: ROWS });
  calls["order page"] = () => records.read(newest[Math.floor(Math.random() * newest.length)]?.id ?? "");
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
