// What it costs whoever writes that the database calls out: the same writing with and without the trigger, by turns.
import { runSql } from "../postgres-sql.mjs";
import { measureByTurns } from "./by-turns.mjs";
import { closePages, openPages, waitForRest } from "./live-shops.mjs";
import { runStorm } from "./storm.mjs";

/** @typedef {{ name: string, rates: number[][], isGoal: boolean }} NoticeCost rates: per second without and with calls, by turns */
/** @typedef {{ costs: NoticeCost[], changesPerPurchase: number, failures: string[], ended: number }} NoticeResult */

const WRITERS = 8;
const SIDES = /** @type {const} */ (["disable", "enable"]);

/**
 * @param {import("./live-shops.mjs").LiveShops} shops
 * @param {Omit<import("./live.mjs").LiveExtent, "orders" | "paid" | "idleSeconds" | "idleTurns">} extent
 * @returns {Promise<NoticeResult>}
 */
export async function measureNoticeCost(shops, { pages, commitSeconds, commitTurns, purchases, purchaseTurns }) {
  const byTurns = async (/** @type {number} */ turns, /** @type {() => Promise<number>} */ run) => {
    const { rate = [] } = await measureByTurns(SIDES, turns, async (side) => {
      await runSql(shops.url, `alter table order_history ${side} trigger order_history_called_out`);
      return { rate: await run() };
    });
    return rate;
  };
  const commit = async (/** @type {string} */ name, /** @type {number} */ writers) => {
    const rates = await byTurns(commitTurns, () => commitChanges(shops, writers, commitSeconds));
    return { name: `bare commits, ${name}`, rates, isGoal: false };
  };
  const quiet = await commit(`${WRITERS} writers, no page open`, WRITERS);
  const open = await openPages(shops, pages);
  const alone = await commit(`1 writer, ${pages} pages open`, 1);
  const heard = await commit(`${WRITERS} writers, ${pages} pages open`, WRITERS);
  /** @type {string[]} */
  const failures = [];
  let bought = 0;
  const before = await countChanges(shops.url);
  const rates = await byTurns(purchaseTurns, async () => {
    const storm = await runStorm(shops.worker.shopUrl, { orders: purchases, buyers: WRITERS });
    failures.push(...storm.failures);
    bought += storm.bought.length;
    // What is left to be done would be counted against the next.
    await waitForRest(shops.url);
    return storm.perSecond;
  });
  const sold = { name: `purchases, ${WRITERS} customers, ${pages} pages open`, rates, isGoal: true };
  const changesPerPurchase = ((await countChanges(shops.url)) - before) / bought;
  return { costs: [quiet, alone, heard, sold], changesPerPurchase, failures, ended: closePages(open) };
}

/**
 * @param {import("./live-shops.mjs").LiveShops} shops
 * @param {number} writers each with a connection of its own
 * @param {number} seconds
 * @returns {Promise<number>} commits per second, one change each
 */
async function commitChanges({ url, orders }, writers, seconds) {
  const { default: pg } = await import("pg");
  const clients = Array.from({ length: writers }, () => new pg.Client({ connectionString: url }));
  await Promise.all(clients.map((client) => client.connect()));
  const begun = performance.now();
  let commits = 0;
  const write = async (/** @type {typeof clients[number]} */ client, /** @type {number} */ index) => {
    for (; performance.now() - begun < seconds * 1000; commits += 1) {
      await client.query("insert into order_history (order_id, event, detail) values ($1, 'bench.noted', '{}')", [
        orders[index]?.orderId,
      ]);
    }
  };
  try {
    await Promise.all(clients.map(write));
    return (commits * 1000) / (performance.now() - begun);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

/** @param {string} url */
async function countChanges(url) {
  const [{ count }] = await runSql(url, "select count(*)::float8 as count from order_history");
  return count;
}
