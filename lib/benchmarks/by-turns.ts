export type Call = () => Promise<unknown>;

/**
 * Measures the same calls on several sides in alternation: whoever goes first pays for what the other finds warm, so they
 * take turns.
 * @param sides calls by name, the same names on each
 * @returns milliseconds by call and side, `rounds` of each after a tenth for warming up
 */
export async function measureByTurns(
  sides: readonly Record<string, Call>[],
  rounds: number,
): Promise<Record<string, number[][]>> {
  const times: Record<string, number[][]> = {};
  for (const name of Object.keys(sides[0] ?? {})) {
    const measured: number[][] = sides.map(() => []);
    for (let round = -Math.ceil(rounds / 10); round < rounds; round += 1) {
      for (const turn of sides.keys()) {
        const index = (turn + Math.abs(round)) % sides.length;
        const startedAt = performance.now();
        await sides[index]?.[name]?.();
        if (round >= 0) measured[index]?.push(performance.now() - startedAt);
      }
    }
    times[name] = measured;
  }
  return times;
}
