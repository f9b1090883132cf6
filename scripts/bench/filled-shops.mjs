// A shop with few and one with many orders on one PostgreSQL, and the store's own calls measured beside them.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../paths.mjs";
import { waitForEnd } from "../processes.mjs";
import { cleanEnvironment } from "../settings.mjs";
import { startStack } from "../stack/start-stack.mjs";
import { say } from "../terminal.mjs";
import { buyOnce } from "./purchase.mjs";
import { fillDatabase } from "./scale-fill.mjs";

/**
 * @typedef {{ orders: number, url: string, stack: import("../stack/start-stack.mjs").Stack,
 *   filled: import("./scale-fill.mjs").Filled }} FilledShop
 */

/**
 * @param {<P extends { stop: () => Promise<unknown> }>(part: P) => P} keep
 * @param {{ createDatabase: (name: string) => Promise<string> }} postgres
 * @param {import("node:http").Agent} agent
 * @param {{ small: number, large: number, name: string }} wanted
 * @returns {Promise<FilledShop[]>}
 */
export async function startFilledShops(keep, postgres, agent, { small, large, name }) {
  /** @type {FilledShop[]} */
  const shops = [];
  for (const orders of [small, large]) {
    const url = await postgres.createDatabase(`${name}_${orders}`);
    // Without a worker: what it does by itself is measured call by call, and would only come in between here.
    const stack = keep(await startStack({ env: { DATABASE_URL: url, WORKER: "off", LOG_LEVEL: "error" } }));
    for (const method of /** @type {const} */ (["invoice", "prepaid"])) {
      const email = `pattern-${method}@example.test`;
      await buyOnce(stack.shopUrl, agent, { slug: "siedesalz", method, email });
    }
    const startedAt = Date.now();
    const filled = await fillDatabase({ url, orders });
    say(`  ${orders.toLocaleString("en-US")} orders filled in ${Math.round((Date.now() - startedAt) / 1000)} s`);
    shops.push({ orders, url, stack, filled });
  }
  return shops;
}

/**
 * @param {string} probe a program below lib/benchmarks that prints one line of JSON
 * @param {object} task
 * @returns {Promise<any>}
 */
export async function runProbe(probe, task) {
  const args = [join(ROOT, "scripts/run.mjs"), join("lib/benchmarks", probe), JSON.stringify(task)];
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
  return JSON.parse(output.trim().split("\n").at(-1) ?? "");
}
