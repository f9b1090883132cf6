import { findPercentile } from "../../bench/percentile.mjs";
import { wait } from "../customer.mjs";
import { buyDeals } from "../deals.mjs";
import { knock, writePush } from "../push-door.mjs";
import { defineScenario } from "../scenario.mjs";

const FULL = 10_000;
const ORDERS = 10;
const SECONDS = 60;
const WINDOW_MS = 10_000;
const MOST_READS = 2;
const SENDERS = 8;

export const scenario = defineScenario({
  id: "G-24",
  title: "Storms coalesce: thousands of pushes for ten orders cause a handful of reads",
  engines: ["embedded", "postgresql"],
  count: { full: FULL, quick: 500 },
  shops: (engine) => ({ count: engine === "postgresql" ? 2 : 1, env: { POLL_FIRST_DAY_SECONDS: "600" } }),
  async run(world, trials) {
    const deals = await buyDeals(world, ORDERS, () => "prepaid");
    await wait(5_000);
    const buyers = Math.max(4, Math.round((40 * trials) / FULL));
    const calm = await measureCheckouts(world, buyers);
    const from = Date.now();
    const seconds = Math.max(2 * (WINDOW_MS / 1_000), (SECONDS * trials) / FULL);
    const [sent, stormy] = await Promise.all([storm(world, deals, trials, seconds), measureCheckouts(world, buyers)]);
    const to = Date.now();
    world.ran = sent;
    world.figure("pushes per s", Math.round((sent * 1_000) / (to - from)));
    world.figure("checkout p95 ms, calm", Math.round(calm));
    world.figure("checkout p95 ms, storm", Math.round(stormy));
    world.figure("checkout p95, storm to calm (goal below 2)", Math.round((stormy / calm) * 100) / 100);
    await countReads(world, deals, from, to);
  },
});

/**
 * @param {import("../world.mjs").World} world @param {import("../deals.mjs").Deal[]} deals @param {number} count
 * @param {number} seconds
 */
async function storm(world, deals, count, seconds) {
  const startedAt = performance.now();
  let next = 0;
  let turnedAway = 0;
  const send = async () => {
    while (next < count && !world.isOver()) {
      const index = next++;
      const eventId = `evt_storm${index}`;
      const deal = deals[index % deals.length];
      if (deal === undefined) return;
      await wait(Math.max(0, startedAt + (index * seconds * 1_000) / count - performance.now()));
      const { status } = await knock(world, deal.pushUrl, writePush(eventId, deal.pci), { eventId });
      if (status === 503) turnedAway += 1;
      else if (status !== 200) world.report("G-24", `push ${index} was answered ${status}`);
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, send));
  world.figure("pushes turned away (503)", turnedAway);
  return next;
}

/** @param {import("../world.mjs").World} world @param {number} count @returns {Promise<number>} p95 of the order button */
async function measureCheckouts(world, count) {
  const before = world.seen.requests.length;
  await world.runTrials(count, 2, async (trial) => {
    const result = await world.createCustomer(trial, { tries: 15 }).buy({ method: "prepaid" });
    if (result.kind !== "accepted") world.report("trial", `no order: ${JSON.stringify(result)}`, trial);
  });
  const own = world.seen.requests.slice(before).filter(({ step }) => step === "place order");
  return findPercentile(
    own.map(({ milliseconds }) => milliseconds),
    0.95,
  );
}

/**
 * Looks at the stormed orders by the ledger (one look reads the transaction, then its payment), in every window of ten seconds that begins with a read.
 * @param {import("../world.mjs").World} world @param {import("../deals.mjs").Deal[]} deals @param {number} from
 * @param {number} to
 */
async function countReads(world, deals, from, to) {
  const { requests } = await world.sandbox.read("ledger?only=requests&call=get");
  let worst = 0;
  let all = 0;
  for (const { stx, email } of deals) {
    const times = requests
      .filter((/** @type {any} */ request) => request.stx === stx)
      .map((/** @type {any} */ { at }) => Date.parse(at))
      .filter((/** @type {number} */ at) => at >= from && at <= to)
      .sort((/** @type {number} */ a, /** @type {number} */ b) => a - b);
    all += times.length;
    const most = Math.max(
      0,
      ...times.map(
        (/** @type {number} */ start) =>
          times.filter((/** @type {number} */ at) => at >= start && at < start + WINDOW_MS).length,
      ),
    );
    worst = Math.max(worst, most);
    if (most > MOST_READS) world.report("G-24", `${email}: ${most} reads within ten seconds, not ${MOST_READS}`);
  }
  world.figure("reads of the stormed orders", all);
  world.figure(`reads per order in 10 s, most (goal ${MOST_READS})`, worst);
}
