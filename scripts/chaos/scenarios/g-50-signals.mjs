import { keepBuying } from "../keep-buying.mjs";
import { ask } from "../outage.mjs";
import { defineScenario } from "../scenario.mjs";
import { waitFor } from "../world.mjs";

const GOAL_MS = 60_000;

/**
 * Each fault, and the sign of it at /api/metrics.
 * @type {{ name: string, begin: (world: World) => Promise<unknown>, end: (world: World) => Promise<unknown>,
 *   sign: (metrics: Metrics) => boolean, needs?: "postgresql" }[]}
 * @typedef {import("../world.mjs").World} World
 * @typedef {(name: string) => number} Metrics the sum of a gauge over its labels; NaN when it is not there
 */
const FAULTS = [
  {
    name: "provider fails every call",
    begin: (world) => world.sandbox.pull("weather", { seed: 1, error500: 1 }),
    end: (world) => world.sandbox.pull("weather", {}),
    sign: (read) => read('breaker{state="open"}') + read('breaker{state="halfOpen"}') > 0,
  },
  {
    name: "answers lost",
    begin: (world) => world.sandbox.pull("weather", { seed: 1, lostAnswer: 1 }),
    end: (world) => world.sandbox.pull("weather", {}),
    sign: (read) => read("calls_unknown") > 0,
  },
  {
    name: "database away",
    needs: "postgresql",
    begin: async (world) => world.postgres?.stopAtOnce(),
    end: async (world) => world.postgres?.start(),
    sign: (read) => read("database_up") === 0,
  },
];

export const scenario = defineScenario({
  id: "G-50",
  title: "Every fault raises its signal within a minute, and health comes back",
  engines: ["embedded", "postgresql"],
  count: { full: 4, quick: 1 },
  async run(world, trials) {
    const [shop] = world.shops.shops;
    if (!shop) throw new Error("There is no shop.");
    const load = keepBuying(world, { lanes: 2, customer: { tries: 40 } });
    for (let round = 0; round < trials && !world.isOver(); round += 1) {
      for (const { name, begin, end, sign, needs } of FAULTS) {
        if (needs !== undefined && needs !== world.engine) continue;
        const isSaid = async () => sign(await readMetrics(shop.url));
        if (!(await waitFor(async () => !(await isSaid()), GOAL_MS, 250)))
          world.report("G-50", `the sign of "${name}" is up before the fault`);
        await begin(world);
        const startedAt = performance.now();
        if (!(await waitFor(isSaid, GOAL_MS, 250))) world.report("G-50", `no sign of "${name}" within a minute`);
        world.figure(`${name}: seen after s`, Math.round((performance.now() - startedAt) / 100) / 10);
        await end(world);
      }
      world.ran = round + 1;
    }
    await load.stop();
    const isReady = await waitFor(async () => (await ask(`${shop.url}/api/health/ready`)).status === 200, GOAL_MS, 250);
    if (!isReady) world.report("G-50", "the shop is not ready again");
    world.ran = trials;
  },
});

/** @param {string} shopUrl @returns {Promise<Metrics>} */
async function readMetrics(shopUrl) {
  const answer = await fetch(`${shopUrl}/api/metrics`, { signal: AbortSignal.timeout(15_000) }).catch(() => null);
  const lines = ((await answer?.text().catch(() => "")) ?? "").split("\n");
  return (name) => {
    const wanted = `storefront_${name}`;
    const own = lines.filter((line) => line.startsWith(wanted) && "{ ".includes(line[wanted.length] ?? ""));
    return own.length === 0 ? Number.NaN : own.reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0);
  };
}
