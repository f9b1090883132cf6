// The summary of all trials, one line each scenario and engine.
import { printTable } from "../bench/table.mjs";
import { say } from "../terminal.mjs";
import { INVARIANTS } from "./invariants.mjs";

/** @param {import("./run-scenario.mjs").Outcome[]} outcomes */
export function printChaosTable(outcomes) {
  const columns = [...INVARIANTS, "other"];
  const rows = outcomes.map(({ scenario, engine, stated, run, violations, seconds }) => {
    const counts = columns.map((column) => violations.filter(({ invariant }) => toColumn(invariant) === column).length);
    return [
      `${scenario} ${engine}`,
      String(stated),
      String(run),
      ...counts.map((count) => (count === 0 ? "·" : String(count))),
      `${Math.round(seconds)} s`,
    ];
  });
  printTable("Trials and violations per invariant", ["scenario", "stated", "run", ...columns, "took"], rows);
  const figures = outcomes.filter((outcome) => Object.keys(outcome.figures).length > 0);
  if (figures.length === 0) return;
  say("\nFigures\n");
  for (const { scenario, engine, figures: own } of figures) {
    say(
      `  ${scenario} ${engine}: ${Object.entries(own)
        .map(([name, value]) => `${name} ${value}`)
        .join(", ")}`,
    );
  }
}

/** @param {string} invariant */
function toColumn(invariant) {
  return INVARIANTS.includes(invariant) ? invariant : "other";
}
