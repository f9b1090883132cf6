import { judgeCalendar, judgeEnd } from "./judge-end.ts";
import { watchLedger } from "./outside.ts";
import { shopAround } from "./people.ts";
import { openShop } from "./shop.ts";
import { createWorld } from "./world.ts";

export interface Run {
  seed: number;
  /** Fingerprint of everything that happened: equal seeds give equal ones. */
  hash: string;
  /** What was broken, in the order it was seen. */
  violations: readonly string[];
  /** States and events there were: a world in which nothing happens keeps every promise. */
  seen: ReadonlySet<string>;
  trace: readonly string[];
}

export interface RunOptions {
  keepTrace?: boolean;
}

const MINUTE = 60_000;
/** How long faults are made, how long people and banks still act after that, and how long the shop has to settle all of it. */
const CHAOS = 25 * MINUTE;
const ACTING = 75 * MINUTE;
const SETTLING = 80 * MINUTE;
/** More than all bank working days of hold and grace, with weekends and holidays. */
const CALENDAR = 22 * 24 * 60 * MINUTE;

/** One seeded run: customers, shop processes, provider and bank, first in bad weather, then in good, then judged. */
export async function simulate(seed: number, { keepTrace = false }: RunOptions = {}): Promise<Run> {
  const world = createWorld(seed, keepTrace);
  const { random, timeline, weather, invariants } = world;
  const start = timeline.now();
  try {
    const shop = openShop(world, random.pick([1, 2, 3]));
    watchLedger(world, shop, start + ACTING);
    const customers = random.pick([1, 1, 2, 3]);
    for (let index = 1; index <= customers; index += 1) {
      timeline.touch();
      void shopAround(world, shop, `basket-${index}`);
    }
    await timeline.runUntil(start + CHAOS);
    weather.heal();
    await timeline.runUntil(start + ACTING + SETTLING);
    judgeEnd(world);
    if (world.isLong) {
      await timeline.runUntil(start + CALENDAR);
      judgeEnd(world);
      judgeCalendar(world);
    }
  } catch (error) {
    invariants.fail("simulation", error instanceof Error ? `${error.message} ${error.stack ?? ""}` : String(error));
  }
  return {
    seed,
    hash: timeline.hash(),
    violations: invariants.violations,
    seen: invariants.seen,
    trace: timeline.lines,
  };
}
