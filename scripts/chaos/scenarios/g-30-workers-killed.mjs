import { wait } from "../customer.mjs";
import { forEach, listDeals, pay } from "../deals.mjs";
import { killByTurns, toVictim } from "../kill-by-turns.mjs";
import { defineScenario } from "../scenario.mjs";
import { watchJobs } from "../stuck-jobs.mjs";
import { SHORT_SETTINGS } from "../world.mjs";

/** 90 s of a lease of 60 s. */
const GOAL_SECONDS = Number(SHORT_SETTINGS.JOB_LEASE_SECONDS) * 1.5;
/** Beyond this no slow machine explains it. */
const LIMIT_SECONDS = GOAL_SECONDS * 3;

export const scenario = defineScenario({
  id: "G-30",
  title: "Jobs outlive workers: kill -9 of workers under mixed load",
  engines: ["postgresql"],
  count: { full: 300, quick: 6 },
  // Customers leave after a second, so that most of the work is the workers'.
  shops: () => ({ workers: 2, count: 2, env: { CUSTOMER_WAIT_SECONDS: "1" } }),
  // A worker may die inside a hand-over.
  allowance: { smtpCrash: true },
  async run(world, trials) {
    await world.sandbox.pull("weather", { latency: [100, 700] });
    const watch = watchJobs(world);
    const victims = world.shops.workers.map(toVictim);
    const killer = killByTurns(victims, { random: world.random, most: trials, gapMs: [200, 2_000] });
    let areAllDead = false;
    const ended = killer.ended.finally(() => {
      areAllDead = true;
    });
    /** @type {Set<string>} */
    const paid = new Set();
    while (!areAllDead) {
      if (world.isOver()) await killer.stop();
      else await buySome(world, paid);
    }
    const kills = await ended;
    await wait(GOAL_SECONDS * 1_000);
    const { slowestSeconds, tries, lost } = await watch.stop();
    world.figure("orders", world.ran);
    world.figure("paid", paid.size);
    world.figure("tries of jobs seen running", tries);
    world.figure("jobs taken over from the dead", lost);
    world.figure(`resumed after s, slowest (goal ${GOAL_SECONDS})`, Math.round(slowestSeconds * 10) / 10);
    if (slowestSeconds > LIMIT_SECONDS) {
      world.report("G-30", `a job lay still for ${Math.round(slowestSeconds)} s, not ${GOAL_SECONDS}`);
    }
    world.ran = kills;
  },
});

/** @param {import("../world.mjs").World} world @param {Set<string>} paid transactions */
async function buySome(world, paid) {
  await world.runTrials(8, 4, async (trial) => {
    const method = trial.random() < 0.5 ? "invoice" : "prepaid";
    const result = await world.createCustomer(trial, { tries: 15 }).buy({ method });
    if (result.kind !== "accepted") world.report("trial", `no order: ${JSON.stringify(result)}`, trial);
  });
  const open = (await listDeals(world)).filter(
    ({ started, received, stx }) => started && received === 0 && !paid.has(stx),
  );
  await forEach(open.slice(0, 4), 4, async (deal) => {
    paid.add(deal.stx);
    await pay(world, deal);
  });
}
