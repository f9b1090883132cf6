// Whether a million orders are as quick as a thousand: two shops on one PostgreSQL, measured by turns in the same run.
import { say } from "../terminal.mjs";
import { measureByTurns } from "./by-turns.mjs";
import { runProbe, startFilledShops } from "./filled-shops.mjs";
import { buyOnce } from "./purchase.mjs";
import { createAgent } from "./visitor.mjs";

/**
 * @typedef {{ small: number, large: number, requests: number, purchases: number, rounds: number }} ScaleExtent
 * @typedef {{ orders: number, rows: Record<string, number> }} Side
 * @typedef {{ small: Side, large: Side, times: Record<string, number[][]> }} ScaleResult
 *   times: milliseconds of the small and of the large shop
 */

/**
 * @param {<P extends { stop: () => Promise<unknown> }>(part: P) => P} keep
 * @param {{ createDatabase: (name: string) => Promise<string> }} postgres
 * @param {ScaleExtent} extent
 * @returns {Promise<ScaleResult>}
 */
export async function measureScale(keep, postgres, { small, large, requests, purchases, rounds }) {
  say("\nThe shop with few and with many orders:");
  const agent = createAgent(1);
  const shops = await startFilledShops(keep, postgres, agent, { small, large, name: "scale" });
  /** @param {import("../stack/start-stack.mjs").Stack} stack @param {"invoice" | "prepaid"} method @param {string} name */
  function buy(stack, method, name) {
    return buyOnce(stack.shopUrl, agent, { slug: "siedesalz", method, email: `${name}@example.test` });
  }
  say("  measuring the store's calls …");
  const databases = shops.map(({ url, filled }) => ({ url, searches: filled.searches }));
  /** @type {Record<string, number[][]>} */
  const times = await runProbe("scale-probe.ts", { databases, rounds });

  say("  measuring the shops' answers …");
  /** @param {string} name @param {number} count @param {(shop: typeof shops[number], round: number) => Promise<Record<string, number>>} measure */
  const alternate = async (name, count, measure) => {
    const found = await measureByTurns(shops, count, measure);
    for (const [step, sides] of Object.entries(found)) times[step === "" ? name : `${name}: ${step}`] = sides;
  };
  const ask = async (/** @type {string} */ url, /** @type {RequestInit} */ init = {}) => {
    const startedAt = performance.now();
    const answer = await fetch(url, init);
    await answer.text();
    if (answer.status !== 200) throw new Error(`${url.replace(/[\w-]{22}$/, "…")} answered ${answer.status}`);
    return { "": performance.now() - startedAt };
  };
  await alternate("success page", requests, ({ stack, filled }, round) =>
    ask(`${stack.shopUrl}/orders/${pick(filled.tokens, round)}`),
  );
  await alternate("push", requests, ({ stack, filled }, round) =>
    ask(`${stack.shopUrl}/api/secuconnect/push/${pick(filled.pushTokens, round)}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ object: "event.pushes", id: `evt_scale${round}`, data: [] }),
    }),
  );
  await alternate("metrics", Math.ceil(requests / 10), async ({ stack }) => {
    // Past the second for which an answer is kept.
    await new Promise((resolve) => setTimeout(resolve, 600));
    return ask(`${stack.shopUrl}/api/metrics`);
  });
  await alternate("purchase", purchases, async ({ stack }, round) => {
    const { steps } = await buy(stack, round % 4 < 2 ? "invoice" : "prepaid", `scale-${round}`);
    return {
      whole: Object.values(steps).reduce((sum, time) => sum + time, 0),
      "place order": steps["place order"] ?? 0,
    };
  });
  agent.destroy();
  for (const { stack } of shops) await stack.stop();
  const [first, second] = shops.map(({ orders, filled }) => ({ orders, rows: filled.rows }));
  return /** @type {ScaleResult} */ ({ small: first, large: second, times });
}

/** @param {string[]} samples @param {number} round spread over all of them @returns {string} */
function pick(samples, round) {
  return samples[(round * 7919) % samples.length] ?? "";
}
