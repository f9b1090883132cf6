// What processes weigh. Linux only: elsewhere nobody can tell.
import { readFileSync } from "node:fs";
import { listDescendants } from "../process-tree.mjs";

/** @param {number | undefined} pid @returns {number} MB of resident memory of it and all below it; NaN when it cannot be told */
export function weighProcess(pid) {
  if (pid === undefined || process.platform !== "linux") return Number.NaN;
  let kilobytes = 0;
  for (const each of [pid, ...listDescendants(pid)]) {
    try {
      kilobytes += Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${each}/status`, "utf8"))?.[1] ?? 0);
    } catch {
      // ended meanwhile
    }
  }
  return kilobytes / 1024;
}
