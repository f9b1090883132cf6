import type { JobKind } from "./ports.ts";

/** How long a kind of work is tried again when it fails by itself. */
export interface JobPolicy {
  /** Longest gap between two tries; the setting's where it says nothing. */
  capSeconds?: number;
  /** Failures after which it may be put aside; the setting's where it says nothing. */
  maxFailures?: number;
  /** It is not put aside before this age, however often it failed. */
  patienceSeconds: number;
}

/** A mail server may be away for days (G-33: three of them); everything else fails of itself or not at all. */
const MAIL: JobPolicy = { capSeconds: 120, patienceSeconds: 4 * 24 * 60 * 60 };

export const JOB_POLICIES: Record<JobKind, JobPolicy> = {
  drive: { patienceSeconds: 0 },
  sync: { patienceSeconds: 0 },
  forget: { patienceSeconds: 0 },
  abandon: { patienceSeconds: 0 },
  deadlines: { patienceSeconds: 0 },
  sweep: { patienceSeconds: 0 },
  report: { patienceSeconds: 0 },
  refund: { patienceSeconds: 0 },
  documents: { patienceSeconds: 0 },
  withdrawal: MAIL,
  mail: MAIL,
};

/** Seconds before work of a kind may be put aside. */
export const JOB_PATIENCE: Partial<Record<JobKind, number>> = Object.fromEntries(
  Object.entries(JOB_POLICIES).map(([kind, { patienceSeconds }]) => [kind, patienceSeconds]),
);

/**
 * The gap before the next try: twice as long each time up to a cap, and spread over its second half, so that what failed
 * together does not come back together.
 * @param tries from 1
 * @param fraction random, from 0 to 1
 */
export function backoffSeconds(
  settings: { retryBaseSeconds: number; retryCapSeconds: number },
  tries: number,
  cap = settings.retryCapSeconds,
  fraction: number,
): number {
  const full = Math.min(settings.retryBaseSeconds * 2 ** Math.min(tries - 1, 16), cap);
  return full * (0.5 + fraction / 2);
}
