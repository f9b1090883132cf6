import { wait } from "../customer.mjs";
import { keepBuying, noteCustomers } from "../keep-buying.mjs";
import { defineScenario } from "../scenario.mjs";
import { createShiftedClock } from "../shifted-clock.mjs";

const DAY_MS = 24 * 60 * 60 * 1000;
/** Of the last instance; with an embedded database of the only one, and then the database's clock is wrong with it. */
const OFFSETS_MS = [DAY_MS, 0, -DAY_MS, 0, 40_000, -40_000, DAY_MS, -DAY_MS, 0, 3_600_000, -3_600_000];
const JUMP_EVERY_MS = 6_000;

const clock = createShiftedClock();

export const scenario = defineScenario({
  id: "G-45",
  title: "One instance's clock is wrong by a day, and jumps under load",
  engines: ["embedded", "postgresql"],
  count: { full: 200, quick: 24 },
  allowance: { smtpCrash: true },
  shops: (engine) => {
    const count = engine === "postgresql" ? 2 : 1;
    return { count, envOfShop: (index) => (index === count - 1 ? clock.env : /** @type {{}} */ ({})) };
  },
  async run(world, trials) {
    const victim = world.shops.shops.at(-1);
    const load = keepBuying(world, { lanes: 4, mayPay: 0.7 });
    let jumps = 0;
    while (load.count() < trials && !world.isOver()) {
      const offset = OFFSETS_MS[jumps % OFFSETS_MS.length] ?? 0;
      await clock.set(offset);
      jumps += 1;
      // A process may also be born into the wrong time.
      if (jumps % 4 === 0) {
        await victim?.kill();
        await victim?.start({ respawn: true });
      }
      for (let left = JUMP_EVERY_MS / 100; left > 0 && load.count() < trials; left -= 1) await wait(100);
    }
    await load.stop();
    await clock.set(0);
    world.figure("jumps", jumps);
    noteCustomers(world);
  },
  verify() {
    clock.remove();
  },
});
