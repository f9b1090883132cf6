import type { Deps } from "#lib/usecases/deps.ts";
import { buildDeps } from "./build-deps.ts";
import type { ShopProcess } from "./shop-process.ts";
import { runWorker } from "./worker.ts";
import type { World } from "./world.ts";

/** The shop from outside: some processes that come and go. */
export interface Shop {
  /**
   * Somebody asks one of the processes. Null when no answer came: it died, it failed, or nobody waited any longer.
   * @param patience milliseconds
   */
  ask<T>(request: (deps: Deps) => Promise<T>, patience?: number): Promise<T | null>;
}

const DAY = 24 * 60 * 60 * 1000;

/** Starts the processes, and starts each of them again some time after it died. */
export function openShop(world: World, count: number): Shop {
  const { random, timeline, weather } = world;
  const lives: { process: ShopProcess; deps: Deps; worker: { wake(): void } }[] = [];
  const skews = Array.from({ length: count }, () => random.pick([0, 0, 1]) * random.between(-DAY, DAY));
  function boot(index: number, life: number): void {
    const process: ShopProcess = {
      name: `shop${index}.${life}`,
      isAlive: true,
      skew: skews[index] ?? 0,
      startedAt: timeline.now(),
      stalledUntil: 0,
    };
    timeline.note(`${process.name} starts`);
    world.processes.push(process);
    const deps = buildDeps(world, process);
    weather.stalls((delay, length) =>
      timeline.at(delay, () => {
        if (!process.isAlive) return;
        timeline.note(`${process.name} stands still`);
        world.invariants.seen.add("stall");
        process.stalledUntil = timeline.now() + length;
      }),
    );
    lives[index] = { process, deps, worker: runWorker(world, process, deps) };
  }
  for (let index = 0; index < count; index += 1) boot(index, 1);
  world.onWork = () => {
    for (const { process, worker } of lives) if (process.isAlive) worker.wake();
  };
  world.onCrash = (process) => {
    const index = lives.findIndex((entry) => entry.process === process);
    const life = Number(process.name.split(".")[1]);
    timeline.at(random.between(1_000, 90_000), () => boot(index, life + 1));
  };
  return {
    ask<T>(request: (deps: Deps) => Promise<T>, patience = 20_000) {
      return new Promise<T | null>((resolve) => {
        let isOver = false;
        const end = (answer: T | null) => {
          if (isOver) return;
          isOver = true;
          timeline.touch();
          resolve(answer);
        };
        timeline.at(patience, () => end(null));
        const alive = lives.filter(({ process }) => process.isAlive);
        if (alive.length === 0) return;
        timeline.touch();
        request(random.pick(alive).deps).then(end, (error: unknown) => {
          world.timeline.note(`request failed: ${error instanceof Error ? error.message : String(error)}`);
          world.invariants.noteFailure("request", error);
          end(null);
        });
      });
    },
  };
}
