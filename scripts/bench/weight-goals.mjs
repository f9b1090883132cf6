// How heavy a page may be, as a ratio to a bare page of the same Next version.
import { formatKilobytes, formatMark, formatRatio, printTable } from "./table.mjs";

/** @typedef {import("./weigh.mjs").WeightResult} WeightResult */

/** Upper bounds of the ratio of script bytes; the review is held to the checkout's. @type {Record<string, number>} */
const SCRIPT_GOALS = {
  ...{ home: 1.1, product: 1.1, basket: 1.1, checkout: 1.2, review: 1.2, success: 1.1 },
  ...{ "order list": 1.25, "order, back office": 1.25 },
};

/** @param {WeightResult} result */
export function judgeWeights({ bare, pages }) {
  return pages.map(({ page, scriptBytes, totalBytes, requests }) => {
    const scriptRatio = scriptBytes / bare.scriptBytes;
    const scriptGoal = SCRIPT_GOALS[page] ?? null;
    return {
      ...{ page, scriptBytes, scriptRatio, scriptGoal, isReached: scriptGoal === null || scriptRatio <= scriptGoal },
      ...{ totalBytes, totalRatio: totalBytes / bare.totalBytes, requests },
    };
  });
}

/** @param {WeightResult} result */
export function printWeights(result) {
  const { bare } = result;
  printTable(
    "Weight per page: gzip 9, cold cache, all requests; ratios to a bare dynamic page of the same Next",
    ["page", "script", "ratio", "goal", "", "own script", "all bytes", "ratio", "requests"],
    [
      [
        bare.page,
        formatKilobytes(bare.scriptBytes),
        formatRatio(1),
        "",
        "",
        "",
        formatKilobytes(bare.totalBytes),
        formatRatio(1),
        String(bare.requests),
      ],
      ...judgeWeights(result).map((row) => [
        row.page,
        formatKilobytes(row.scriptBytes),
        formatRatio(row.scriptRatio),
        row.scriptGoal === null ? "" : `≤ ${formatRatio(row.scriptGoal)}`,
        row.scriptGoal === null ? "" : formatMark(row.isReached),
        formatKilobytes(row.scriptBytes - bare.scriptBytes),
        formatKilobytes(row.totalBytes),
        formatRatio(row.totalRatio),
        String(row.requests),
      ]),
    ],
  );
}
