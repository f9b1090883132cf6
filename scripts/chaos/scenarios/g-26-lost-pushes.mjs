import { wait } from "../customer.mjs";
import { buyDeals, forEach, pay } from "../deals.mjs";
import { readShopDump } from "../evidence.mjs";
import { defineScenario } from "../scenario.mjs";
import { waitFor } from "../world.mjs";

/** One in five is paid: an invoice long after, a prepayment as usual. */
const PAID_EVERY = 5;
/** N of reliability's first day, scaled; everything else keeps its proportion to it. */
const POLL_SECONDS = 15;
/** A list is read in rounds, a busy machine is slow, and a look may fail once. */
const PATIENCE = 4;
/** Every start is looked at once after half a minute, whatever the settings; what is paid before shows nothing. */
const FIRST_LOOK_MS = 33_000;

export const scenario = defineScenario({
  id: "G-26",
  title: "Lost pushes are found: every push dropped, money in without a word",
  engines: ["embedded", "postgresql"],
  count: { full: 500, quick: 10 },
  shops: (engine) => ({
    count: engine === "postgresql" ? 2 : 1,
    env: { POLL_FIRST_DAY_SECONDS: String(POLL_SECONDS), POLL_TICK_SECONDS: "3" },
  }),
  async run(world, trials) {
    await world.sandbox.pull("weather", { pushes: { lost: 1 } });
    const deals = await buyDeals(world, trials, ({ index }) => (index % 2 === 0 ? "prepaid" : "invoice"));
    await wait(FIRST_LOOK_MS);
    const paid = deals.filter((_, index) => index % PAID_EVERY === 0);
    const { requests } = await world.sandbox.read("ledger?only=requests");
    /** @type {Map<string, number>} */
    const paidAt = new Map();
    await forEach(paid, 6, async (deal) => {
      await pay(world, deal);
      paidAt.set(deal.stx, Date.now());
    });
    let seen = new Map();
    await waitFor(
      async () => {
        seen = readPaidTimes(await readShopDump(world));
        return paid.every(({ stx }) => seen.has(stx));
      },
      POLL_SECONDS * PATIENCE * 1_000,
      2_000,
    );
    const lags = paid.flatMap(({ stx }) =>
      seen.has(stx) ? ((seen.get(stx) ?? 0) - (paidAt.get(stx) ?? 0)) / 1_000 : [],
    );
    for (const { stx, email, method } of paid) {
      if (!seen.has(stx)) world.report("I5", `${email}: the ${method} was paid and not seen in ${PATIENCE} polls`);
    }
    world.figure("paid without a push", paid.length);
    world.figure(`seen after s, slowest (poll ${POLL_SECONDS})`, Math.round(Math.max(0, ...lags)));
    await countReads(world, requests.length, deals.length);
  },
  verify(world, { ledger, dump }) {
    const delivered = ledger.pushes.filter((/** @type {any} */ { attempts }) => attempts.length > 0).length;
    if (delivered > 0) world.report("G-26", `${delivered} pushes came through, so this trial shows nothing`);
    const kept = dump.filter(({ kind }) => kind === "push").length;
    if (kept > 0) world.report("G-26", `${kept} pushes are in the inbox`);
  },
});

/** @param {import("../evidence.mjs").Row[]} dump @returns {Map<string, number>} when the shop took each money, by transaction */
function readPaidTimes(dump) {
  return new Map(
    dump
      .filter(({ kind, event }) => kind === "history" && event === "payment.paid")
      .map(({ detail, at }) => [detail.stx, Date.parse(at)]),
  );
}

/** @param {import("../world.mjs").World} world @param {number} before @param {number} orders */
async function countReads(world, before, orders) {
  const { requests } = await world.sandbox.read(`ledger?only=requests&since=${before}`);
  const count = (/** @type {string[]} */ calls) =>
    requests.filter((/** @type {any} */ { call }) => calls.includes(call)).length;
  const lists = count(["list", "listPayments"]);
  const reads = count(["get", "getPayment"]);
  world.figure("list reads", lists);
  world.figure("single reads", reads);
  world.figure("reads per order", Math.round(((lists + reads) * 100) / Math.max(1, orders)) / 100);
}
