// Names what failed, for the end of the summary: whoever reads only the end of a long run should know where to look.
import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { ROOT } from "./paths.mjs";

/** How much of a failure's message is told; the whole of it stands further up. */
const MESSAGE_LINES = 6;

/**
 * @param {{ testResults: { name?: string, status: string, message?: string,
 *   assertionResults: { status?: string, fullName?: string, failureMessages?: string[] | null }[] }[] }} report of vitest's JSON reporter
 * @returns {string[]} one a test that did not pass, and one a file that could not be loaded
 */
export function vitestFailures({ testResults }) {
  return testResults.flatMap(({ name = "", status, message, assertionResults }) => {
    const file = relative(ROOT, name);
    if (status === "failed" && assertionResults.length === 0) return [tell(file, [message ?? ""])];
    return assertionResults
      .filter((test) => test.status !== "passed")
      .map((test) => tell(`${file} › ${test.fullName} (${test.status})`, test.failureMessages ?? []));
  });
}

/**
 * @typedef {{ message?: string }} Trouble
 * @typedef {{ projectName: string, status: string, results: { errors?: Trouble[] }[] }} Run one test in one browser
 * @typedef {{ title: string, file: string, line: number, tests: Run[] }} Spec
 * @typedef {{ specs?: Spec[], suites?: Suite[] }} Suite
 */

/**
 * @param {{ suites?: Suite[], errors: Trouble[] }} report of Playwright's JSON reporter
 * @returns {string[]} one a test that was not as expected at once, and one an error outside the tests
 */
export function playwrightFailures({ suites = [], errors }) {
  const runs = suites.flatMap(specsOf).flatMap((spec) => spec.tests.map((test) => ({ spec, test })));
  const failed = runs.filter(({ test }) => test.status !== "expected");
  return [
    ...failed.map(({ spec, test }) => {
      const messages = test.results.flatMap((result) => result.errors ?? []).map((error) => error.message ?? "");
      return tell(`${spec.file}:${spec.line} › ${spec.title} [${test.projectName}] (${test.status})`, messages);
    }),
    ...errors.map((error) => tell("outside the tests", [error.message ?? ""])),
  ];
}

/** @param {Suite} suite @returns {Spec[]} */
function specsOf({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}

/** @param {string} title @param {string[]} messages */
function tell(title, messages) {
  const lines = stripVTControlCharacters(messages[0] ?? "")
    .split("\n")
    .filter((line) => line.trim() !== "");
  return [title, ...lines.slice(0, MESSAGE_LINES).map((line) => `    ${line}`)].join("\n");
}
