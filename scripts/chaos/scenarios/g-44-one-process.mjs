import { join } from "node:path";
import { fillForm, readForm } from "../../bench/html-form.mjs";
import { findPercentile } from "../../bench/percentile.mjs";
import { createAgent } from "../../bench/visitor.mjs";
import { findFreePorts } from "../../ports.mjs";
import { killGroup } from "../../processes.mjs";
import { cleanEnvironment } from "../../settings.mjs";
import { launchShop } from "../../stack/launch.mjs";
import { createCustomer, wait } from "../customer.mjs";
import { defineScenario } from "../scenario.mjs";

const WRITES_PER_START = 10;
const PATIENCE_MS = 90_000;

export const scenario = defineScenario({
  id: "G-44",
  title: "The embedded database belongs to one process, and many may write through it at once",
  engines: ["embedded"],
  count: { full: 20, quick: 3 },
  async run(world, trials) {
    await world.runTrials(trials, 1, async (trial) => {
      const { status, words } = await startSecond(world, trial.index);
      if (status === 0 || status === null) world.report("G-44", `a second shop ended with ${status}`, trial);
      if (!/DATA_DIR .* is in use by another running shop\. Stop that one, or set DATA_DIR/.test(words))
        world.report("G-44", `a second shop was refused by these words: ${words.slice(-300)}`, trial);
      await world.createCustomer(trial).buy();
    });
    await writeAtOnce(world, trials * WRITES_PER_START);
  },
});

/** @param {import("../world.mjs").World} world @param {number} index */
async function startSecond({ shops }, index) {
  const [port = 0] = await findFreePorts(1);
  let words = "";
  const part = await launchShop({
    name: `second-${index}`,
    logDir: join(shops.dataDir, "..", "second"),
    env: { ...cleanEnvironment(), ...shops.settings, PORT: String(port) },
    onLine: (line) => {
      words += `${line}\n`;
    },
  });
  const ending = await Promise.race([part.ended, wait(PATIENCE_MS)]);
  if (!ending) killGroup(part.child);
  return { status: ending ? ending.status : null, words };
}

/** As many baskets, filled in the same moment. @param {import("../world.mjs").World} world @param {number} count */
async function writeAtOnce(world, count) {
  const agent = createAgent(count);
  const path = "/products/siedesalz";
  /** @type {number[]} */
  const times = [];
  let crowded = 0;
  const write = async () => {
    const seen = { accepted: [], without: [], requests: [] };
    const options = { shopUrl: world.shops.shopUrl, agent, seen, email: "", random: world.random };
    const customer = createCustomer({ ...options, tries: 30, patienceMs: [200, 2_000] });
    const form = fillForm(readForm((await customer.reload("page", path)).body, "In den Warenkorb"), { quantity: "2" });
    for (let left = 30; left > 0; left -= 1) {
      const answer = await customer.send("write", path, form);
      times.push(answer.milliseconds);
      if (answer.status === 303 && answer.location === "/cart") break;
      if (/problem=crowded/.test(answer.location)) crowded += 1;
      else world.report("G-44", `a write was answered ${answer.status} ${answer.location}`);
      if (left === 1) return world.report("G-44", "a write was never taken");
      await customer.hesitate();
    }
    const cart = await customer.reload("cart", "/cart");
    if (!/siedesalz/.test(cart.body)) world.report("G-44", "what was written is not in the basket");
  };
  await Promise.all(Array.from({ length: count }, write));
  agent.destroy();
  world.figure("writes", count);
  world.figure("turned away and repeated", crowded);
  world.figure("write p99 ms", Math.round(findPercentile(times, 0.99)));
  world.figure("write max ms", Math.round(Math.max(...times)));
}
