import { readdir, readFile } from "node:fs/promises";
import { findPercentile } from "../../bench/percentile.mjs";
import { wait } from "../customer.mjs";
import { noteCustomers } from "../keep-buying.mjs";
import { ask } from "../outage.mjs";
import { defineScenario } from "../scenario.mjs";

/** Scaled: reliability asks for 3 checkouts a second on a machine of its own, for ten minutes and two. */
const PER_SECOND = 0.5;
const CROWD = 5;
/** Of the trials so many come at the steady rate, the rest five times as fast. */
const STEADY_SHARE = 0.5;
const STEPS = new Set(["place order", "send details", "add to basket"]);

export const scenario = defineScenario({
  id: "G-51",
  title: "Overload is shed: a steady rate, then five times as many",
  engines: ["embedded", "postgresql"],
  count: { full: 3_600, quick: 40 },
  // A narrow door, so that a crowd this machine can make is one.
  shops: () => ({ env: { MAX_ACTIONS: "4", MAX_WAITING_ACTIONS: "8", MAX_WAIT_SECONDS: "2", MAX_PUSHES: "2" } }),
  async run(world, trials) {
    await world.sandbox.pull("weather", { seed: 1, latency: [300, 300] });
    const memory = watchMemory(world);
    const steady = Math.round(trials * STEADY_SHARE);
    await arrive(world, steady, PER_SECOND);
    const before = world.seen.requests.length;
    const calmEnd = memory.read();
    await arrive(world, trials - steady, PER_SECOND * CROWD);
    const readings = await memory.stop();
    const part = (/** @type {number} */ from, /** @type {number} */ to) =>
      world.seen.requests
        .slice(from, to)
        .filter(({ step }) => STEPS.has(step))
        .map(({ milliseconds }) => milliseconds);
    world.figure("p95 ms steady", Math.round(findPercentile(part(0, before), 0.95)));
    world.figure("p95 ms crowded", Math.round(findPercentile(part(before, world.seen.requests.length), 0.95)));
    const count = (/** @type {number} */ wanted) =>
      world.seen.requests.filter(({ status }) => status === wanted).length;
    for (const status of [429, 500, 502, 503]) world.figure(`answers ${status}`, count(status));
    world.figure("turned away with a page", world.shops.shops.length > 0 ? countCrowded(await world.shops.log()) : 0);
    world.figure("memory MB steady", calmEnd);
    world.figure("memory MB most", Math.max(...readings));
    world.figure("memory MB at the end", readings.at(-1) ?? 0);
    if (count(500) > 0) world.report("G-51", `${count(500)} answers were 500 instead of 429 or 503`);
    for (const { lastLines } of world.shops.shops.flatMap(({ deaths }) => deaths))
      world.report("G-51", `the shop died: ${lastLines.slice(-3).join(" | ")}`);
    const { status } = await ask(`${world.shops.shopUrl}/`);
    if (status !== 200) world.report("G-51", `afterwards the home page answered ${status}`);
    noteCustomers(world);
  },
});

/** Customers come at their own pace, however long those before them take. @param {import("../world.mjs").World} world @param {number} count @param {number} perSecond */
async function arrive(world, count, perSecond) {
  const buying = [];
  for (let left = count; left > 0 && !world.isOver(); left -= 1) {
    buying.push(
      world.runTrials(1, 1, async (trial) => {
        const customer = world.createCustomer(trial, { tries: 12, patienceMs: [500, 3_000] });
        await customer.buy({ method: trial.random() < 0.5 ? "invoice" : "prepaid" });
      }),
    );
    await wait(1_000 / perSecond);
  }
  await Promise.all(buying);
}

/** @param {string} log */
function countCrowded(log) {
  return log.split("\n").filter((line) => /turned away/.test(line)).length;
}

/** @param {import("../world.mjs").World} world */
function watchMemory({ shops }) {
  /** @type {number[]} */
  const readings = [];
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const pid = shops.shops[0]?.pid();
      if (pid) readings.push(await readGroupMegabytes(pid));
      await wait(1_000);
    }
  })();
  return {
    read: () => readings.at(-1) ?? 0,
    async stop() {
      isOver = true;
      await watching;
      return readings;
    },
  };
}

/** @param {number} group a process group @returns {Promise<number>} resident memory of all its processes */
async function readGroupMegabytes(group) {
  let kilobytes = 0;
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, "utf8").catch(() => "");
    // After the name in brackets: state, parent, group.
    if (Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[2]) !== group) continue;
    const status = await readFile(`/proc/${name}/status`, "utf8").catch(() => "");
    kilobytes += Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
  }
  return Math.round(kilobytes / 1024);
}
