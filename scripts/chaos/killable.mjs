// One process of a trial that may be killed and started again as often as one likes.
import { killTethered, stopTethered } from "../processes.mjs";
import { waitUntilReady } from "../stack/launch.mjs";

/** @typedef {import("../stack/launch.mjs").Part} Part */

/**
 * @typedef {object} Killable
 * @property {string} name
 * @property {() => boolean} isUp whether its process runs, ready or not
 * @property {() => number | undefined} pid also its process group
 * @property {() => Promise<void>} kill SIGKILL to the whole group, at once; does nothing when it is down
 * @property {() => Promise<void>} stop SIGTERM, and SIGKILL after a grace of 35 s
 * @property {(options?: { respawn?: boolean, patienceMs?: number }) => Promise<number>} start resolves when it is ready, to
 *   the milliseconds since its process was spawned. respawn: begins again when the process ends by itself, as a service
 *   manager does; otherwise that rejects. A kill meanwhile rejects in any case
 * @property {() => string[]} lastLines of its log
 * @property {{ at: number, lastLines: string[] }[]} deaths ends that nobody ordered: once ready, a process must not end by
 *   itself, whatever happens around it. at: milliseconds since 1970
 * @property {number[]} readyTimes of every start so far, milliseconds
 */

const RESPAWN_AFTER_MS = 500;

/**
 * @param {string} name
 * @param {() => Promise<Part>} launch
 * @param {(part: Part) => Promise<boolean>} isReady
 * @returns {Killable}
 */
export function createKillable(name, launch, isReady) {
  /** @type {Part | undefined} */
  let part;
  let ordered = 0;
  const isUp = () => part !== undefined && part.child.exitCode === null && part.child.signalCode === null;

  /** @type {Killable} */
  const self = {
    name,
    readyTimes: [],
    deaths: [],
    isUp,
    pid: () => (isUp() ? part?.child.pid : undefined),
    lastLines: () => part?.lastLines() ?? [],
    async kill() {
      ordered += 1;
      if (part && isUp()) await killTethered(part.child);
    },
    async stop() {
      ordered += 1;
      if (part && isUp()) await stopTethered(part.child, 35_000);
    },
    async start({ respawn = false, patienceMs = 120_000 } = {}) {
      if (isUp()) throw new Error(`${name} runs already.`);
      ordered += 1;
      const order = ordered;
      const deadline = performance.now() + patienceMs;
      for (;;) {
        const startedAt = performance.now();
        const launched = await launch();
        part = launched;
        if (order !== ordered) await killTethered(launched.child); // killed before it was there
        try {
          await waitUntilReady(launched, () => isReady(launched), Math.max(1, deadline - startedAt));
          const took = performance.now() - startedAt;
          self.readyTimes.push(took);
          const noteDeath = () => {
            if (order === ordered) self.deaths.push({ at: Date.now(), lastLines: [...launched.lastLines()] });
          };
          launched.ended.then(noteDeath, noteDeath);
          return took;
        } catch (error) {
          const mayRespawn = respawn && order === ordered && !isUp() && performance.now() < deadline;
          if (!mayRespawn) throw error;
          await new Promise((resolve) => setTimeout(resolve, RESPAWN_AFTER_MS));
          if (order !== ordered) throw error;
        }
      }
    },
  };
  return self;
}
