import type { QueryFate } from "./weather.ts";
import type { World } from "./world.ts";

/** One life of a shop process, from its start to its crash. What it waited for then never comes. */
export interface ShopProcess {
  name: string;
  isAlive: boolean;
  /** Its wall clock against true time, milliseconds. */
  skew: number;
  startedAt: number;
  /** Until then it stands still, as under a long pause of its machine: what comes meanwhile waits. */
  stalledUntil: number;
}

/** The database was away. Says nothing about whether the work was done. */
export class DatabaseAway extends Error {
  override name = "DatabaseAway";
}

/** As `lib/store/retry-lost.ts`. */
const PAUSES = [50, 400, 1_500];

/** What the retries of `lib/runtime.ts` cover; everything else fails at once. */
type Repeatable = readonly string[] | "all" | "none";

/** A port of the simulated database as one process sees it: every call takes time, and may fail on either way. */
export function reachDatabase<Port extends object>(
  world: World,
  process: ShopProcess,
  name: string,
  table: { [Key in keyof Port]: unknown },
  repeatable: Repeatable,
): Port {
  const operations = Object.entries(table).map(([key, operation]) => {
    const work = operation as (...args: unknown[]) => unknown;
    const pauses = repeatable === "all" || (repeatable !== "none" && repeatable.includes(key)) ? PAUSES : [];
    const ask = (args: unknown[]) =>
      askOnce(world, process, `${name}.${key}`, () => work(...args), world.weather.query());
    return [
      key,
      async (...args: unknown[]) => {
        for (const pause of pauses) {
          try {
            return await ask(args);
          } catch (error) {
            if (!(error instanceof DatabaseAway)) throw error;
            await sleepIn(world, process, pause);
          }
        }
        return ask(args);
      },
    ];
  });
  return Object.fromEntries(operations) as Port;
}

function askOnce<T>(world: World, process: ShopProcess, label: string, work: () => T, fate: QueryFate): Promise<T> {
  const { timeline, weather } = world;
  return new Promise((resolve, reject) => {
    const answer = (settle: () => void) => comeBack(world, process, weather.queryDelay(), settle);
    timeline.at(weather.queryDelay(), () => {
      // What a killed process had sent may still arrive, or not.
      if (!process.isAlive && world.random.chance(0.5)) return;
      if (fate === "crashBefore" && process.isAlive) return world.crash(process);
      if (fate === "failed") return answer(() => reject(new DatabaseAway(label)));
      timeline.note(`${process.name} ${label}`);
      let result: T;
      try {
        result = work();
      } catch (error) {
        return answer(() => reject(error as Error));
      }
      if (fate === "crashAfter" && process.isAlive) return world.crash(process);
      answer(fate === "answerLost" ? () => reject(new DatabaseAway(label)) : () => resolve(result));
    });
  });
}

/** Waits in virtual time; never comes back when the process dies meanwhile. */
export function sleepIn(world: World, process: ShopProcess, milliseconds: number): Promise<void> {
  return new Promise((resolve) => comeBack(world, process, milliseconds, resolve));
}

/** Something a process waits for: it hears of it when it lives, and when it moves again. */
export function comeBack(world: World, process: ShopProcess, milliseconds: number, settle: () => void): void {
  const { timeline } = world;
  timeline.at(milliseconds, () => {
    if (!process.isAlive) return;
    const rest = process.stalledUntil - timeline.now();
    if (rest > 0) return comeBack(world, process, rest, settle);
    timeline.touch();
    settle();
  });
}
