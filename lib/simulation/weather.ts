import type { Random } from "./random.ts";

/** What becomes of one call to the provider. */
export type CallFate =
  | "fine"
  | "slow"
  | "requestLost"
  | "answerLost"
  | "late"
  | "twice"
  | "refusedForNow"
  | "refusedForGood";

/** What becomes of one operation of the database. */
export type QueryFate = "fine" | "failed" | "answerLost" | "crashBefore" | "crashAfter";

/** How likely everything is that goes wrong; drawn once per run, and nothing at all once the world has healed. */
export interface Weather {
  call(isRead: boolean): CallFate;
  query(): QueryFate;
  /** Milliseconds one way. */
  callDelay(): number;
  queryDelay(): number;
  mail(): "fine" | "failed" | "answerLost" | "crashAfter";
  /** Milliseconds until lists know of something new. */
  listLag(): number;
  /** Whether a push gets lost on its way. */
  losesPush(): boolean;
  pushDelay(): number;
  pushCopies(): number;
  /** Plans when a new process will stand still, and for how long. */
  stalls(plan: (delay: number, length: number) => void): void;
  /** From now on nothing goes wrong. */
  heal(): void;
}

const FATES: readonly Exclude<CallFate, "fine">[] = [
  "slow",
  "requestLost",
  "answerLost",
  "late",
  "twice",
  "refusedForNow",
  "refusedForGood",
];

export function createWeather(random: Random): Weather {
  let isCalm = false;
  // Some runs are nearly calm: deep states are seldom reached in a storm.
  const storm = random.pick([0, 0.3, 1, 1, 2]);
  const bad = random.pick([0, 0.05, 0.15, 0.3]) * storm;
  const favourite = random.pick(FATES);
  const queryTrouble = random.pick([0, 0, 0.002, 0.01]) * storm;
  const crashes = random.pick([0, 0.001, 0.004, 0.01]) * storm;
  const lag = random.pick([0, 5_000, 50_000]);
  const pushLoss = random.pick([0, 0.1, 0.5, 1]);
  const stalls = random.pick([0, 0, 2, 5]);
  const mailTrouble = random.pick([0, 0.1, 0.4]) * storm;
  return {
    heal() {
      isCalm = true;
    },
    stalls(plan) {
      if (isCalm) return;
      for (let count = 0; count < stalls; count += 1) {
        plan(random.between(0, 600_000), random.pick([5_000, 65_000, 130_000]));
      }
    },
    call(isRead) {
      if (isCalm || !random.chance(Math.min(bad, 0.6))) return "fine";
      const fate = random.chance(0.5) ? favourite : random.pick(FATES);
      // A definite no of the provider is about what was asked for; a read asks for nothing.
      return isRead && (fate === "refusedForGood" || fate === "twice") ? "answerLost" : fate;
    },
    query() {
      if (isCalm) return "fine";
      if (random.chance(crashes)) return random.chance(0.5) ? "crashBefore" : "crashAfter";
      if (random.chance(queryTrouble)) return random.chance(0.5) ? "failed" : "answerLost";
      return "fine";
    },
    callDelay: () => random.between(20, 600),
    queryDelay: () => random.between(1, random.chance(0.05) && !isCalm ? 1_500 : 12),
    mail() {
      if (isCalm || !random.chance(mailTrouble)) return "fine";
      return random.pick(["failed", "answerLost", "crashAfter"] as const);
    },
    listLag: () => (isCalm ? 0 : random.between(0, lag)),
    losesPush: () => !isCalm && random.chance(pushLoss),
    pushDelay: () => random.pick([1, 50, 400, 3_000, 60_000, 300_000]),
    pushCopies: () => (random.chance(0.2) ? 2 : 1),
  };
}
