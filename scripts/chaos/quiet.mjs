// Waiting until nothing is in flight any more, with an end to the patience.

import { wait } from "./customer.mjs";
import { readShopDump } from "./evidence.mjs";

/** @typedef {import("./evidence.mjs").Row} Row */

/** A job of these kinds that is due this soon still belongs to what has just happened. */
const SOON_MS = 1_500;

/**
 * @param {import("./world.mjs").World} world
 * @param {number} patienceSeconds
 * @returns {Promise<{ seconds: number, left: string[] }>} left: what still moves when patience ran out, in words
 */
export async function waitForQuiet(world, patienceSeconds) {
  const startedAt = Date.now();
  let calm = 0;
  for (;;) {
    const left = listMovement(
      await readShopDump(world),
      await world.sandbox.read("ledger?only=pushes,clock"),
      Date.now(),
    );
    const seconds = (Date.now() - startedAt) / 1000;
    calm = left.length === 0 ? calm + 1 : 0;
    // Twice, because what was done last may have caused something new.
    if (calm === 2) return { seconds, left: [] };
    if (seconds > patienceSeconds) return { seconds, left };
    await wait(calm === 1 ? 2_500 : 1_000);
  }
}

/**
 * @param {Row[]} dump @param {{ pushes: any[], clock: { offsetMs: number } }} ledger @param {number} now
 * @returns {string[]} everything that is in flight or due
 */
export function listMovement(dump, { pushes, clock }, now) {
  const found = [];
  const placed = new Set(
    dump.filter(({ kind, status }) => kind === "order" && status === "placed").map(({ id }) => id),
  );
  for (const row of dump) {
    if (row.kind === "attempt" && row.inFlight)
      found.push(`attempt ${row.merchantRef}: ${row.inFlight.call} in flight`);
    if (row.kind === "attempt" && placed.has(row.orderId) && row.goal === "start" && isUnfinished(row.status)) {
      found.push(`attempt ${row.merchantRef}: ${row.status}, to be started`);
    }
    if (row.kind === "attempt" && row.goal === "end" && isUnfinished(row.status)) {
      found.push(`attempt ${row.merchantRef}: ${row.status}, to be ended`);
    }
    if (row.kind === "job" && row.status === "running") found.push(`job ${row.job} ${row.id} runs`);
    if (row.kind === "job" && row.status === "waiting" && Date.parse(row.runAt) < now + SOON_MS) {
      found.push(`job ${row.job} ${row.id} is due`);
    }
    if (row.kind === "push" && row.seenAt === null) found.push(`push ${row.eventId} is unseen`);
  }
  // One that is repeated in an hour is not waited for: the shop must find out by itself.
  for (const { id, state, nextAt } of pushes) {
    const isSoon = nextAt === null || Date.parse(nextAt) < now + clock.offsetMs + SOON_MS;
    if (state === "waiting" && isSoon) found.push(`push ${id} is on its way`);
  }
  return found;
}

/** @param {string} status */
function isUnfinished(status) {
  return status === "requested" || status === "authorized";
}
