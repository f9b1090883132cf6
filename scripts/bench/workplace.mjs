// Where a benchmark keeps its temporary files, and what has to be stopped at its end, however it comes.
import { rmSync } from "node:fs";
import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { say } from "../terminal.mjs";

/** @typedef {{ stop: () => Promise<unknown> }} Stoppable */

/**
 * Runs `work` in a temporary folder of its own, which every temporary file of this process and of those it starts goes to.
 * Ctrl-C, SIGTERM and an error stop what was started, the last first; then the folder is deleted.
 * @template T
 * @param {(keep: <P extends Stoppable>(part: P) => P) => Promise<T>} work `keep` registers what must not be left behind
 * @returns {Promise<T>}
 */
export async function runInWorkplace(work) {
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  // PostgreSQL runs as another user and must be able to get in.
  await chmod(folder, 0o755);
  process.env.TMPDIR = folder;
  process.on("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

  /** @type {Set<Stoppable>} */
  const parts = new Set();
  const stopAll = async () => {
    for (const part of [...parts].reverse()) await part.stop().catch(() => {});
  };
  let ending = false;
  const endBySignal = async () => {
    if (ending) return;
    ending = true;
    say("\nStopping …");
    await stopAll();
    process.exit(1);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, endBySignal);

  try {
    return await work((part) => {
      const { stop } = part;
      parts.add(part);
      part.stop = async () => {
        if (parts.delete(part)) await stop.call(part);
      };
      return part;
    });
  } finally {
    if (!ending) await stopAll();
  }
}
