import { say } from "../terminal.mjs";
import { findPercentile } from "./percentile.mjs";
import { isGoalReached, spreadRatios } from "./spread.mjs";
import { formatMark, formatNumber, formatRatio, printTable } from "./table.mjs";

/** @typedef {import("./live.mjs").LiveResult} LiveResult */

const TOLD_GOAL_MS = 3_000;
/** Looks without a call, per process. */
const QUIET_SECONDS = 15;
const PROCESSES = 2;
const MEMORY_GOAL = 1.25;
/** Of one core, for all pages together. */
const PROCESSOR_GOAL = 0.01;
const SELLING_GOAL = 0.9;

/** @param {LiveResult} result */
export function printLive({ told, idle, notice }) {
  printTold(told);
  printIdle(idle);
  printNotice(notice);
}

/** @param {LiveResult} result @returns {string[]} what must never happen, one sentence each */
export function listLiveBreaches({ told, idle, notice }) {
  const counts = {
    "open pages were not told that their order is paid": told.here.missed + told.there.missed,
    "open pages were told although nothing happened to their order": told.strayed,
    "event streams were ended by the shop": told.ended + idle.ended + notice.ended,
    "purchases failed": notice.failures.length,
  };
  return Object.entries(counts)
    .filter(([, count]) => count !== 0)
    .map(([what, count]) => `live: ${count} ${what}`);
}

/** @param {LiveResult["told"]} told */
function printTold({ here, there, orders, strayed }) {
  const base = findPercentile(here.delays, 0.5);
  const toRow = (/** @type {string} */ name, /** @type {import("./live-told.mjs").Told} */ { delays, afterChange }) => {
    const [p50, most] = [findPercentile(delays, 0.5), Math.max(...delays)];
    const figures = [p50, most, findPercentile(afterChange, 0.5), Math.max(...afterChange)].map(formatNumber);
    return [
      name,
      ...figures,
      formatRatio(p50 / base),
      `≤ ${formatNumber(TOLD_GOAL_MS)}`,
      formatMark(most <= TOLD_GOAL_MS),
    ];
  };
  printTable(
    `From the money to the open page: ${orders} orders paid one after the other, callbacks go to the first process`,
    ["", "p50 ms", "most ms", "since the change: p50", "most", "ratio", "goal", ""],
    [toRow(`${here.pages} pages at the first process`, here), toRow(`${there.pages} pages at the second`, there)],
  );
  const all = here.pages + there.pages;
  say(`\n  ${here.missed + there.missed} pages of a paid order not told, ${strayed} of all ${all} told for nothing.`);
}

/** @param {LiveResult["idle"]} idle */
function printIdle({ pages, pagesHere, seconds, figures }) {
  const [processor, memory, looks, statements] = ["processor", "memory", "looks", "statements"].map((name) =>
    (figures[name] ?? [[], []]).map((values) => findPercentile(values, 0.5)),
  );
  const toRow = (
    /** @type {string} */ name,
    /** @type {number[] | undefined} */ [without = Number.NaN, open = Number.NaN] = [],
    perPage = "",
    goal = "",
    isReached = "",
  ) => [name, formatNumber(without), formatNumber(open), formatRatio(open / without), perPage, goal, isReached];
  const each = ([without = Number.NaN, open = Number.NaN] = /** @type {number[]} */ ([])) => (open - without) / pages;
  const looksGoal = PROCESSES * (seconds / QUIET_SECONDS + 1);
  const share = (processor?.[1] ?? Number.NaN) / seconds;
  const weight = (memory?.[1] ?? Number.NaN) / (memory?.[0] ?? Number.NaN);
  printTable(
    `Nothing happens for ${seconds} s: no page, and ${pages} pages at the second process and ${pagesHere} at the first, by turns`,
    ["", "no page", "open", "ratio", "per page", "goal", ""],
    [
      toRow(
        "processor of the second, ms",
        processor?.map((value) => value * 1000),
        `${formatNumber(each(processor) * 1000)} ms`,
        `≤ ${PROCESSOR_GOAL * 100} % of a core`,
        formatMark(share <= PROCESSOR_GOAL),
      ),
      toRow(
        "memory of the second, MB",
        memory,
        `${formatNumber(each(memory) * 1024)} KB`,
        `≤ ${formatRatio(MEMORY_GOAL)}`,
        formatMark(weight <= MEMORY_GOAL),
      ),
      toRow("reads of the history, both", looks, "", `≤ ${looksGoal}`, formatMark((looks?.[1] ?? 0) <= looksGoal)),
      toRow("all statements, both", statements),
    ],
  );
  if (Number.isNaN(looks?.[1])) say("\n  This PostgreSQL does not count statements (pg_stat_statements).");
  say(
    `\n  A look a second in each process would be ${PROCESSES * seconds} reads. Processor time comes in steps of 10 ms.`,
  );
}

/** @param {LiveResult["notice"]} notice */
function printNotice({ costs, changesPerPurchase }) {
  printTable(
    "What calling out costs who writes: the trigger of the history switched off and on by turns",
    ["", "off: per second", "on: per second", "ratio", "from", "to", "goal", ""],
    costs.map(({ name, rates: [off = [], on = []], isGoal }) => {
      const spread = spreadRatios(off, on);
      const isReached = isGoalReached(spread, SELLING_GOAL);
      const mark = isReached === undefined ? "?" : formatMark(isReached);
      const rates = [off, on].map((values) => formatNumber(findPercentile(values, 0.5)));
      const ratios = [spread.median, spread.least, spread.most].map(formatRatio);
      return [name, ...rates, ...ratios, ...(isGoal ? [`≥ ${formatRatio(SELLING_GOAL)}`, mark] : ["", ""])];
    }),
  );
  say(`\n  A purchase calls out about ${Math.round(changesPerPurchase)} times; a bare commit does nothing else.`);
  say("  ?: the turns disagree too much for a verdict; the machine was not quiet.");
}
