// Two shops measured in alternation, so that none has the luck of the second.

/**
 * @template Side
 * @param {readonly Side[]} sides
 * @param {number} count rounds that count; a tenth more warms up
 * @param {(side: Side, round: number) => Promise<Record<string, number>>} measure milliseconds by name of what was measured
 * @returns {Promise<Record<string, number[][]>>} by name and side
 */
export async function measureByTurns(sides, count, measure) {
  /** @type {Record<string, number[][]>} */
  const times = {};
  for (let round = -Math.ceil(count / 10); round < count; round += 1) {
    const turns = round % 2 === 0 ? sides : [...sides].reverse();
    for (const side of turns) {
      const found = await measure(side, round + count);
      if (round < 0) continue;
      for (const [name, milliseconds] of Object.entries(found)) {
        times[name] ??= sides.map(() => []);
        times[name][sides.indexOf(side)]?.push(milliseconds);
      }
    }
  }
  return times;
}
