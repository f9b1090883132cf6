import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { simulate } from "./simulate.ts";

/** SEED runs one seed and prints what happened; SEEDS sets how many are run, FIRST_SEED where they begin. */
const ONE = process.env.SEED;
const COUNT = ONE === undefined ? Number(process.env.SEEDS ?? 1000) : 1;
const FIRST = Number(ONE ?? process.env.FIRST_SEED ?? 1);

/** Where a thousand seeds must have been. */
const DEEP = [
  "crash",
  "reopened",
  "another attempt",
  "another create",
  "payment disputed",
  "payment due",
  "delivery reported",
  "ending abandoned",
  "ending cancelled",
  "ending expired",
  "ending refused",
  "ending switched",
  "refund done",
  "refund refused",
  "payment refunded",
];

describe("the order engine, simulated", () => {
  it("does the same for the same seed", async () => {
    for (const seed of [FIRST, FIRST + 1, FIRST + 2]) {
      const [first, second] = [await simulate(seed), await simulate(seed)];
      expect(second.hash).toBe(first.hash);
    }
    expect((await simulate(FIRST)).hash).not.toBe((await simulate(FIRST + 1)).hash);
  });

  it(
    `keeps its promises in ${COUNT} seeds`,
    async () => {
      const red: string[] = [];
      const seen = new Set<string>();
      for (let seed = FIRST; seed < FIRST + COUNT; seed += 1) {
        const run = await simulate(seed, { keepTrace: ONE !== undefined });
        for (const what of run.seen) seen.add(what);
        if (run.violations.length > 0) red.push(`seed ${seed}: ${run.violations.join("; ")}`);
        if (ONE !== undefined && process.env.TRACE) writeFileSync(process.env.TRACE, run.trace.join("\n"));
      }
      const again = "run one again with: SEED=<seed> TRACE=trace.txt npx vitest run lib/simulation";
      expect(red.length, `${red.length} red seeds; ${again}\n${red.slice(0, 20).join("\n")}`).toBe(0);
      // A world in which nothing happens keeps every promise.
      if (COUNT >= 1_000) expect(DEEP.filter((what) => !seen.has(what))).toEqual([]);
    },
    COUNT * 1_000 + 60_000,
  );
});
