import { findPercentile } from "../../bench/percentile.mjs";
import { wait } from "../customer.mjs";
import { buyDeals } from "../deals.mjs";
import { killByTurns, toVictim } from "../kill-by-turns.mjs";
import { knock, knockUntilKept, writePush } from "../push-door.mjs";
import { defineScenario } from "../scenario.mjs";

const FULL = 20_000;
const KILLS = 60;
const ORDERS = 40;
const SENDERS = 16;
const CALM_PER_SECOND = 50;
const GOAL_P99_MS = 500;

export const scenario = defineScenario({
  id: "G-20",
  title: "A push is acknowledged only when it is on disk: shop and database die under load",
  engines: ["embedded", "postgresql"],
  count: { full: FULL, quick: 150 },
  shops: (engine) => ({ count: engine === "postgresql" ? 2 : 1 }),
  async run(world, trials) {
    const deals = await buyDeals(world, Math.min(ORDERS, Math.ceil(trials / 15)), () => "prepaid");
    await measureCalm(world, deals, Math.min(1_000, Math.round(trials / 4)));
    world.ran = 0;
    const { postgres } = world;
    const victims = world.shops.shops.map(toVictim);
    if (postgres) victims.push({ kill: () => postgres.kill(), start: () => postgres.start() });
    const wanted = Math.max(3, Math.round((KILLS * trials) / FULL));
    const killer = killByTurns(victims, { random: world.random, most: wanted, gapMs: [300, 2_500] });
    let tries = 0;
    let next = 0;
    const send = async () => {
      while (next < trials && !world.isOver()) {
        const index = next++;
        const deal = deals[index % deals.length];
        if (deal === undefined) return;
        // All of them are in the air while somebody dies.
        while (index > (trials * (killer.count() + 0.5)) / wanted && killer.count() < wanted) await wait(20);
        const answer = await knockUntilKept(world, deal, `evt_storm${index}`);
        tries += answer.tries;
        world.ran += 1;
        if (answer.status !== 200) world.report("G-20", `push ${index} was not taken in ${answer.tries} tries`);
      }
    };
    await Promise.all(Array.from({ length: SENDERS }, send));
    world.figure("kills", await killer.stop());
    world.figure("pushes kept", world.ran);
    world.figure("tries for them", tries);
  },
});

/** @param {import("../world.mjs").World} world @param {import("../deals.mjs").Deal[]} deals @param {number} count */
async function measureCalm(world, deals, count) {
  /** @type {Promise<import("../push-door.mjs").Knock>[]} */
  const knocks = [];
  const startedAt = performance.now();
  for (let index = 0; index < count; index += 1) {
    const eventId = `evt_calm${index}`;
    const deal = deals[index % deals.length];
    if (deal) knocks.push(knock(world, deal.pushUrl, writePush(eventId, deal.pci), { eventId }));
    const due = startedAt + ((index + 1) * 1_000) / CALM_PER_SECOND;
    await wait(Math.max(0, due - performance.now()));
  }
  const answers = await Promise.all(knocks);
  const times = answers.map(({ milliseconds }) => milliseconds);
  world.figure(`p50 ms at ${CALM_PER_SECOND}/s in calm`, Math.round(findPercentile(times, 0.5)));
  world.figure(`p99 ms at ${CALM_PER_SECOND}/s in calm (goal ${GOAL_P99_MS})`, Math.round(findPercentile(times, 0.99)));
  const refused = answers.filter(({ status }) => status !== 200).length;
  if (refused > 0) world.report("G-20", `${refused} of ${count} pushes were not taken in a calm moment`);
}
