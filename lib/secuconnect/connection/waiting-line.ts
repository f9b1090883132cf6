import type { Clock } from "./clock.ts";
import type { ConnectionFigures } from "./settings.ts";

export interface WaitingLine {
  running(): number;
  waiting(): number;
  /**
   * Takes a place among the running calls, to be given back with `leave`.
   * @returns true at once where there is room; else a promise, which says false when the time ran out; false when even
   *   the line is full
   */
  enter(milliseconds: number): boolean | Promise<boolean>;
  leave(): void;
}

/** Cap on simultaneous calls with a bounded line before it, first come first served (G-13). */
export function createWaitingLine(
  figures: Pick<ConnectionFigures, "concurrency" | "waitingCalls">,
  clock: Clock,
): WaitingLine {
  let running = 0;
  /** A set keeps the order of arrival, and whoever gives up leaves from anywhere in it. */
  const line = new Set<() => void>();
  return {
    running: () => running,
    waiting: () => line.size,
    enter(milliseconds) {
      if (running < figures.concurrency) {
        running += 1;
        return true;
      }
      if (line.size >= figures.waitingCalls || milliseconds <= 0) return false;
      return new Promise((resolve) => {
        const stop = clock.after(milliseconds, () => {
          line.delete(callIn);
          resolve(false);
        });
        const callIn = () => {
          stop();
          resolve(true);
        };
        line.add(callIn);
      });
    },
    leave() {
      // The place goes straight to the next in line, so that nobody who comes later can take it.
      for (const callIn of line) {
        line.delete(callIn);
        return callIn();
      }
      running -= 1;
    },
  };
}
