import { say } from "../terminal.mjs";
import { findPercentile } from "./percentile.mjs";
import { formatMark, formatNumber, formatRatio, printTable } from "./table.mjs";

/** How much slower the large shop may be. */
const GOAL = 1.5;

/** @param {import("./scale.mjs").ScaleResult} result */
export function printScale({ small, large, times }) {
  const [few, many] = [small, large].map(({ orders }) => orders.toLocaleString("en-US"));
  printTable(
    `The shop with ${few} and with ${many} orders, by turns on one PostgreSQL; goal: p50 ≤ ${formatRatio(GOAL)}`,
    ["", `${few}: p50 ms`, "p95 ms", `${many}: p50 ms`, "p95 ms", "p50 ratio", "p95 ratio", ""],
    Object.entries(times).map(([name, sides]) => {
      const [a = [], b = []] = sides;
      const [a50, a95, b50, b95] = [
        findPercentile(a, 0.5),
        findPercentile(a, 0.95),
        findPercentile(b, 0.5),
        findPercentile(b, 0.95),
      ];
      const ratios = [formatRatio(b50 / a50), formatRatio(b95 / a95), formatMark(b50 / a50 <= GOAL)];
      return [name, ...[a50, a95, b50, b95].map(formatNumber), ...ratios];
    }),
  );
  const counts = Object.entries(large.rows).map(([table, count]) => `${count.toLocaleString("en-US")} ${table}`);
  say(`\n  The large one holds ${counts.join(", ")}.`);
}
