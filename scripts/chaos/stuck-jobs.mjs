// How long work lies still when whoever did it has died: watched from outside, by the dump.
import { readShopDump } from "./evidence.mjs";

/**
 * A try of a job that was seen running and is seen running still has not moved. What it took includes the try itself and the
 * time between two dumps, so it is never less than the truth.
 * @param {import("./world.mjs").World} world
 * @returns {{ stop: () => Promise<{ slowestSeconds: number, tries: number, lost: number }> }} tries: that were seen running;
 *   lost: jobs that were taken up again because a lease had run out
 */
export function watchJobs(world) {
  /** @type {Map<string, number>} */
  const since = new Map();
  /** @type {Set<string>} */
  const lost = new Set();
  let slowest = 0;
  let tries = 0;
  let isOver = false;
  const look = async () => {
    const dump = await readShopDump(world).catch(() => null);
    if (dump === null) return;
    const now = Date.now();
    /** @type {Set<string>} */
    const running = new Set();
    for (const { kind, id, status, attempts, lastError } of dump) {
      if (kind !== "job") continue;
      if (/worker died/.test(lastError ?? "")) lost.add(`${id}/${attempts}`);
      if (status === "running") running.add(`${id}/${attempts}`);
    }
    for (const [key, from] of since) {
      slowest = Math.max(slowest, now - from);
      if (!running.has(key)) since.delete(key);
    }
    for (const key of running) {
      if (since.has(key)) continue;
      since.set(key, now);
      tries += 1;
    }
  };
  const loop = (async () => {
    while (!isOver) {
      await look();
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  })();
  return {
    async stop() {
      isOver = true;
      await loop;
      return { slowestSeconds: slowest / 1_000, tries, lost: lost.size };
    },
  };
}
