import { findPercentile } from "./percentile.mjs";

/** @typedef {{ median: number, least: number, most: number, low: number, high: number }} Spread low, high: of the middle half */

/**
 * @param {readonly number[]} base measured by turns with `other`
 * @param {readonly number[]} other
 * @returns {Spread} of other : base, turn by turn, because what disturbs one disturbs its neighbour
 */
export function spreadRatios(base, other) {
  const ratios = other.map((value, turn) => value / (base[turn] ?? Number.NaN));
  const [low, median, high] = [0.25, 0.5, 0.75].map((share) => findPercentile(ratios, share));
  return /** @type {Spread} */ ({ median, least: Math.min(...ratios), most: Math.max(...ratios), low, high });
}

/**
 * @param {Pick<Spread, "low" | "high">} spread
 * @param {number} goal to be reached or passed
 * @returns {boolean | undefined} undefined where the turns disagree so much that nothing can be said
 */
export function isGoalReached({ low, high }, goal) {
  if (low >= goal) return true;
  return high < goal ? false : undefined;
}
