// Deaths by turns, each followed by a start as a service manager would give it.
import { wait } from "./customer.mjs";

/**
 * @typedef {{ kill: () => Promise<unknown>, start: () => Promise<unknown> }} Victim
 */

/**
 * Kills one after the other until told to stop.
 * @param {Victim[]} victims
 * @param {object} options
 * @param {() => number} options.random
 * @param {number} options.most kills in all
 * @param {[number, number]} options.gapMs least and most time of life between two kills
 * @returns {{ stop: () => Promise<number>, ended: Promise<number>, count: () => number }} stop, ended: when everything is up
 *   again, the number of kills
 */
export function killByTurns(victims, { random, most, gapMs }) {
  let kills = 0;
  let isOver = false;
  const ended = (async () => {
    while (!isOver && kills < most) {
      await wait(gapMs[0] + random() * (gapMs[1] - gapMs[0]));
      if (isOver) break;
      const victim = victims[kills % victims.length];
      kills += 1;
      await victim?.kill();
      await wait(random() * 500);
      await victim?.start();
    }
    return kills;
  })();
  return {
    ended,
    count: () => kills,
    stop() {
      isOver = true;
      return ended;
    },
  };
}

/** @param {import("./killable.mjs").Killable} part @returns {Victim} */
export function toVictim(part) {
  return { kill: () => part.kill(), start: () => part.start({ respawn: true }) };
}
