/** One repeat per ten calls (G-13), and how many repeats a quiet time may save up. */
const CALLS_PER_RETRY = 10;
const RESERVE = 10;

export interface RetryBudget {
  /** To be called once per call. */
  earn(): void;
  /** @returns whether one more try may be made */
  spend(): boolean;
}

/** Keeps retries to a tenth of the traffic, so that they cannot double the load on a provider in trouble. */
export function createRetryBudget(): RetryBudget {
  const full = RESERVE * CALLS_PER_RETRY;
  let credit = full;
  return {
    earn() {
      credit = Math.min(credit + 1, full);
    },
    spend() {
      if (credit < CALLS_PER_RETRY) return false;
      credit -= CALLS_PER_RETRY;
      return true;
    },
  };
}

const BASE_MILLISECONDS = 200;
const CAP_MILLISECONDS = 2_000;

/**
 * Pause before another try: anything up to a bound that doubles ("full jitter"), so that calls that failed together do
 * not come back together.
 * @param tries made so far, 1 or more
 */
export function drawBackoff(tries: number, random: () => number): number {
  return random() * Math.min(BASE_MILLISECONDS * 2 ** (tries - 1), CAP_MILLISECONDS);
}
