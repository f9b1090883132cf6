// Whether the back office of a shop with a hundred thousand orders is as quick as with a thousand: what its pages read, and
// the pages themselves for somebody who is signed in, measured by turns in the same run.
import { say } from "../terminal.mjs";
import { measureByTurns } from "./by-turns.mjs";
import { runProbe, startFilledShops } from "./filled-shops.mjs";
import { readForm } from "./html-form.mjs";
import { createAgent, createVisitor } from "./visitor.mjs";

/**
 * @param {<P extends { stop: () => Promise<unknown> }>(part: P) => P} keep
 * @param {{ createDatabase: (name: string) => Promise<string> }} postgres
 * @param {{ small: number, large: number, requests: number, rounds: number }} extent
 * @returns {Promise<import("./scale.mjs").ScaleResult>}
 */
export async function measureOffice(keep, postgres, { small, large, requests, rounds }) {
  say("\nThe back office with few and with many orders:");
  const agent = createAgent(1);
  const shops = await startFilledShops(keep, postgres, agent, { small, large, name: "office" });
  say("  measuring what its pages read …");
  const databases = shops.map(({ url, filled: { searches, orderId } }) => ({ url, searches, orderId }));
  /** @type {{ times: Record<string, number[][]>, lastPages: string[] }} */
  const { times, lastPages } = await runProbe("office-probe.ts", { databases, rounds });
  say("  measuring its pages …");
  const sides = [];
  for (const [index, { stack, filled }] of shops.entries()) {
    const clerk = createVisitor(stack.shopUrl, agent);
    await signIn(clerk);
    sides.push({ clerk, pages: listPages(filled, lastPages[index] ?? "") });
  }
  for (const name of Object.keys(sides[0]?.pages ?? {})) {
    const found = await measureByTurns(sides, requests, async ({ clerk, pages }) => {
      const path = pages[name] ?? "";
      const { status, milliseconds } = await clerk.get(path);
      // A number or a transaction leads straight to its order.
      const isFound = status === 200 || (/by (number|stx)$/.test(name) && status === 307);
      if (!isFound) throw new Error(`${path} answered ${status}`);
      return { [`page: ${name}`]: milliseconds };
    });
    Object.assign(times, found);
  }
  agent.destroy();
  for (const { stack } of shops) await stack.stop();
  const [first, second] = shops.map(({ orders, filled }) => ({ orders, rows: filled.rows }));
  return /** @type {import("./scale.mjs").ScaleResult} */ ({ small: first, large: second, times });
}

/** @param {ReturnType<typeof createVisitor>} clerk */
async function signIn(clerk) {
  const { body } = await clerk.get("/merchant/sign-in");
  const { status, location } = await clerk.post("/merchant/sign-in", readForm(body, "Als Emre Kruste anmelden"));
  if (status !== 303 || location !== "/merchant") throw new Error(`Signing in answered ${status} ${location}.`);
}

/** @param {import("./scale-fill.mjs").Filled} filled @param {string} lastPage @returns {Record<string, string>} path by name */
function listPages({ searches, orderId }, lastPage) {
  const filters = ["toShip", "waitingForMoney", "due", "problems"];
  return {
    "all orders": "/merchant",
    ...Object.fromEntries(filters.map((filter) => [filter, `/merchant?filter=${filter}`])),
    "last page": `/merchant?after=${encodeURIComponent(lastPage)}`,
    ...Object.fromEntries(
      Object.entries(searches).map(([name, search]) => [
        `search by ${name}`,
        `/merchant?q=${encodeURIComponent(search)}`,
      ]),
    ),
    "one order": `/merchant/orders/${orderId}`,
  };
}
