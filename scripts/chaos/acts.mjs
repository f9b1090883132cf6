/**
 * Keeps count of what a proxy was asked to do in the middle of something, because whoever was killed there stops answering
 * before the kill has ended.
 * @returns {{ run: (act: () => unknown) => Promise<void>, settled: () => Promise<void> }} settled: when none is under way any
 *   more. What an act throws is thrown by `settled`, once
 */
export function createActs() {
  /** @type {Set<Promise<void>>} */
  const underWay = new Set();
  /** @type {unknown[]} */
  const failures = [];
  return {
    run(act) {
      const running = (async () => {
        try {
          await act();
        } catch (error) {
          failures.push(error);
        }
      })().finally(() => underWay.delete(running));
      underWay.add(running);
      return running;
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
      if (failures.length > 0) throw failures.shift();
    },
  };
}
