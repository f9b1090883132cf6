import { wait } from "../customer.mjs";
import { buyDeals, forEach, listDeals, pay } from "../deals.mjs";
import { knockUntilKept } from "../push-door.mjs";
import { defineScenario } from "../scenario.mjs";

/** A quarter each: before the transaction is stored and before the answer to start, after the end, a day late, shuffled. */
const PARTS = 4;
const ABANDON_SECONDS = 3;

/** @typedef {import("../world.mjs").World} World */

export const scenario = defineScenario({
  id: "G-23",
  title: "Pushes too early, after the end, a day late and out of order are kept and worked",
  engines: ["embedded", "postgresql"],
  count: { full: PARTS * 300, quick: PARTS * 3 },
  // Only pushes tell; a left checkout is ended soon.
  shops: () => ({
    hasProxies: true,
    env: { POLL_FIRST_DAY_SECONDS: "600", ABANDON_SECONDS: String(ABANDON_SECONDS) },
  }),
  async run(world, trials) {
    const share = Math.floor(trials / PARTS);
    await pushEarly(world, share);
    await pushAfterTheEnd(world, share);
    await pushLate(world, share);
    await world.sandbox.pull("pushes", { mode: "shuffled" });
    const deals = await buyDeals(world, trials - 3 * share, () => "prepaid");
    await forEach(deals, 6, (deal) => pay(world, deal));
  },
  verify(world, { dump, ledger }) {
    const kept = dump.filter(({ kind }) => kind === "push").length;
    const dead = dump.filter(({ kind, status }) => kind === "job" && status === "dead").length;
    world.figure("pushes kept", kept);
    if (dead > 0) world.report("G-23", `${dead} dead letters`);
    // A refused push comes again: whoever answers one for good with an error is visited for a day.
    const refused = ledger.pushes.filter((/** @type {any} */ { attempts }) =>
      attempts.some((/** @type {any} */ { result }) => /^[45]\d\d$/.test(result)),
    );
    if (refused.length > 0) world.report("G-23", `${refused.length} pushes were refused at least once`);
  },
});

/** The money is in, and the shop has not even heard of the transaction. @param {World} world @param {number} count */
async function pushEarly(world, count) {
  await world.sandbox.pull("pushes", { mode: "early" });
  const told = new Set();
  world.shops.provider?.interrupt({
    when: "done",
    call: "create",
    times: count * 4,
    passes: true,
    async act() {
      for (const deal of await listDeals(world)) {
        if (told.has(deal.stx)) continue;
        told.add(deal.stx);
        await knockUntilKept(world, deal, `evt_unborn${told.size}`);
      }
    },
  });
  const deals = await buyDeals(world, count, ({ index }) => (index % 2 === 0 ? "prepaid" : "invoice"));
  world.shops.provider?.interruptNothing();
  await world.shops.provider?.settled();
  world.figure("pushes before the transaction was stored", told.size);
  await forEach(deals, 6, (deal) => pay(world, deal));
}

/** Of left checkouts, of refused ones, and of such that expired. @param {World} world @param {number} count */
async function pushAfterTheEnd(world, count) {
  await world.sandbox.pull("pushes", { mode: "normal" });
  /** @type {Set<string>} */
  const left = new Set();
  const third = Math.ceil(count / 3);
  await world.runTrials(third, 6, async (trial) => {
    left.add(trial.email);
    await world.createCustomer(trial).reachReview({ method: "invoice" });
  });
  const started = await buyDeals(world, count - third, () => "prepaid");
  await forEach(started, 4, (deal) => world.sandbox.pull(`transactions/${deal.stx}/expire`));
  await wait((ABANDON_SECONDS + 2) * 1_000);
  const emails = new Set([...left, ...started.map(({ email }) => email)]);
  const ended = (await listDeals(world)).filter(({ email }) => emails.has(email));
  await forEach(ended, 4, async (deal, index) => {
    const { status } = await knockUntilKept(world, deal, `evt_after${index}`);
    if (status !== 200) world.report("G-23", `${deal.email}: a push after the end was answered ${status}`);
  });
  world.figure("pushes after the end", ended.length);
}

/** The shop did not hear when it was paid; the push comes when the next day has begun at the provider. @param {World} world @param {number} count */
async function pushLate(world, count) {
  const deals = await buyDeals(world, count, () => "prepaid");
  await world.sandbox.pull("pushes", { mode: "off" });
  await forEach(deals, 6, (deal) => pay(world, deal));
  await world.sandbox.pull("clock", { advance: "PT25H" });
  await world.sandbox.pull("pushes", { mode: "normal" });
  const late = new Set(deals.map(({ stx }) => stx));
  const { pushes } = await world.sandbox.read("ledger?only=pushes");
  const unsent = pushes.filter((/** @type {any} */ { state, transaction }) => state === "off" && late.has(transaction));
  await forEach(unsent, 4, (/** @type {any} */ { id }) => world.sandbox.pull(`pushes/${id}/resend`));
  world.figure("pushes a day late", unsent.length);
}
