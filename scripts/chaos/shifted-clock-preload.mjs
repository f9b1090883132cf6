// Preloaded into a process whose clock shall be wrong: see shifted-clock.mjs.
import { readFileSync } from "node:fs";
import { NOTICE_MS } from "./shifted-clock.mjs";

const file = process.env.SHIFTED_CLOCK_FILE;
if (!file) throw new Error("SHIFTED_CLOCK_FILE names no file.");
const RealDate = Date;
const readRealTime = RealDate.now;
let offsetMs = Number(readFileSync(file, "utf8"));
let readAt = performance.now();

function readTime() {
  if (performance.now() - readAt > NOTICE_MS) {
    readAt = performance.now();
    try {
      offsetMs = Number(readFileSync(/** @type {string} */ (file), "utf8"));
    } catch {
      // the trial has ended; the clock stays as it is
    }
  }
  return readRealTime() + offsetMs;
}

// A proxy and not a class: Date may be called without `new`, and both names must stay one and the same class.
/** @type {DateConstructor} */
const ShiftedDate = new Proxy(RealDate, {
  construct(target, args, newTarget) {
    const given = args.length > 0 ? args : [readTime()];
    return Reflect.construct(target, given, newTarget === ShiftedDate ? target : newTarget);
  },
  apply: () => new RealDate(readTime()).toString(),
});
RealDate.now = readTime;
RealDate.prototype.constructor = ShiftedDate;
globalThis.Date = ShiftedDate;
