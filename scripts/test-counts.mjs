// Reads the test runners' own reports. What was skipped or never ran is not a success.

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * @param {{ numPassedTests: number, numTotalTests: number, testResults: { status: string, assertionResults: unknown[] }[] }}
 *   report of vitest's JSON reporter
 * @param {number} status the runner's exit status
 * @returns {Count} a file that could not be loaded counts as one failure
 */
export function countVitest({ numPassedTests, numTotalTests, testResults }, status) {
  const unloaded = testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
  return believe({ passed: numPassedTests, failed: numTotalTests - numPassedTests + unloaded }, status);
}

/**
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] }} report
 *   of Playwright's JSON reporter
 * @param {number} status the runner's exit status
 * @returns {Count} an error outside the tests counts as one failure
 */
export function countPlaywright({ stats, errors }, status) {
  const failed = stats.unexpected + stats.flaky + stats.skipped + errors.length;
  return believe({ passed: stats.expected, failed }, status);
}

/**
 * A runner that says it failed did so, even when every test in its report passed; so did one that ran nothing.
 * @param {Count} count
 * @param {number} status
 * @returns {Count}
 */
function believe({ passed, failed }, status) {
  const isUnsound = failed === 0 && (status !== 0 || passed === 0);
  return { passed, failed: isUnsound ? 1 : failed };
}
