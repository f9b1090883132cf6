// Open order pages: how soon they are told of money, what they cost while nothing happens, and what telling them costs.
import { say } from "../terminal.mjs";
import { measureIdle } from "./live-idle.mjs";
import { startLiveShops } from "./live-shops.mjs";
import { measureTold } from "./live-told.mjs";
import { measureNoticeCost } from "./notice-cost.mjs";

/**
 * @typedef {{ orders: number, pages: number, paid: number, idleSeconds: number, idleTurns: number, commitSeconds: number,
 *   commitTurns: number, purchases: number, purchaseTurns: number }} LiveExtent
 * @typedef {object} LiveResult
 * @property {import("./live-told.mjs").ToldResult} told
 * @property {import("./live-idle.mjs").IdleResult} idle
 * @property {import("./notice-cost.mjs").NoticeResult} notice
 */

/**
 * @param {<P extends { stop: () => Promise<unknown> }>(part: P) => P} keep
 * @param {{ createDatabase: (name: string) => Promise<string> }} postgres that counts statements, see `COUNTING`
 * @param {LiveExtent} extent
 * @returns {Promise<LiveResult>}
 */
export async function measureLive(keep, postgres, extent) {
  say("\nOpen order pages of two processes:");
  const shops = await startLiveShops(keep, await postgres.createDatabase("live"), extent.orders);
  say("  waiting while nothing happens …");
  const idle = await measureIdle(shops, extent);
  say("  paying …");
  const told = await measureTold(shops, extent);
  say("  writing with and without calling out …");
  // Last: a process to which nothing was called out looks more often from then on.
  const notice = await measureNoticeCost(shops, extent);
  await shops.other.stop();
  await shops.worker.stop();
  return { told, idle, notice };
}
