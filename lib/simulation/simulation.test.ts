import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { simulate } from "./simulate.ts";

/** SEED runs one seed and prints what happened; SEEDS sets how many are run, FIRST_SEED where they begin. */
const ONE = process.env.SEED;
const COUNT = ONE === undefined ? Number(process.env.SEEDS ?? 1000) : 1;
const FIRST = Number(ONE ?? process.env.FIRST_SEED ?? 1);

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
      let [orders, transactions] = [0, 0];
      for (let seed = FIRST; seed < FIRST + COUNT; seed += 1) {
        const run = await simulate(seed, { keepTrace: ONE !== undefined });
        orders += run.orders;
        transactions += run.transactions;
        if (run.violations.length > 0) red.push(`seed ${seed}: ${run.violations.join("; ")}`);
        if (ONE !== undefined && process.env.TRACE) writeFileSync(process.env.TRACE, run.trace.join("\n"));
      }
      const again = "run one again with: SEED=<seed> TRACE=trace.txt npx vitest run lib/simulation";
      expect(red.length, `${red.length} red seeds; ${again}\n${red.slice(0, 20).join("\n")}`).toBe(0);
      // A world in which nothing happens keeps every promise.
      expect(orders).toBeGreaterThanOrEqual(COUNT / 2);
      expect(transactions).toBeGreaterThanOrEqual(COUNT / 4);
    },
    COUNT * 1_000 + 60_000,
  );
});
