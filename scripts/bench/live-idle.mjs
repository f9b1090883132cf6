// What open pages cost while nothing happens: processor time and memory of a process that serves pages alone, and what the
// database is asked by both, without pages and with them by turns.
import { weighProcess } from "../chaos/memory.mjs";
import { measureByTurns } from "./by-turns.mjs";
import { closePages, openPages, waitForRest } from "./live-shops.mjs";
import { readProcessSeconds } from "./process-time.mjs";
import { startStatementCount } from "./statement-count.mjs";

/** After opening and closing. */
const SETTLE_MS = 3_000;

/**
 * @typedef {{ pages: number, pagesHere: number, seconds: number, ended: number, figures: Record<string, number[][]> }} IdleResult
 *   figures: seconds of processor time (`processor`), MB (`memory`), statements that read the history by both processes
 *   (`looks`) and all their statements (`statements`), each without and with pages
 */

/**
 * @param {import("./live-shops.mjs").LiveShops} shops
 * @param {{ pages: number, idleSeconds: number, idleTurns: number }} extent
 * @returns {Promise<IdleResult>}
 */
export async function measureIdle(shops, { pages, idleSeconds, idleTurns }) {
  let ended = 0;
  const figures = await measureByTurns([false, true], idleTurns, async (isOpen) => {
    const open = isOpen ? await openPages(shops, pages) : { here: [], there: [] };
    await waitForRest(shops.url);
    await pause(SETTLE_MS);
    const readCount = await startStatementCount(shops.url);
    const before = readProcessSeconds(shops.other.pid);
    await pause(idleSeconds * 1000);
    const processor = readProcessSeconds(shops.other.pid) - before;
    const memory = weighProcess(shops.other.pid);
    const { history: looks, all: statements } = await readCount();
    ended += closePages(open);
    return { processor, memory, looks, statements };
  });
  return { pages, pagesHere: shops.orders.length, seconds: idleSeconds, ended, figures };
}

/** @param {number} milliseconds */
function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
