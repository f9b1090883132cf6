import { wait } from "../customer.mjs";
import { defineScenario } from "../scenario.mjs";

const AT_ONCE = 6;
const PURCHASE_MS = 1_800;

export const scenario = defineScenario({
  id: "G-01d",
  title: "No accepted order is lost: kill -9 of PostgreSQL at a random moment",
  engines: ["postgresql"],
  count: { full: 100, quick: 12 },
  // A kill may fall between the mail server's yes and our note of it.
  allowance: { smtpCrash: true },
  async run(world, trials) {
    let kills = 0;
    while (world.handedOut < trials && !world.isOver()) {
      const killed = (async () => {
        await wait(world.random() * PURCHASE_MS);
        await world.postgres?.kill();
        kills += 1;
        await wait(world.random() * 1_000);
        await world.postgres?.start();
      })();
      await world.runTrials(Math.min(AT_ONCE, trials - world.handedOut), AT_ONCE, async (trial) => {
        const customer = world.createCustomer(trial, { tries: 20, patienceMs: [300, 1_500] });
        await customer.buy({ method: trial.random() < 0.5 ? "invoice" : "prepaid" });
      });
      await killed;
    }
    world.figure("kills", kills);
    world.figure("accepted", new Set(world.seen.accepted.map(({ email }) => email)).size);
    world.figure("gave up", world.seen.without.length);
  },
});
