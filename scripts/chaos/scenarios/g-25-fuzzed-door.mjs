import { buyDeals, forEach } from "../deals.mjs";
import { readShopDump } from "../evidence.mjs";
import { fuzzPush } from "../fuzz-push.mjs";
import { weighProcess } from "../memory.mjs";
import { knock } from "../push-door.mjs";
import { defineScenario } from "../scenario.mjs";

const ORDERS = 5;
const MOST_GROWTH_MB = 50;
const MOST_LOG_BYTES = 400;
/** Code is compiled and caches are filled by the first ones; memory is weighed from here on. */
const WARM_UP = 0.25;

export const scenario = defineScenario({
  id: "G-25",
  title: "The unsigned door is narrow: fuzzed requests",
  engines: ["embedded", "postgresql"],
  count: { full: 50_000, quick: 400 },
  // The log as it is in production.
  shops: () => ({ env: { LOG_LEVEL: "info" } }),
  async run(world, trials) {
    const deals = await buyDeals(world, ORDERS, () => "prepaid");
    const kept = await countPushes(world);
    const before = (await world.shops.log()).length;
    const weigh = () => weighProcess(world.shops.shops[0]?.pid());
    let weight = Number.NaN;
    /** @type {Record<string, number>} */
    const answers = {};
    let taken = 0;
    world.ran = 0;
    await forEach(Array.from({ length: trials }), 8, async (_, index) => {
      const deal = deals[index % deals.length];
      if (deal === undefined || world.isOver()) return;
      if (index === Math.floor(trials * WARM_UP)) weight = weigh();
      const fuzzed = fuzzPush(deal.pushUrl, world.random);
      const { status } = await knock(world, fuzzed.url, fuzzed.body, fuzzed);
      world.ran += 1;
      answers[status] = (answers[status] ?? 0) + 1;
      if (status === 200 && fuzzed.method === "POST") taken += 1;
      const words = `${fuzzed.method} ${hideKey(fuzzed, deal)} ${JSON.stringify(fuzzed.headers).slice(0, 150)} ${fuzzed.body.toString("latin1", 0, 60)}`;
      if (status >= 500) world.report("G-25", `answered ${status}: ${words}`);
      if (status === 0) world.report("G-25", `no answer: ${words}`);
      if (!fuzzed.hasKey && status >= 200 && status < 300) world.report("G-25", `taken with a wrong key: ${words}`);
      if (fuzzed.mayBeKept && status !== 200) world.report("G-25", `an order's push was answered ${status}: ${words}`);
    });
    for (const [status, count] of Object.entries(answers)) world.figure(`answered ${status}`, count);
    const stored = (await countPushes(world)) - kept;
    world.figure("pushes stored", stored);
    if (stored > taken) world.report("G-25", `${stored} pushes were stored, and only ${taken} were taken`);
    const growth = Math.round(weigh() - weight);
    world.figure(`growth of memory, MB (goal below ${MOST_GROWTH_MB})`, growth);
    if (growth > MOST_GROWTH_MB) world.report("G-25", `the shop grew by ${growth} MB`);
    const bytes = Math.round(((await world.shops.log()).length - before) / Math.max(1, world.ran));
    world.figure("log bytes per request", bytes);
    if (bytes > MOST_LOG_BYTES) world.report("G-25", `${bytes} bytes of log for each request`);
  },
});

/** @param {import("../world.mjs").World} world */
async function countPushes(world) {
  return (await readShopDump(world)).filter(({ kind }) => kind === "push").length;
}

/** @param {import("../fuzz-push.mjs").Fuzzed} fuzzed @param {import("../deals.mjs").Deal} deal */
function hideKey({ url, hasKey }, deal) {
  return hasKey ? "<key>" : url.slice(deal.pushUrl.lastIndexOf("/"), deal.pushUrl.lastIndexOf("/") + 60);
}
