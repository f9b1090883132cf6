import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "./paths.mjs";
import { playwrightFailures, vitestFailures } from "./test-failures.mjs";

describe("vitestFailures", () => {
  it("names the file, the test and the first lines of why", () => {
    const failed = {
      status: "failed",
      fullName: "a sum adds up",
      failureMessages: ["Error: 1 is not 2\n\n at x\n2\n3\n4\n5\n6"],
    };
    const testResults = [
      { name: join(ROOT, "lib/sum.test.ts"), status: "failed", assertionResults: [{ status: "passed" }, failed] },
    ];
    const [told, ...more] = vitestFailures({ testResults });
    expect(more).toEqual([]);
    expect(told).toBe(
      "lib/sum.test.ts › a sum adds up (failed)\n    Error: 1 is not 2\n     at x\n    2\n    3\n    4\n    5",
    );
  });

  it("names a skipped test and a file that could not be loaded", () => {
    const testResults = [
      { name: join(ROOT, "a.test.ts"), status: "passed", assertionResults: [{ status: "pending", fullName: "later" }] },
      { name: join(ROOT, "b.test.ts"), status: "failed", message: "no such module", assertionResults: [] },
    ];
    expect(vitestFailures({ testResults })).toEqual(["a.test.ts › later (pending)", "b.test.ts\n    no such module"]);
  });
});

describe("playwrightFailures", () => {
  it("finds what failed however deep, and what failed outside", () => {
    const run = (/** @type {string} */ status) => ({
      projectName: "phone",
      status,
      results: [{ errors: [{ message: "\u001b[31mTimed out\u001b[39m" }] }],
    });
    const spec = { title: "buys", file: "buy.spec.ts", line: 7, tests: [run("expected"), run("flaky")] };
    const report = { suites: [{ suites: [{ specs: [spec] }] }], errors: [{ message: "no browser" }] };
    expect(playwrightFailures(report)).toEqual([
      "buy.spec.ts:7 › buys [phone] (flaky)\n    Timed out",
      "outside the tests\n    no browser",
    ]);
  });
});
