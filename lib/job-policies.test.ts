import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backoffSeconds, JOB_POLICIES } from "./job-policies.ts";
import { JOB_KINDS } from "./ports.ts";

const SETTINGS = { retryBaseSeconds: 2, retryCapSeconds: 30 };

describe("the gap before the next try", () => {
  it("doubles up to the cap, and lies in the second half of what it could be", () => {
    const [shortest, longest] = [0, 1].map((fraction) =>
      [1, 2, 3, 4, 5, 6, 50].map((tries) => backoffSeconds(SETTINGS, tries, undefined, fraction)),
    );
    expect(longest).toEqual([2, 4, 8, 16, 30, 30, 30]);
    expect(shortest).toEqual([1, 2, 4, 8, 15, 15, 15]);
  });

  it("never is nothing, and never more than the cap of the kind", () => {
    const fraction = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fraction,
        fc.integer({ min: 1, max: 1e5 }),
        (tries, random, cap) => {
          const seconds = backoffSeconds(SETTINGS, tries, cap, random);
          expect(seconds).toBeGreaterThanOrEqual(Math.min(2, cap) / 2);
          expect(seconds).toBeLessThanOrEqual(cap);
        },
      ),
    );
  });

  it("spreads what failed together", () => {
    const gaps = Array.from({ length: 100 }, (_, index) => backoffSeconds(SETTINGS, 9, undefined, index / 100));
    expect(new Set(gaps).size).toBe(100);
  });
});

describe("patience", () => {
  it("is three days and more for a mail, tried every two minutes, and none for what fails by itself", () => {
    expect(JOB_POLICIES.mail.patienceSeconds).toBeGreaterThanOrEqual(72 * 60 * 60);
    expect(JOB_POLICIES.mail.capSeconds).toBeLessThanOrEqual(120);
    // The receipt of a withdrawal is a mail, too.
    expect(JOB_POLICIES.withdrawal).toEqual(JOB_POLICIES.mail);
    const others = JOB_KINDS.filter((kind) => kind !== "mail" && kind !== "withdrawal");
    for (const kind of others) expect(JOB_POLICIES[kind].patienceSeconds).toBe(0);
  });
});
