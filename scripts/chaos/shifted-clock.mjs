// The clock of one process, moved from outside while it runs. For trials only; nothing of the product knows of it.
import { randomBytes } from "node:crypto";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PRELOAD = new URL("./shifted-clock-preload.mjs", import.meta.url).href;
/** The process looks at most so many milliseconds later. */
export const NOTICE_MS = 20;

/**
 * What moves: Date.now, new Date() and Date() in our code, in packages and in the embedded database, whose now() asks
 * them. What does not: timers, performance.now and process.hrtime, which are monotonic and must not jump; times of files;
 * the Date header that Node writes; a PostgreSQL, which has a clock of its own.
 * @param {number} [offsetMs] to begin with
 * @returns {{ env: Record<string, string>, set: (offsetMs: number) => Promise<void>, remove: () => void }} env: for the
 *   process to be started; set: a jump, done when the process cannot miss it any more; remove: when that process has ended
 */
export function createShiftedClock(offsetMs = 0) {
  const file = join(tmpdir(), `clock-${randomBytes(6).toString("hex")}`);
  const write = (/** @type {number} */ value) => {
    writeFileSync(`${file}.new`, String(value));
    renameSync(`${file}.new`, file);
  };
  write(offsetMs);
  return {
    env: { NODE_OPTIONS: `--import ${PRELOAD}`, SHIFTED_CLOCK_FILE: file },
    async set(value) {
      write(value);
      await new Promise((resolve) => setTimeout(resolve, 2 * NOTICE_MS));
    },
    remove: () => rmSync(file, { force: true }),
  };
}
