import { findPercentile } from "../../bench/percentile.mjs";
import { wait } from "../customer.mjs";
import { keepBuying, noteCustomers } from "../keep-buying.mjs";
import { defineScenario } from "../scenario.mjs";

/** A shop that is up lives at most so long, and so many kills of a hundred come while it is still starting. */
const LIFE_MS = 4_000;
const KILLED_WHILE_STARTING = 0.15;
const READY_GOAL_MS = 10_000;

export const scenario = defineScenario({
  id: "G-40",
  title: "kill -9 and start again, over and over, under load",
  engines: ["embedded", "postgresql"],
  count: { full: 300, quick: 8 },
  allowance: { smtpCrash: true },
  async run(world, trials) {
    const [shop] = world.shops.shops;
    if (!shop) throw new Error("There is no shop.");
    const load = keepBuying(world, { lanes: 4, mayPay: 0.5, customer: { tries: 40 } });
    let kills = 0;
    while (kills < trials && !world.isOver()) {
      await wait(200 + world.random() * LIFE_MS);
      await shop.kill();
      kills += 1;
      if (kills < trials && world.random() < KILLED_WHILE_STARTING) {
        const started = shop.start({ respawn: true }).catch(() => {});
        await wait(world.random() * 2_000);
        await shop.kill();
        await started;
        kills += 1;
      }
      await shop.start({ respawn: true });
    }
    await load.stop();
    // The first start made the database; what counts are recoveries.
    const ready = shop.readyTimes.slice(1);
    for (const share of [0.5, 0.99]) world.figure(`ready p${share * 100} ms`, Math.round(findPercentile(ready, share)));
    world.figure(`ready over ${READY_GOAL_MS / 1000} s`, ready.filter((time) => time > READY_GOAL_MS).length);
    noteCustomers(world);
    world.ran = kills;
  },
  verify(world, { dump }) {
    // What a killed process was at is taken up by the next: from the promise to the one call that makes it good.
    const moments = dump.filter(({ kind }) => kind === "history");
    const delays = moments
      .filter(({ event }) => event === "order.placed")
      .flatMap(({ orderId, at }) => {
        const told = moments.filter(
          (row) => row.orderId === orderId && /^payment\.(pending|accepted|due)/.test(row.event),
        );
        const first = Math.min(...told.map((row) => Date.parse(row.at)));
        return Number.isFinite(first) ? [Math.max(0, first - Date.parse(at))] : [];
      });
    world.figure("placed to started p50 ms", Math.round(findPercentile(delays, 0.5)));
    world.figure("placed to started max ms", Math.round(Math.max(0, ...delays)));
    world.figure("jobs taken up again", dump.filter(({ kind, attempts }) => kind === "job" && attempts > 1).length);
  },
});
