// What a shop says while something it needs is away, and how soon it is itself again.
import { wait } from "./customer.mjs";

/**
 * @typedef {{ status: number, retryAfter: string | null, milliseconds: number }} Answer status 0: none at all
 */

/** @param {string} url @param {RequestInit} [init] @param {number} [patienceMs] @returns {Promise<Answer>} */
export async function ask(url, init = {}, patienceMs = 15_000) {
  const startedAt = performance.now();
  try {
    const answer = await fetch(url, { redirect: "manual", ...init, signal: AbortSignal.timeout(patienceMs) });
    await answer.arrayBuffer();
    const retryAfter = answer.headers.get("retry-after");
    return { status: answer.status, retryAfter, milliseconds: performance.now() - startedAt };
  } catch {
    return { status: 0, retryAfter: null, milliseconds: performance.now() - startedAt };
  }
}

/**
 * @param {string} shopUrl of one instance, past the router
 * @param {number} [patienceMs]
 * @returns {Promise<number | null>} milliseconds until it is ready and shows a page; null when patience ran out
 */
export async function waitUntilBack(shopUrl, patienceMs = 60_000) {
  const startedAt = performance.now();
  while (performance.now() - startedAt < patienceMs) {
    const isReady = (await ask(`${shopUrl}/api/health/ready`)).status === 200;
    if (isReady && (await ask(`${shopUrl}/`)).status === 200) return performance.now() - startedAt;
    await wait(50);
  }
  return null;
}

/**
 * One push as the provider writes it, sent once; the answer is noted, so that I7 looks for it on disk.
 * @param {import("./world.mjs").World} world
 * @param {{ pushUrl: string, pci: string }} deal
 * @param {string} eventId
 * @param {string} [ballast] something more to keep
 */
export async function sendPush(world, { pushUrl, pci }, eventId, ballast) {
  const data = [{ object: "payment.transactions", id: pci }];
  const body = { object: "event.pushes", id: eventId, target: "payment.transactions", type: "changed", data, ballast };
  const headers = { "content-type": "application/json" };
  const answer = await ask(pushUrl, { method: "POST", headers, body: JSON.stringify(body) }, 30_000);
  world.pushes.push({ eventId, status: answer.status });
  return answer;
}

/** @param {import("./world.mjs").World} world @returns {Promise<{ pushUrl: string, pci: string }[]>} what pushes can be about */
export async function listPushTargets(world) {
  const { transactions } = await world.sandbox.read("ledger?only=transactions");
  return transactions.flatMap((/** @type {any} */ { pci, started, wire }) => {
    const pushUrl = wire.application_context?.return_urls?.url_push;
    return started && pci && pushUrl ? [{ pushUrl, pci }] : [];
  });
}
