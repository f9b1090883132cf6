// Whether a million orders are as quick as a thousand: two shops on one PostgreSQL, measured by turns in the same run.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../paths.mjs";
import { waitForEnd } from "../processes.mjs";
import { cleanEnvironment } from "../settings.mjs";
import { startStack } from "../stack/start-stack.mjs";
import { say } from "../terminal.mjs";
import { buyOnce } from "./purchase.mjs";
import { fillDatabase } from "./scale-fill.mjs";
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
  /** @type {{ orders: number, url: string, stack: import("../stack/start-stack.mjs").Stack, filled: import("./scale-fill.mjs").Filled }[]} */
  const shops = [];
  for (const orders of [small, large]) {
    const url = await postgres.createDatabase(`scale_${orders}`);
    // Without a worker: what it does by itself is measured call by call, and would only come in between here.
    const stack = keep(await startStack({ env: { DATABASE_URL: url, WORKER: "off", LOG_LEVEL: "error" } }));
    for (const method of /** @type {const} */ (["invoice", "prepaid"])) await buy(stack, method, `pattern-${method}`);
    const startedAt = Date.now();
    const filled = await fillDatabase({ url, orders });
    say(`  ${orders.toLocaleString("en-US")} orders filled in ${Math.round((Date.now() - startedAt) / 1000)} s`);
    shops.push({ orders, url, stack, filled });
  }

  /** @param {import("../stack/start-stack.mjs").Stack} stack @param {"invoice" | "prepaid"} method @param {string} name */
  function buy(stack, method, name) {
    return buyOnce(stack.shopUrl, agent, { slug: "siedesalz", method, email: `${name}@example.test` });
  }
  say("  measuring the store's calls …");
  const databases = shops.map(({ url, filled }) => ({ url, searches: filled.searches }));
  const times = await probeStore({ databases, rounds });

  say("  measuring the shops' answers …");
  /** @param {string} name @param {number} count @param {(shop: typeof shops[number], round: number) => Promise<Record<string, number>>} measure */
  const alternate = async (name, count, measure) => {
    for (let round = -Math.ceil(count / 10); round < count; round += 1) {
      const turns = round % 2 === 0 ? shops : [...shops].reverse();
      for (const shop of turns) {
        const found = await measure(shop, round + count);
        if (round < 0) continue;
        for (const [step, milliseconds] of Object.entries(found)) {
          const label = step === "" ? name : `${name}: ${step}`;
          times[label] ??= shops.map(() => []);
          times[label][shops.indexOf(shop)]?.push(milliseconds);
        }
      }
    }
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

/** @param {object} task @returns {Promise<Record<string, number[][]>>} */
async function probeStore(task) {
  const args = [join(ROOT, "scripts/run.mjs"), "lib/benchmarks/scale-probe.ts", JSON.stringify(task)];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: cleanEnvironment(),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = waitForEnd(child);
  let output = "";
  for await (const chunk of child.stdout) output += chunk;
  const { status } = await ended;
  if (status !== 0) throw new Error(`The store's calls could not be measured (status ${status}).`);
  return JSON.parse(output);
}
