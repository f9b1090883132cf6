import { wait } from "../customer.mjs";
import { defineScenario } from "../scenario.mjs";

/** Customers at the same time; one kill meets them all somewhere else. */
const AT_ONCE = 6;
/** A purchase takes about this long; the kill comes somewhere within. */
const PURCHASE_MS = 1_800;

export const scenario = defineScenario({
  id: "G-01",
  title: "No accepted order is lost: kill -9 of the shop at a random moment",
  engines: ["embedded", "postgresql"],
  count: { full: 300, quick: 12 },
  // A kill may fall between the mail server's yes and our note of it.
  allowance: { smtpCrash: true },
  async run(world, trials) {
    const [shop] = world.shops.shops;
    let kills = 0;
    while (world.handedOut < trials && !world.isOver()) {
      const killed = (async () => {
        await wait(world.random() * PURCHASE_MS);
        await shop?.kill();
        kills += 1;
        await shop?.start({ respawn: true });
      })();
      await world.runTrials(Math.min(AT_ONCE, trials - world.handedOut), AT_ONCE, async (trial) => {
        const customer = world.createCustomer(trial, { tries: 20, patienceMs: [300, 1_500] });
        const method = trial.random() < 0.5 ? "invoice" : "prepaid";
        await customer.buy({ method });
      });
      await killed;
    }
    world.figure("kills", kills);
    world.figure("accepted", new Set(world.seen.accepted.map(({ email }) => email)).size);
    world.figure("gave up", world.seen.without.length);
  },
});
