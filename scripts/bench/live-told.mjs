// How soon open pages are told that their order was paid, and whether any other is disturbed.
import { runSql } from "../postgres-sql.mjs";
import { pullLever } from "../stack/read-sandbox.mjs";
import { closePages, openPages, readNewestChange, waitForRest } from "./live-shops.mjs";
import { judgeTellings } from "./tellings.mjs";

/**
 * @typedef {{ pages: number, delays: number[], afterChange: number[], missed: number }} Told
 * @typedef {{ here: Told, there: Told, orders: number, strayed: number, ended: number }} ToldResult here: at the process
 *   that hears the callbacks; there: at the other; strayed: pages told although nothing happened to their order
 */

/**
 * @param {import("./live-shops.mjs").LiveShops} shops
 * @param {{ pages: number, paid: number }} extent paid: orders, one after the other
 * @returns {Promise<ToldResult>}
 */
export async function measureTold(shops, { pages, paid }) {
  const open = await openPages(shops, pages);
  const orderIds = new Map(shops.orders.map(({ token, orderId }) => [token, orderId]));
  const toListeners = (/** @type {import("./event-streams.mjs").OpenStream[]} */ streams) =>
    streams.map(({ token, tellings }) => ({ orderId: orderIds.get(token) ?? "", tellings }));
  const sides = [open.here, open.there].map((streams) => ({
    ...{ streams, told: { pages: streams.length, delays: [], afterChange: [], missed: 0 } },
  }));
  let strayed = 0;
  for (const { orderId, stxId } of shops.orders.slice(0, paid)) {
    await waitForRest(shops.url);
    for (const { tellings } of [...open.here, ...open.there]) tellings.length = 0;
    const before = await readNewestChange(shops.url);
    const begun = performance.timeOrigin + performance.now();
    await pullLever(shops.worker, `transactions/${stxId}/pay`);
    await waitUntilPaid(shops.url, orderId);
    await waitForRest(shops.url);
    const changes = await readChanges(shops.url, before);
    for (const { streams, told } of sides) {
      const judged = judgeTellings(toListeners(streams), changes, orderId, begun);
      Object.assign(told, {
        delays: [...told.delays, ...judged.delays],
        afterChange: [...told.afterChange, ...judged.afterChange],
        missed: told.missed + judged.missed,
      });
      strayed += judged.strayed;
    }
  }
  const [here, there] = sides.map(({ told }) => told);
  return /** @type {ToldResult} */ ({ here, there, orders: paid, strayed, ended: closePages(open) });
}

/** @param {string} url @param {string} orderId */
async function waitUntilPaid(url, orderId) {
  const deadline = performance.now() + 60_000;
  const isPaid = async () =>
    (await runSql(url, "select 1 from order_history where order_id = $1 and event = 'payment.paid'", [orderId])).length;
  while (!(await isPaid())) {
    if (performance.now() > deadline) throw new Error("The shop has not learned of the money within a minute.");
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** @param {string} url @param {number} after id @returns {Promise<import("./tellings.mjs").Change[]>} */
function readChanges(url, after) {
  return runSql(
    url,
    `select id::float8 as id, order_id as "orderId", event, extract(epoch from at)::float8 * 1000 as at
    from order_history where id > $1 order by id`,
    [after],
  );
}
