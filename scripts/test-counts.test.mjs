import { describe, expect, it } from "vitest";
import { countPlaywright, countVitest } from "./test-counts.mjs";

describe("countVitest", () => {
  const passedFile = { status: "passed", assertionResults: [{}] };

  it("counts what passed", () => {
    const report = { numPassedTests: 3, numTotalTests: 3, testResults: [passedFile] };
    expect(countVitest(report, 0)).toEqual({ passed: 3, failed: 0 });
  });

  it("counts skipped tests as failed", () => {
    const report = { numPassedTests: 2, numTotalTests: 3, testResults: [passedFile] };
    expect(countVitest(report, 0)).toEqual({ passed: 2, failed: 1 });
  });

  it("counts a file that could not be loaded", () => {
    const report = {
      numPassedTests: 1,
      numTotalTests: 1,
      testResults: [passedFile, { status: "failed", assertionResults: [] }],
    };
    expect(countVitest(report, 1)).toEqual({ passed: 1, failed: 1 });
  });

  it("believes a failing exit status over an all-green report", () => {
    const report = { numPassedTests: 1, numTotalTests: 1, testResults: [passedFile] };
    expect(countVitest(report, 1)).toEqual({ passed: 1, failed: 1 });
  });

  it("counts a run without tests as a failure", () => {
    expect(countVitest({ numPassedTests: 0, numTotalTests: 0, testResults: [] }, 0)).toEqual({ passed: 0, failed: 1 });
  });
});

describe("countPlaywright", () => {
  it("counts unexpected, flaky and skipped tests and errors outside tests as failed", () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 1 };
    expect(countPlaywright({ stats, errors: [{}] }, 1)).toEqual({ passed: 5, failed: 4 });
  });

  it("counts a run without tests as a failure", () => {
    const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
    expect(countPlaywright({ stats, errors: [] }, 0)).toEqual({ passed: 0, failed: 1 });
  });
});
