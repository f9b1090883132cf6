import {
  type AttentionList,
  type Jobs,
  ORDER_FILTERS,
  type OrderFilter,
  type OrderList,
  type Orders,
} from "#lib/ports.ts";
import { answerStaff } from "./answer-staff.ts";
import type { Database } from "./database.ts";
import { dumpLines } from "./dump.ts";
import { seedCatalogue } from "./seed/seed-catalogue.ts";

/** What the answers are read from. */
export interface CommandStore {
  db: Database;
  jobs: Jobs;
  orders: Orders;
  attention: AttentionList;
  orderList: OrderList;
  /** Demo orders, a line each; null where the provider is not the sandbox. */
  seedOrders?: () => Promise<AsyncIterable<string> | null>;
}

/** The words of a command as one line, for the socket of the process that holds the embedded database. */
export function toCommandLine(words: readonly string[]): string {
  return words.map(encodeURIComponent).join(" ");
}

/** Entries a list shows at most; who has more of them needs another tool. */
const SHOWN = 1_000;

/**
 * Answers a command of the shop in lines, the same way beside a running shop and without one. Lists are tab-separated and
 * begin with their headings.
 * @throws Error with a sentence for the person, when the command makes no sense
 */
export async function* answerCommand(store: CommandStore, line: string): AsyncIterable<string> {
  const [name, ...args] = line.split(" ").map(decodeURIComponent);
  switch (name) {
    case "seed":
      await seedCatalogue(store.db);
      yield "catalogue seeded";
      return yield* seedDemo(store);
    case "jobs":
      return yield* answerJobs(store, args);
    case "attention":
      return yield* listAttention(store);
    case "staff":
      yield await answerStaff(store.db, args);
      return;
    case "orders":
      return yield* listOrders(store, args);
    case "dump":
      return yield* dumpLines(store.db);
    default:
      throw new Error(`unknown command ${name}`);
  }
}

async function* seedDemo({ seedOrders }: CommandStore): AsyncIterable<string> {
  const lines = seedOrders === undefined ? null : await seedOrders();
  if (lines === null) yield "demo orders need the shop running beside the sandbox: npm run demo or npm run dev";
  else yield* lines;
}

async function* answerJobs({ jobs, orders }: CommandStore, [action, which]: string[]): AsyncIterable<string> {
  if (action === "list" || action === "dead") {
    yield toLine(["id", "kind", "status", "order", "tries", "failures", "age s", "runs in s", "cause"]);
    for (const job of await jobs.list(action === "dead" ? "dead" : "live", SHOWN)) {
      const kind = job.mail === null ? job.kind : `${job.kind} ${job.mail.event} ${job.mail.attempt}`;
      const seconds = [job.ageSeconds, job.runsInSeconds].map(Math.round);
      yield toLine([job.id, kind, job.status, job.orderNumber, job.attempts, job.failures, ...seconds, job.cause]);
    }
    return;
  }
  if (action !== "replay" || which === undefined) throw new Error("Usage: jobs list | dead | replay <order>|--all");
  const orderId = which === "--all" ? undefined : await orders.findIdByNumber(which);
  if (orderId === null) throw new Error(`There is no order ${which}.`);
  yield `${await jobs.replay(orderId)} tried again`;
}

async function* listAttention({ attention }: CommandStore): AsyncIterable<string> {
  yield toLine(["order", "kind", "key", "since", "detail"]);
  for (const { orderNumber, kind, key, raisedAt, detail } of await attention.open(SHOWN)) {
    yield toLine([orderNumber, kind, key, raisedAt.toISOString(), JSON.stringify(detail)]);
  }
}

async function* listOrders({ orderList }: CommandStore, [filter = "all", search, after]: string[]) {
  if (!ORDER_FILTERS.includes(filter as OrderFilter)) throw new Error(`--filter: one of ${ORDER_FILTERS.join(", ")}`);
  const { orders, next } = await orderList.page({
    filter: filter as OrderFilter,
    limit: 50,
    ...(search ? { search } : {}),
    ...(after ? { after } : {}),
  });
  yield toLine(["number", "placed", "customer", "total", "open", "order", "payment", "delivery", "method"]);
  for (const order of orders) {
    const { number, placedAt, customerName, totalCents, openCents, status, paymentStatus, deliveryStatus } = order;
    const cents = [totalCents, openCents].map((amount) => (amount / 100).toFixed(2));
    yield toLine([
      number,
      placedAt.toISOString(),
      customerName,
      ...cents,
      status,
      paymentStatus,
      deliveryStatus,
      order.method,
    ]);
  }
  if (next !== null) yield `next page: --after ${next}`;
}

/** A cause may hold tabs and line breaks of its own. */
function toLine(cells: readonly (string | number | null)[]): string {
  return cells.map((cell) => String(cell ?? "-").replace(/\s+/g, " ")).join("\t");
}
