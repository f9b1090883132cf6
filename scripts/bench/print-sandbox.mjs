import { formatMark, formatNumber, formatRatio, printTable } from "./table.mjs";

/** @typedef {import("./sandbox.mjs").SandboxResult} SandboxResult */

const START_GOAL_MS = 1000;

/** @param {SandboxResult} result */
export function printSandbox({ bare, sandbox, paced, perSecond, journal, startEmpty, startFull, startBare }) {
  const toRow = (/** @type {string} */ name, /** @type {import("./provider-load.mjs").ProviderLoad} */ load) => [
    name,
    ...[load.rate, load.p50, load.p99].map(formatNumber),
    String(load.errors.length),
    formatRatio(load.rate / bare.rate),
  ];
  const isReached = sandbox.rate >= perSecond && paced.errors.length + sandbox.errors.length === 0;
  printTable(
    "The sandbox: create, prepare, start, read both objects; 8 connections, one process each",
    ["", "per second", "p50 ms", "p99 ms", "errors", "ratio", "goal", ""],
    [
      [...toRow("bare node:http server", bare), "", ""],
      [...toRow("sandbox, as fast as it can", sandbox), `≥ ${perSecond}/s`, formatMark(isReached)],
      [...toRow(`sandbox at ${perSecond} a second`, paced), "0 errors", formatMark(paced.errors.length === 0)],
    ],
  );
  printTable(
    "Start, until it answers",
    ["", "ms", "ratio", "goal", ""],
    [
      ["bare node:http server", formatNumber(startBare), formatRatio(1), "", ""],
      ...[
        { name: "sandbox without a journal", ms: startEmpty },
        { name: `sandbox after ${formatNumber(journal)} requests and a kill`, ms: startFull },
      ].map(({ name, ms }) => [
        ...[name, formatNumber(ms), formatRatio(ms / startBare), `< ${formatNumber(START_GOAL_MS)}`],
        formatMark(ms < START_GOAL_MS),
      ]),
    ],
  );
}

/** @param {SandboxResult} result @returns {string[]} what must never happen, one sentence each */
export function listSandboxBreaches({ bare, sandbox, paced, journal, kept }) {
  const errors = [...bare.errors, ...sandbox.errors, ...paced.errors];
  const breaches = errors.length === 0 ? [] : [`the sandbox failed ${errors.length} requests, the first: ${errors[0]}`];
  if (kept !== journal) breaches.push(`the sandbox remembers ${kept} of ${journal} requests after a kill`);
  return breaches;
}
