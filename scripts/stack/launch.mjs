// The processes a running shop consists of: the sandbox, the shop itself, and workers where they run apart.
import { createWriteStream } from "node:fs";
import { mkdir, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { NEXT_BIN, ROOT } from "../paths.mjs";
import { spawnTethered, waitForEnd } from "../processes.mjs";

const LOG_LIMIT_BYTES = 5 * 1024 * 1024;
const TAIL_LINES = 40;

/**
 * @typedef {object} Part a process of the stack
 * @property {string} name "shop", "sandbox" or "worker", unless it was given another
 * @property {import("node:child_process").ChildProcess} child
 * @property {Promise<import("../processes.mjs").Ending>} ended
 * @property {() => string[]} troubles the last warnings and errors
 * @property {() => string[]} lastLines the last lines on both
 * @property {string} logFile
 * @typedef {(line: string, stream: "stdout" | "stderr") => void} OnLine
 * @typedef {{ env: NodeJS.ProcessEnv, logDir: string, onLine?: OnLine, name?: string }} LaunchOptions name: also of the log
 *   file, for one of several
 */

/** @param {LaunchOptions} options env names DATA_DIR, SANDBOX_PORT and SANDBOX_SMTP_PORT @returns {Promise<Part>} */
export function launchSandbox(options) {
  return launch("sandbox", [join(ROOT, "scripts/run.mjs"), "lib/sandbox/main.ts"], options);
}

/** @param {LaunchOptions} options env names all settings of the shop, DATABASE_URL among them @returns {Promise<Part>} */
export function launchWorker(options) {
  return launch("worker", [join(ROOT, "scripts/run.mjs"), "lib/worker-main.ts"], options);
}

/** @param {LaunchOptions} options env names PORT and all settings of the shop @returns {Promise<Part>} */
export function launchShop(options) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...options.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", NEXT_MANUAL_SIG_HANDLE: "true" };
  return launch("shop", [NEXT_BIN, "start", "-p", String(env.PORT)], { ...options, env });
}

/**
 * @param {string} kind
 * @param {string[]} args
 * @param {LaunchOptions} options
 * @returns {Promise<Part>}
 */
async function launch(kind, args, { env, logDir, onLine, name = kind }) {
  await mkdir(logDir, { recursive: true });
  const logFile = join(logDir, `${name}.log`);
  const size = (await stat(logFile).catch(() => null))?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) await rename(logFile, `${logFile}.1`);
  const log = createWriteStream(logFile, { flags: "a" });
  log.on("error", () => {}); // a full disk must not stop the shop
  /** @type {string[]} */
  const troubles = [];
  /** @type {string[]} */
  const lines = [];
  const child = spawnTethered(args, {
    env,
    cwd: ROOT,
    onLine: (line, stream) => {
      log.write(`${line}\n`);
      lines.push(line);
      if (lines.length > TAIL_LINES) lines.shift();
      const trouble = describeTrouble(line, stream);
      if (trouble) troubles.push(trouble);
      if (troubles.length > TAIL_LINES) troubles.shift();
      onLine?.(line, stream);
    },
  });
  const ended = waitForEnd(child).finally(() => log.end());
  return { name, child, ended, logFile, troubles: () => troubles, lastLines: () => lines };
}

/**
 * @param {string} line of a log
 * @param {"stdout" | "stderr"} stream
 * @returns {string | undefined} what a person should see of it: warnings and errors only
 */
export function describeTrouble(line, stream) {
  if (line.startsWith("{")) {
    try {
      const { level, msg, err } = JSON.parse(line);
      if (typeof level !== "number" || level < 40) return undefined;
      return `${level >= 50 ? "error" : "warning"}: ${[msg, err?.message].filter(Boolean).join(": ")}`;
    } catch {
      // not a log record after all
    }
  }
  return stream === "stderr" && line.trim() !== "" && !NODE_REMARK.test(line) ? line : undefined;
}

/** Node's own remarks about deprecations and experiments. */
const NODE_REMARK = /^\(node:\d+\) (\[DEP|ExperimentalWarning)|^\(Use `node --trace/;

/**
 * @param {Part} part
 * @param {() => Promise<boolean>} isReady
 * @param {number} timeoutMs
 * @throws {Error} when the process ends first or is not ready in time; the message carries its last words
 */
export async function waitUntilReady(part, isReady, timeoutMs) {
  const deadline = Date.now() + timeoutMs;
  let ended = false;
  part.ended.then(
    () => (ended = true),
    () => (ended = true),
  );
  while (!(await isReady())) {
    if (ended) throw new Error(describeStartFailure(part));
    if (Date.now() > deadline) {
      throw new Error(`The ${part.name} was not ready after ${timeoutMs / 1000} s; see ${part.logFile}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** @param {Part} part @returns {string} its own sentence where it left one */
function describeStartFailure(part) {
  const own = part.troubles();
  if (own.length > 0) return own.join("\n");
  return [`The ${part.name} stopped while starting; its last lines:`, ...part.lastLines().slice(-10)].join("\n");
}

/** @param {number} port @returns {Promise<boolean>} whether the shop takes customers */
export function isShopReady(port) {
  return answers(`http://127.0.0.1:${port}/api/health/ready`);
}

/**
 * Its mailbox is up by then too, unless a lever closed it on purpose, which a restart keeps.
 * @param {{ sandboxPort: number }} ports
 * @returns {Promise<boolean>}
 */
export function isSandboxReady({ sandboxPort }) {
  return answers(`http://127.0.0.1:${sandboxPort}/`);
}

/** @param {string} url @returns {Promise<boolean>} */
async function answers(url) {
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: "manual" });
    await reply.arrayBuffer();
    return reply.status === 200;
  } catch {
    return false;
  }
}
