// Knocking at the shop's door for pushes, as the provider does and as it does not.
import { request } from "node:http";
import { wait } from "./customer.mjs";

/**
 * @typedef {{ status: number, milliseconds: number }} Knock status 0: no answer
 * @typedef {{ method?: string, headers?: Record<string, string>, eventId?: string }} KnockOptions eventId: noted with the
 *   answer, so that I7 looks for it on disk
 */

/** @param {string} eventId @param {string} pci @returns {string} a body as the provider writes it */
export function writePush(eventId, pci) {
  return JSON.stringify({
    object: "event.pushes",
    id: eventId,
    created: "2026-11-25T12:00:00+01:00",
    target: "payment.transactions",
    type: "changed",
    data: [{ object: "payment.transactions", id: pci }],
  }).replaceAll("/", "\\/");
}

/**
 * @param {import("./world.mjs").World} world
 * @param {string} url
 * @param {string | Buffer} body
 * @param {KnockOptions} [options]
 * @returns {Promise<Knock>}
 */
export function knock(world, url, body, { method = "POST", headers = {}, eventId } = {}) {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const end = (/** @type {number} */ status) => {
      if (eventId !== undefined) world.pushes.push({ eventId, status });
      resolve({ status, milliseconds: performance.now() - startedAt });
    };
    const { hostname, port } = new URL(url);
    // The path as it is: a URL object would tidy up what is meant to be untidy.
    const path = url.replace(/^https?:\/\/[^/]+/, "");
    const outgoing = request(
      {
        hostname,
        port,
        path,
        method,
        agent: world.agent,
        headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body), ...headers },
      },
      (incoming) => {
        incoming.resume();
        incoming.once("error", () => end(0));
        incoming.once("end", () => end(incoming.statusCode ?? 0));
      },
    );
    outgoing.setTimeout(30_000, () => outgoing.destroy(new Error("no answer")));
    outgoing.once("error", () => end(0));
    outgoing.end(body);
  });
}

/**
 * Repeats one push until it is answered 200, as the provider does, though sooner.
 * @param {import("./world.mjs").World} world @param {import("./deals.mjs").Deal} deal @param {string} eventId
 * @param {number} [gapMs]
 * @returns {Promise<Knock & { tries: number }>} of the last try
 */
export async function knockUntilKept(world, deal, eventId, gapMs = 400) {
  for (let tries = 1; ; tries += 1) {
    const answer = await knock(world, deal.pushUrl, writePush(eventId, deal.pci), { eventId });
    if (answer.status === 200 || tries === 300) return { ...answer, tries };
    await wait(gapMs * (0.5 + world.random()));
  }
}

/**
 * The same copies of one push, one after the other and then all at once, or the other way round.
 * @param {import("./world.mjs").World} world @param {import("./deals.mjs").Deal} deal @param {string} eventId
 * @param {{ sequential: number, parallel: number, parallelFirst: boolean }} copies
 * @returns {Promise<Knock[]>}
 */
export async function knockAgainAndAgain(world, deal, eventId, { sequential, parallel, parallelFirst }) {
  const one = () => knock(world, deal.pushUrl, writePush(eventId, deal.pci), { eventId });
  const inRow = async () => {
    const answers = [];
    for (let left = sequential; left > 0; left -= 1) answers.push(await one());
    return answers;
  };
  const atOnce = () => Promise.all(Array.from({ length: parallel }, one));
  const first = parallelFirst ? await atOnce() : await inRow();
  return [...first, ...(parallelFirst ? await inRow() : await atOnce())];
}
