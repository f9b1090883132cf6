import { wait } from "../customer.mjs";
import { keepBuying, noteCustomers } from "../keep-buying.mjs";
import { defineScenario } from "../scenario.mjs";

/** Reliability says every 20 s; a purchase here takes less than a real one. */
const KILL_EVERY_MS = 10_000;

export const scenario = defineScenario({
  id: "G-43",
  title: "Two instances, requests by lot, checkouts and pushes, one killed every 10 s",
  engines: ["postgresql"],
  count: { full: 1_000, quick: 24 },
  allowance: { smtpCrash: true },
  shops: () => ({ count: 2 }),
  async run(world, trials) {
    const { shops } = world.shops;
    const load = keepBuying(world, { lanes: 5, mayPay: 0.7 });
    let kills = 0;
    while (load.count() < trials && !world.isOver()) {
      const until = Date.now() + KILL_EVERY_MS;
      while (Date.now() < until && load.count() < trials) await wait(100);
      const victim = shops[kills % shops.length];
      kills += 1;
      await victim?.kill();
      await victim?.start({ respawn: true });
    }
    await load.stop();
    world.figure("kills", kills);
    noteCustomers(world);
    for (const [index, count] of world.shops.router.counts().entries())
      world.figure(`requests to shop ${index + 1}`, count);
  },
});
