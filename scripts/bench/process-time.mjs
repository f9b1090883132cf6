// What processes have used of the processor. Linux only: elsewhere nobody can tell.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { listDescendants } from "../process-tree.mjs";

/** @param {number | undefined} pid @returns {number} seconds of it and all below it so far; NaN when it cannot be told */
export function readProcessSeconds(pid) {
  if (pid === undefined || process.platform !== "linux") return Number.NaN;
  const perSecond = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));
  let ticks = 0;
  for (const each of [pid, ...listDescendants(pid)]) {
    try {
      ticks += sumTicks(readFileSync(`/proc/${each}/stat`, "utf8"));
    } catch {
      // ended meanwhile
    }
  }
  return ticks / perSecond;
}

/** @param {string} stat a line of /proc/PID/stat @returns {number} clock ticks in the program and in the kernel for it */
export function sumTicks(stat) {
  // The program's name stands in brackets and may hold anything; the first field after it is the third.
  const fields = stat.slice(stat.lastIndexOf(") ") + 2).split(" ");
  return Number(fields[11]) + Number(fields[12]);
}
