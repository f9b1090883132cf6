// One holder at a time for a clone's long steps (install, build). Node builtins only: it runs before anything is installed.
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CACHE_DIR } from "./paths.mjs";
import { say } from "./terminal.mjs";

const RETRY_MS = 250;
const TOUCH_MS = 2_000;
/** A holder touches its lock every two seconds; one that has been silent this long is gone or frozen. */
const STALE_MS = 60_000;
/** mkdir and the owner's note are two steps; a lock without a note is only stale after this long. */
const UNSIGNED_STALE_MS = 5_000;

/**
 * Runs `work` while no other process of this clone holds the lock of that name. Waits as long as it takes; a lock whose
 * holder died is taken over.
 * @template T
 * @param {string} name also the name of the lock's folder
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const locks = join(CACHE_DIR, "locks");
  const folder = join(locks, name);
  await mkdir(locks, { recursive: true });
  let waiting = false;
  while (!(await tryAcquire(folder))) {
    if (await isStale(folder)) {
      await removeStale(folder);
      continue;
    }
    if (!waiting) say(`Another process is busy with "${name}" in this folder; waiting for it.`);
    waiting = true;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
  const touch = setInterval(() => {
    const now = new Date();
    utimes(folder, now, now).catch(() => {});
  }, TOUCH_MS);
  touch.unref();
  try {
    return await work();
  } finally {
    clearInterval(touch);
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function tryAcquire(folder) {
  try {
    await mkdir(folder);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") return false;
    throw error;
  }
  await writeFile(join(folder, "pid"), String(process.pid));
  return true;
}

/** @param {string} folder */
async function isStale(folder) {
  try {
    const age = Date.now() - (await stat(folder)).mtimeMs;
    const pid = Number(await readFile(join(folder, "pid"), "utf8").catch(() => "0"));
    if (!pid) return age > UNSIGNED_STALE_MS;
    return !isAlive(pid) || age > STALE_MS;
  } catch {
    return false; // released meanwhile
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

/**
 * Two waiters may see the same stale lock. The first to rename it away wins; the other finds nothing, or a lock that is
 * fresh, and puts that one back untouched.
 * @param {string} folder
 */
async function removeStale(folder) {
  const aside = `${folder}.stale-${process.pid}`;
  try {
    await rename(folder, aside);
  } catch {
    return;
  }
  if (await isStale(aside)) await rm(aside, { recursive: true, force: true });
  else await rename(aside, folder).catch(() => {});
}
