// npm test: every check and every test, from whatever state the clone is in. `npm run check` (--check) leaves out the
// build and the browser. The unit tests wait a good deal, so the checks and the build run beside them; the browser, which
// computes all the time, comes after both. The last line is `N passed, N failed`; a check counts as one, a skipped test as failed.
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { endWithNpm } from "./end-with-npm.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { CACHE_DIR, NEXT_BIN, ROOT } from "./paths.mjs";
import { runNode } from "./processes.mjs";
import { cleanEnvironment } from "./settings.mjs";
import { formatDuration, say } from "./terminal.mjs";
import { countPlaywright, countVitest } from "./test-counts.mjs";
import { playwrightFailures, vitestFailures } from "./test-failures.mjs";

/** @typedef {{ passed: number, failed: number, failures?: string[] }} Count */

const startedAt = Date.now();
const isCheckOnly = process.argv.includes("--check");
const reportDir = join(CACHE_DIR, `reports-${process.pid}`);
const bin = (/** @type {string} */ path) => join(ROOT, "node_modules", path);
const ours = (/** @type {string} */ name) => join(ROOT, "scripts", name);
const env = cleanEnvironment();

endWithNpm();
await ensureInstalled();
await mkdir(reportDir, { recursive: true });

/** How much a failed check says again at the end. */
const CHECK_LINES = 12;

/** @typedef {{ title: string, run: () => Promise<Count> }} Stage */

/** @type {Stage[]} */
const checks = [
  check("Format and lint", [bin("@biomejs/biome/bin/biome"), "check", "--error-on-warnings", "."]),
  check("Route types", [NEXT_BIN, "typegen"]),
  check("Types", [bin("typescript/bin/tsc"), "--noEmit", "-p", "."]),
  check("Types of the scripts", [bin("typescript/bin/tsc"), "-p", "scripts"]),
  check("Imports between rooms", [ours("check-imports.mjs")]),
  check("Unused code and packages", [bin("knip/bin/knip.js"), "--no-progress", "--no-config-hints"]),
  check("German and English texts", [ours("check-messages.mjs")]),
  check("Versions and licences", [ours("check-locks.mjs")]),
];
if (!isCheckOnly) {
  checks.push(check("Production build", [ours("build-if-needed.mjs")]));
  checks.push(check("Page weight", [ours("check-weight.mjs")]));
}

/** @type {(Count & { title: string, milliseconds: number })[]} */
const results = [];
const runChecks = async () => {
  for (const stage of checks) await runStage(stage);
};
await Promise.all([runStage({ title: "Unit and integration tests", run: runVitest }), runChecks()]);
if (!isCheckOnly) await runStage({ title: "Browser journeys", run: runPlaywright });
await rm(reportDir, { recursive: true, force: true });

say(`\n── Summary ${"─".repeat(52)}`);
for (const { title, passed, failed, milliseconds } of results) {
  const counts = `${passed} passed, ${failed} failed`.padEnd(24);
  say(`${failed === 0 ? " ok " : "FAIL"}  ${title.padEnd(28)} ${counts} ${formatDuration(milliseconds)}`);
}
const failures = results.flatMap((result) => result.failures ?? []);
if (failures.length > 0) say(`\n── What failed ${"─".repeat(49)}\n${failures.join("\n")}\n`);
const total = results.reduce(
  (sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
  { passed: 0, failed: 0 },
);
say(`Took ${formatDuration(Date.now() - startedAt)}.`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
say(`${total.passed} passed, ${total.failed} failed`);

/** @param {Stage} stage one that fails keeps none of the others from running */
async function runStage({ title, run }) {
  sayTitle(title, "begins");
  const begunAt = Date.now();
  const count = await run().catch((error) => {
    say(String(error?.message ?? error));
    return { passed: 0, failed: 1, failures: [`${title}: ${error?.message ?? error}`] };
  });
  const milliseconds = Date.now() - begunAt;
  results.push({ title, milliseconds, ...count });
  sayTitle(title, `${count.failed === 0 ? "passed" : "FAILED"} in ${formatDuration(milliseconds)}`);
}

/** @param {string} title @param {string} what */
function sayTitle(title, what) {
  say(`\n── ${title}: ${what} ${"─".repeat(Math.max(3, 60 - title.length - what.length))}`);
}

/**
 * What a check says comes in one piece, as the tests beside it talk, too.
 * @param {string} title
 * @param {string[]} args of Node
 * @returns {Stage}
 */
function check(title, args) {
  const run = async () => {
    let output = "";
    const onOutput = (/** @type {string} */ text) => {
      output += text;
    };
    const { status } = await runNode(args, { cwd: ROOT, env, onOutput });
    if (output.trim()) say(`\n${output.trimEnd()}`);
    if (status === 0) return { passed: 1, failed: 0 };
    return {
      passed: 0,
      failed: 1,
      failures: [`${title}\n${output.trim().split("\n").slice(-CHECK_LINES).join("\n")}`],
    };
  };
  return { title, run };
}

/** @returns {Promise<Count>} */
async function runVitest() {
  const report = join(reportDir, "vitest.json");
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { status } = await runNode([bin("vitest/vitest.mjs"), ...args], { cwd: ROOT, env, heartbeat: "testing" });
  const told = JSON.parse(await readFile(report, "utf8"));
  return { ...countVitest(told, status), failures: vitestFailures(told) };
}

/** @returns {Promise<Count>} */
async function runPlaywright() {
  const { ensureChromium } = await import("./chromium.mjs");
  const report = join(reportDir, "playwright.json");
  const { status } = await runNode([bin("@playwright/test/cli.js"), "test"], {
    cwd: ROOT,
    env: { ...env, CHROMIUM_PATH: await ensureChromium(), E2E_REPORT: report },
    heartbeat: "testing",
  });
  const told = JSON.parse(await readFile(report, "utf8"));
  return { ...countPlaywright(told, status), failures: playwrightFailures(told) };
}
