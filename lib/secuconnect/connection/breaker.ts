import type { Clock } from "./clock.ts";
import type { ConnectionFigures } from "./settings.ts";

export type BreakerState = "closed" | "open" | "halfOpen";

/** What a finished try says about the provider: it is there, it is not, or nothing (the try never got that far). */
export type Verdict = "up" | "down" | "untold";

export interface BreakerChange {
  from: BreakerState;
  to: BreakerState;
  /** Failures in a row. */
  failures: number;
  /** How long the provider is left alone now; 0 unless it opens. */
  pauseSeconds: number;
}

export interface Breaker {
  state(): BreakerState;
  /** Milliseconds until a call has a chance; 0 when it has one now. */
  waitMilliseconds(): number;
  /** Leave to try now, to be given back with `settle`; null without leave. While half-open one try at a time has it. */
  admit(): number | null;
  settle(leave: number, verdict: Verdict): void;
}

/** How soon to ask again while somebody else's probe is under way. */
const PROBE_MILLISECONDS = 1_000;

/**
 * Leaves a provider alone that has failed several times in a row (G-10). After a short pause a single call probes:
 * success closes, failure doubles the pause up to the cap.
 */
export function createBreaker(
  figures: Pick<ConnectionFigures, "breakerFailures" | "breakerSeconds" | "breakerCapSeconds">,
  clock: Clock,
  onChange: (change: BreakerChange) => void,
): Breaker {
  let state: BreakerState = "closed";
  let failures = 0;
  let pauseSeconds = figures.breakerSeconds;
  let openUntil = 0;
  let isProbing = false;
  /** Grows with every change of state; what was sent before says nothing about now. */
  let era = 0;

  function change(to: BreakerState): void {
    const from = state;
    state = to;
    era += 1;
    isProbing = false;
    if (to === "open") openUntil = clock.now() + pauseSeconds * 1000;
    onChange({ from, to, failures, pauseSeconds: to === "open" ? pauseSeconds : 0 });
  }
  return {
    state: () => state,
    waitMilliseconds() {
      if (state === "open") return Math.max(openUntil - clock.now(), 0);
      return isProbing ? PROBE_MILLISECONDS : 0;
    },
    admit() {
      if (state === "open" && clock.now() >= openUntil) change("halfOpen");
      if (state === "open" || isProbing) return null;
      isProbing = state === "halfOpen";
      return era;
    },
    settle(leave, verdict) {
      if (leave !== era) return;
      isProbing = false;
      if (verdict === "up") {
        failures = 0;
        if (state === "closed") return;
        pauseSeconds = figures.breakerSeconds;
        change("closed");
      } else if (verdict === "down") {
        failures += 1;
        if (state === "halfOpen") pauseSeconds = Math.min(pauseSeconds * 2, figures.breakerCapSeconds);
        if (state === "halfOpen" || failures >= figures.breakerFailures) change("open");
      }
    },
  };
}
