// Two processes of one shop on one PostgreSQL, with orders that wait for money.
import { findFreePorts } from "../ports.mjs";
import { runSql } from "../postgres-sql.mjs";
import { stopTethered } from "../processes.mjs";
import { cleanEnvironment } from "../settings.mjs";
import { isShopReady, launchShop, waitUntilReady } from "../stack/launch.mjs";
import { startStack } from "../stack/start-stack.mjs";
import { openStream } from "./event-streams.mjs";
import { buyOnce } from "./purchase.mjs";
import { createAgent } from "./visitor.mjs";

/**
 * @typedef {{ orderId: string, token: string, stxId: string }} LiveOrder
 * @typedef {object} LiveShops
 * @property {string} url of the database
 * @property {import("../stack/start-stack.mjs").Stack} worker hears callbacks and does the work
 * @property {{ shopUrl: string, pid: number | undefined, stop: () => Promise<unknown> }} other serves pages alone
 * @property {LiveOrder[]} orders
 * @typedef {{ here: import("./event-streams.mjs").OpenStream[], there: import("./event-streams.mjs").OpenStream[] }} OpenPages
 *   here: at the process that does the work; there: at the other
 */

/**
 * @param {<P extends { stop: () => Promise<unknown> }>(part: P) => P} keep
 * @param {string} url of an empty database
 * @param {number} count of orders
 * @returns {Promise<LiveShops>}
 */
export async function startLiveShops(keep, url, count) {
  const worker = keep(await startStack({ env: { DATABASE_URL: url, LOG_LEVEL: "error" } }));
  const [port = 0] = await findFreePorts(1);
  const env = { ...cleanEnvironment(), ...worker.settings, PORT: String(port), WORKER: "off" };
  const part = await launchShop({ env, logDir: `${worker.dataDir}/logs`, name: "other-shop" });
  const stop = () => stopTethered(part.child);
  const other = keep({ shopUrl: `http://localhost:${port}`, pid: part.child.pid, stop });
  await waitUntilReady(part, () => isShopReady(port), 120_000);
  const agent = createAgent(1);
  for (let index = 0; index < count; index += 1) {
    const purchase = {
      slug: "siedesalz",
      method: /** @type {const} */ ("prepaid"),
      email: `live-${index}@example.test`,
    };
    await buyOnce(worker.shopUrl, agent, purchase);
  }
  agent.destroy();
  await waitForRest(url);
  const orders = await runSql(
    url,
    `select o.id as "orderId", o.token, a.stx_id as "stxId" from orders o join payment_attempts a on a.id = o.attempt_id
    where o.status = 'placed' and o.token is not null order by o.number`,
  );
  return { url, worker, other, orders };
}

/** @param {LiveShops} shops @param {number} pages at the other process, and one of each order at the one that works */
export async function openPages({ url, worker, other, orders }, pages) {
  const since = await readNewestChange(url);
  const tokens = Array.from({ length: pages }, (_, index) => orders[index % orders.length]?.token ?? "");
  const here = await Promise.all(orders.map(({ token }) => openStream(worker.shopUrl, token, since)));
  const there = await Promise.all(tokens.map((token) => openStream(other.shopUrl, token, since)));
  return { here, there };
}

/** @param {OpenPages} pages @returns {number} how many the shops had ended */
export function closePages({ here, there }) {
  const ended = [...here, ...there].filter(({ isOver }) => isOver()).length;
  for (const { close } of [...here, ...there]) close();
  return ended;
}

/** @param {string} url @returns {Promise<number>} id */
export async function readNewestChange(url) {
  const [{ id }] = await runSql(url, "select coalesce(max(id), 0)::float8 as id from order_history");
  return id;
}

/** Returns once nothing was written to the history for three seconds and no job is due. @param {string} url */
export async function waitForRest(url) {
  const deadline = performance.now() + 120_000;
  for (let quietSince = performance.now(), known = -1; performance.now() - quietSince < 3_000; ) {
    const newest = await readNewestChange(url);
    const [{ due }] = await runSql(
      url,
      "select count(*)::int as due from jobs where status = 'running' or (status = 'waiting' and run_at < now() + interval '5 s')",
    );
    if (newest !== known || due > 0) quietSince = performance.now();
    known = newest;
    if (performance.now() > deadline) throw new Error(`The shop did not come to rest: ${due} jobs are due.`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
