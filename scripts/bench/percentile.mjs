/**
 * @param {number[]} values
 * @param {number} share 0.5 is the median
 * @returns {number} the smallest value that so many are not above; NaN of nothing
 */
export function findPercentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
