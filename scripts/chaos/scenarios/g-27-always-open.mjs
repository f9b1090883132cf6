import { buyDeals, forEach, pay } from "../deals.mjs";
import { defineScenario } from "../scenario.mjs";
import { waitFor } from "../world.mjs";

/** Read by every start of a shop. */
let isClosed = false;

export const scenario = defineScenario({
  id: "G-27",
  title: "Always open: a shop in maintenance takes pushes and does its work",
  engines: ["embedded", "postgresql"],
  count: { full: 100, quick: 6 },
  // Only pushes tell of the money.
  shops: () => ({
    env: { POLL_FIRST_DAY_SECONDS: "600" },
    envOfShop: () => ({ MAINTENANCE: isClosed ? "on" : "off" }),
  }),
  async run(world, trials) {
    const deals = await buyDeals(world, trials, () => "prepaid");
    const [shop] = world.shops.shops;
    isClosed = true;
    try {
      await shop?.stop();
      await shop?.start({ respawn: true });
    } finally {
      isClosed = false;
    }
    const home = await fetch(world.shops.shopUrl, { redirect: "manual" });
    await home.arrayBuffer();
    if (home.status !== 503) world.report("G-27", `a shop in maintenance answered ${home.status} to a visitor`);
    await forEach(deals, 6, (deal) => pay(world, deal));
    const isAnswered = (/** @type {any} */ { attempts }) => attempts.length > 0;
    const pushes = await waitFor(async () => {
      const all = (await world.sandbox.read("ledger?only=pushes")).pushes;
      return all.length > 0 && all.every(isAnswered) && all;
    }, 60_000);
    const refused = (pushes ?? []).filter((/** @type {any} */ push) =>
      push.attempts.some((/** @type {any} */ { result }) => result !== "200"),
    );
    world.figure("pushes", pushes?.length ?? 0);
    if (pushes === null) world.report("G-27", "a push was not even tried");
    for (const { id, attempts } of refused) world.report("G-27", `push ${id} was answered ${attempts[0].result}`);
  },
  verify(world, { dump }) {
    const paid = dump.filter(({ kind, status }) => kind === "attempt" && status === "paid").length;
    world.figure("paid in maintenance", paid);
    if (paid < world.ran) world.report("G-27", `${world.ran} were paid, and the shop knows of ${paid}`);
  },
});
