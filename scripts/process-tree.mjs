// Who descends from a process: for ending servers whose children have process groups of their own. Node builtins only.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** @typedef {{ pid: number, parent: number, isZombie: boolean }} ProcessEntry */

/** @param {number} pid @returns {number[]} living children, their children and so on, without `pid` itself */
export function listDescendants(pid) {
  const all = listProcesses().filter(({ isZombie }) => !isZombie);
  const found = [pid];
  for (const ancestor of found) {
    for (const entry of all) if (entry.parent === ancestor) found.push(entry.pid);
  }
  return found.slice(1);
}

/** @param {number} pid @returns {boolean} a dead process that nobody has collected yet does not count */
export function isAlive(pid) {
  return listProcesses().some((entry) => entry.pid === pid && !entry.isZombie);
}

/** @returns {ProcessEntry[]} */
function listProcesses() {
  return process.platform === "linux" ? readProc() : askPs();
}

/** @returns {ProcessEntry[]} */
function readProc() {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      // The program's name stands in brackets and may hold anything; the state and the parent follow the last one.
      const [state = "", parent = ""] = readFileSync(`/proc/${name}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
      return [{ pid: Number(name), parent: Number(parent), isZombie: state === "Z" || state === "X" }];
    } catch {
      return []; // ended meanwhile
    }
  });
}

/** @returns {ProcessEntry[]} */
function askPs() {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid=,stat="], { encoding: "utf8" });
  return table.split("\n").flatMap((line) => {
    const [pid, parent, state] = line.trim().split(/\s+/);
    return state === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), isZombie: state.startsWith("Z") }];
  });
}
