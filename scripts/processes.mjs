// Starting and stopping processes. Node builtins only.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { startHeartbeat } from "./terminal.mjs";

const TETHER = new URL("./tether.mjs", import.meta.url).href;
const ENDING_SIGNALS = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
/** @typedef {{ status: number, signal: NodeJS.Signals | null }} Ending status is 1 when a signal ended the process */

/**
 * Runs a command to its end with its output on the terminal, or held back for whoever has another command there. A signal
 * that would end this process ends the command first.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, heartbeat?: string, channel?: boolean, onOutput?: (text: string) => void }}
 *   [options] heartbeat: what to call a silent step; channel: opens one by which a Node program notices our end; onOutput:
 *   takes what would have gone to the terminal
 * @returns {Promise<Ending>}
 */
export async function runCommand(command, args, { env, cwd, heartbeat, channel, onOutput } = {}) {
  const output = onOutput ? "pipe" : "inherit";
  const child = spawn(command, args, {
    env: channel ? { ...(env ?? process.env), TETHERED_TO: String(process.pid) } : env,
    cwd,
    stdio: ["ignore", output, output, ...(channel ? [/** @type {const} */ ("ipc")] : [])],
  });
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text) => onOutput?.(text));
  const stopHeartbeat = heartbeat ? startHeartbeat(heartbeat) : () => {};
  const forward = (/** @type {NodeJS.Signals} */ signal) => {
    child.kill(signal);
    child.once("exit", () => process.exit(1));
    setTimeout(() => child.kill("SIGKILL"), 8_000).unref();
  };
  for (const signal of ENDING_SIGNALS) process.on(signal, forward);
  try {
    return await waitForEnd(child);
  } finally {
    for (const signal of ENDING_SIGNALS) process.off(signal, forward);
    stopHeartbeat();
  }
}

/**
 * The same for a Node program, which then also ends when this process is killed.
 * @param {string[]} args script and its arguments
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, heartbeat?: string, onOutput?: (text: string) => void }} [options]
 */
export function runNode(args, options) {
  return runCommand(process.execPath, ["--import", TETHER, ...args], { ...options, channel: true });
}

/**
 * Starts a Node program that ends when this process ends, however that happens. It gets a process group of its own, so
 * that Ctrl-C reaches it through us and in our order.
 * @param {string[]} args script and its arguments
 * @param {{ env: NodeJS.ProcessEnv, cwd: string, onLine: (line: string, stream: "stdout" | "stderr") => void }} options
 */
export function spawnTethered(args, { env, cwd, onLine }) {
  const child = spawn(process.execPath, ["--import", TETHER, ...args], {
    env: { ...env, TETHERED_TO: String(process.pid) },
    cwd,
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  for (const stream of /** @type {const} */ (["stdout", "stderr"])) {
    const pipe = /** @type {import("node:stream").Readable} */ (child[stream]);
    createInterface({ input: pipe }).on("line", (line) => onLine(line, stream));
  }
  return child;
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<Ending>} rejects when the program could not be started at all
 */
export function waitForEnd(child) {
  if (child.exitCode !== null || child.signalCode !== null) {
    return Promise.resolve({ status: child.exitCode ?? 1, signal: child.signalCode });
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status, signal) => resolve({ status: status ?? 1, signal }));
  });
}

/**
 * Asks a tethered process to end, and insists after a while.
 * @param {import("node:child_process").ChildProcess} child
 * @param {number} [graceMs]
 * @returns {Promise<Ending>}
 */
export async function stopTethered(child, graceMs = 8_000) {
  const ended = waitForEnd(child);
  child.kill("SIGTERM");
  const insist = setTimeout(() => killGroup(child), graceMs);
  try {
    return await ended;
  } finally {
    clearTimeout(insist);
  }
}

/**
 * A crash: nothing of it runs any more when this resolves.
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<Ending>}
 */
export function killTethered(child) {
  const ended = waitForEnd(child);
  killGroup(child);
  return ended;
}

/** @param {import("node:child_process").ChildProcess} child whose process group dies at once */
export function killGroup(child) {
  if (!child.pid) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
}
