import { findPercentile } from "../../bench/percentile.mjs";
import { createVisitor } from "../../bench/visitor.mjs";
import { wait } from "../customer.mjs";
import { defineScenario } from "../scenario.mjs";

/** @type {import("../provider-gate.mjs").GateMode[]} */
const MODES = ["stall", "reset", "refuse", 500, 502, 503, 504];
const AT_ONCE = 8;
/** The settings' own defaults: 12 s for a page, 8 s for a call. */
const PAGE_MS = 12_000;
/** Where the customer waits for the provider, if anywhere. */
const STEPS = new Set(["send details", "place order", "review", "order page"]);

export const scenario = defineScenario({
  id: "G-10",
  title: "A slow or dead provider is contained",
  engines: ["embedded", "postgresql"],
  count: { full: MODES.length * 200, quick: MODES.length * 3 },
  shops: () => ({
    env: {
      CUSTOMER_WAIT_SECONDS: "12",
      REMOTE_CALL_SECONDS: "8",
      REMOTE_CONNECT_SECONDS: "2",
      JOB_LEASE_SECONDS: "20",
    },
  }),
  hasGate: true,
  quietSeconds: 300,
  async run(world, trials) {
    const calm = await measureCatalogue(world, () => wait(4_000));
    for (const [index, mode] of MODES.entries()) {
      const share = Math.round((trials * (index + 1)) / MODES.length) - Math.round((trials * index) / MODES.length);
      const from = world.seen.requests.length;
      await world.gate?.shut(mode);
      const broken = await measureCatalogue(world, () =>
        world.runTrials(share, AT_ONCE, async (trial) => {
          const customer = world.createCustomer(trial, { tries: 12 });
          const result = await customer.buy({ method: trial.index % 2 === 0 ? "invoice" : "prepaid" });
          if (result.kind !== "accepted") world.report("trial", `${mode}: no order: ${JSON.stringify(result)}`, trial);
        }),
      );
      await world.gate?.shut("pass");
      const pages = world.seen.requests.slice(from).filter(({ step }) => STEPS.has(step));
      const p99 = findPercentile(
        pages.map(({ milliseconds }) => milliseconds),
        0.99,
      );
      world.figure(`${mode}: page p99 ms`, Math.round(p99));
      world.figure(`${mode}: catalogue p95 ÷ calm`, Math.round((100 * broken) / calm) / 100);
      if (p99 > PAGE_MS) world.report("G-10", `${mode}: the slowest pages took ${Math.round(p99)} ms`);
    }
    world.figure("catalogue p95 calm ms", Math.round(calm));
  },
});

/**
 * @param {import("../world.mjs").World} world @param {() => Promise<unknown>} meanwhile
 * @returns {Promise<number>} milliseconds
 */
async function measureCatalogue(world, meanwhile) {
  const visitor = createVisitor(world.shops.shopUrl, world.agent);
  /** @type {number[]} */
  const times = [];
  let isOver = false;
  const looking = (async () => {
    while (!isOver) {
      const answer = await visitor.get("/").catch(() => null);
      if (answer?.status !== 200) world.report("G-10", `the catalogue answered ${answer?.status ?? "nothing"}`);
      else times.push(answer.milliseconds);
      await wait(100);
    }
  })();
  await meanwhile();
  isOver = true;
  await looking;
  return findPercentile(times, 0.95);
}
