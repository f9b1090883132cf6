// The shop on one database engine: floors, a storm of purchases, a storm of callbacks.
import { startStack } from "../stack/start-stack.mjs";
import { say } from "../terminal.mjs";
import { auditPurchases } from "./audit.mjs";
import { startBareApp } from "./bare-app.mjs";
import { averageFloors, deriveLimits, measureFloors } from "./floors.mjs";
import { measurePushes } from "./pushes.mjs";
import { runStorm } from "./storm.mjs";

/**
 * @typedef {{ orders: number, connections: number, floorSeconds: number, pushSeconds: number }} Extent
 * @typedef {{ name: string, createUrl: (name: string) => Promise<string> }} Engine an empty url is the embedded database
 * @typedef {object} SellingResult
 * @property {string} engine
 * @property {Awaited<ReturnType<typeof measureFloors>>} [floors]
 * @property {number} [drift] of the floors while the shop was measured, 0.1 is 10 %
 * @property {ReturnType<typeof deriveLimits>} [limits]
 * @property {import("./storm.mjs").StormResult} storm
 * @property {import("./audit.mjs").Audit} audit
 * @property {import("./pushes.mjs").PushResult} [pushes]
 */

/**
 * @param {<P extends { stop: () => Promise<unknown> }>(part: P) => P} keep registers what must not be left behind
 * @param {Engine} engine
 * @param {Extent} extent
 * @param {{ checkouts: boolean, pushes: boolean }} parts
 * @returns {Promise<SellingResult>}
 */
export async function measureSelling(keep, engine, { orders, connections, floorSeconds, pushSeconds }, parts) {
  say(`\nThe shop on ${engine.name}:`);
  const bare = keep(await startBareApp({ databaseUrl: await engine.createUrl("bare") }));
  const stack = keep(await startStack({ env: { DATABASE_URL: await engine.createUrl("shop") } }));
  /** @type {Partial<SellingResult>} */
  const optional = {};
  const measureFloorsNow = async () => {
    say("  measuring the floors …");
    return measureFloors(bare.url, { seconds: floorSeconds, connections });
  };
  const before = parts.checkouts ? await measureFloorsNow() : undefined;
  const count = parts.checkouts ? orders : 3 * connections;
  say(`  ${connections} customers buying ${count} times …`);
  const storm = await runStorm(stack.shopUrl, { orders: count, buyers: connections });
  say("  asking the ledger and the mailbox …");
  const audit = await auditPurchases(stack, storm.bought);
  if (before) {
    const { floors, drift } = averageFloors(before, await measureFloorsNow());
    Object.assign(optional, { floors, drift, limits: deriveLimits(floors) });
  }
  if (parts.pushes) {
    say("  sending callbacks …");
    optional.pushes = await measurePushes(stack, bare.url, { seconds: pushSeconds, connections });
  }
  await stack.stop();
  await bare.stop();
  return { engine: engine.name, storm, audit, ...optional };
}
