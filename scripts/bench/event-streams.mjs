// Event streams of order pages, held open as browsers hold them.
import { Agent, request } from "node:http";

/**
 * @typedef {{ mark: number, at: number }} Telling mark: the newest change the shop had seen; at: milliseconds since 1970
 * @typedef {object} OpenStream
 * @property {string} token of the order
 * @property {Telling[]} tellings
 * @property {() => boolean} isOver whether the shop has ended it
 * @property {() => void} close
 */

/**
 * @param {string} shopUrl
 * @param {string} token
 * @param {number} since mark of the page
 * @returns {Promise<OpenStream>} once the shop listens
 */
export function openStream(shopUrl, token, since) {
  // A connection of its own, as every browser has.
  const agent = new Agent({ keepAlive: false });
  const headers = { accept: "text/event-stream" };
  return new Promise((resolve, reject) => {
    const outgoing = request(`${shopUrl}/orders/${token}/events?since=${since}`, { agent, headers }, (incoming) => {
      if (incoming.statusCode !== 200) {
        incoming.resume();
        return reject(new Error(`An event stream answered ${incoming.statusCode}.`));
      }
      /** @type {Telling[]} */
      const tellings = [];
      let [rest, isClosed, isOver] = ["", false, false];
      const end = () => {
        isOver = !isClosed;
      };
      incoming.setEncoding("utf8");
      incoming.on("data", (chunk) => {
        const taken = takeMarks(rest + chunk);
        rest = taken.rest;
        for (const mark of taken.marks) tellings.push({ mark, at: performance.timeOrigin + performance.now() });
      });
      incoming.on("error", end).on("end", end);
      const close = () => {
        isClosed = true;
        outgoing.destroy();
      };
      incoming.once("data", () => resolve({ token, tellings, isOver: () => isOver, close }));
    });
    outgoing.on("error", reject);
    outgoing.end();
  });
}

/**
 * @param {string} text of a stream, from where an event may begin
 * @returns {{ marks: number[], rest: string }} ids of the events that are whole, and what is left to be continued
 */
export function takeMarks(text) {
  const blocks = text.split("\n\n");
  const rest = blocks.pop() ?? "";
  const marks = blocks.flatMap((block) => {
    const id = /^id: (\d+)$/m.exec(block)?.[1];
    return id !== undefined && /^data:/m.test(block) ? [Number(id)] : [];
  });
  return { marks, rest };
}
