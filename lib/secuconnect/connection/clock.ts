/** Time as the connection sees it; tests bring their own and need no sleeping. */
export interface Clock {
  /** Milliseconds that only run forward. */
  now(): number;
  /** Milliseconds since 1970, for dates the provider writes. */
  wall(): number;
  /** @returns stops the timer */
  after(milliseconds: number, run: () => void): () => void;
}

export const SYSTEM_CLOCK: Clock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

export function sleep(clock: Clock, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(milliseconds, resolve);
  });
}
