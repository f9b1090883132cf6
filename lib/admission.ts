import { setTimeout as later } from "node:timers";

/** How many may be at something at once; all of them are settings. */
export interface AdmissionLimits {
  /** At the same time. */
  places: number;
  /** How many more may wait for a place. */
  waiting: number;
  /** Longest wait for one, seconds. */
  waitSeconds: number;
}

/** Too many are there already. Nothing was begun, so coming back in a moment is harmless. */
export class Crowded extends Error {
  override name = "Crowded";
  constructor() {
    super("too many are waiting already");
  }
}

/** By name: the framework evaluates modules several times in one process, and each time makes a class of its own. */
export function isCrowded(error: unknown): boolean {
  return error instanceof Error && error.name === "Crowded";
}

export interface Admission {
  /**
   * Does the work when there is a place for it, in the order of arrival.
   * @throws Crowded when too many wait, or the wait took too long; then `work` was never called
   */
  enter<T>(work: () => Promise<T>): Promise<T>;
  /** How many are at it and how many wait. */
  count(): { inside: number; waiting: number };
}

/** Keeps a crowd outside the door instead of letting it slow everybody inside down (G-51). */
export function createAdmission({ places, waiting, waitSeconds }: AdmissionLimits): Admission {
  let inside = 0;
  const queue = new Set<() => void>();

  function waitForPlace(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = later(() => {
        queue.delete(enter);
        reject(new Crowded());
      }, waitSeconds * 1000);
      // The place is handed over by whoever leaves, so that nobody slips in between.
      function enter(): void {
        clearTimeout(timer);
        resolve();
      }
      queue.add(enter);
    });
  }

  function leave(): void {
    const [next] = queue;
    if (next === undefined) inside -= 1;
    else {
      queue.delete(next);
      next();
    }
  }

  return {
    async enter(work) {
      if (inside < places) inside += 1;
      else if (queue.size < waiting) await waitForPlace();
      else throw new Crowded();
      try {
        return await work();
      } finally {
        leave();
      }
    },
    count: () => ({ inside, waiting: queue.size }),
  };
}
