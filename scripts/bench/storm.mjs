// Many customers buying at once.
import { findPercentile } from "./percentile.mjs";
import { buyOnce, STEPS } from "./purchase.mjs";
import { createAgent } from "./visitor.mjs";

/** Sold by the thousand, so that stock is not what is measured. */
const SLUGS = ["roggenkorn-lose", "siedesalz", "roggenmehl-1150"];

/**
 * @typedef {{ email: string, token: string, placedAt: number }} Bought placedAt: milliseconds since 1970
 * @typedef {object} StormResult
 * @property {number} perSecond purchases
 * @property {Bought[]} bought the warm-up's included
 * @property {string[]} failures one sentence each
 * @property {Record<string, { p50: number, p99: number }>} steps milliseconds
 */

/**
 * @param {string} shopUrl
 * @param {{ orders: number, buyers: number }} storm every other purchase by invoice
 * @returns {Promise<StormResult>}
 */
export async function runStorm(shopUrl, { orders, buyers }) {
  const agent = createAgent(buyers);
  /** @type {Bought[]} */
  const bought = [];
  /** @type {string[]} */
  const failures = [];
  /** @type {Record<string, number>[]} */
  let receipts = [];
  let count = 0;
  const buy = async () => {
    count += 1;
    const email = `storm-${count}@example.test`;
    const method = count % 2 === 0 ? "invoice" : "prepaid";
    try {
      const { token, steps } = await buyOnce(shopUrl, agent, {
        slug: SLUGS[count % SLUGS.length] ?? "",
        method,
        email,
      });
      bought.push({ email, token, placedAt: Date.now() - (steps.success ?? 0) });
      receipts.push(steps);
    } catch (error) {
      failures.push(/** @type {Error} */ (error).message);
    }
  };
  const runAll = async (/** @type {number} */ until) => {
    const buyer = async () => {
      while (count < until) await buy();
    };
    await Promise.all(Array.from({ length: buyers }, buyer));
  };
  try {
    await runAll(buyers);
    receipts = [];
    const startedAt = performance.now();
    await runAll(buyers + orders);
    const seconds = (performance.now() - startedAt) / 1000;
    const steps = Object.keys(STEPS).map((step) => {
      const times = receipts.flatMap((receipt) => receipt[step] ?? []);
      return [step, { p50: findPercentile(times, 0.5), p99: findPercentile(times, 0.99) }];
    });
    return { perSecond: receipts.length / seconds, bought, failures, steps: Object.fromEntries(steps) };
  } finally {
    agent.destroy();
  }
}
