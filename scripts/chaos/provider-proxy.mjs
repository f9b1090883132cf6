// A proxy between shops and the provider that knows the moments around a call: for kills from outside at exact points.
import { createServer } from "node:http";
import { createActs } from "./acts.mjs";
import { openConnection, passRequest } from "./pass-request.mjs";

/**
 * @typedef {{ method: string, path: string, call: string }} ProviderCall call: "token", "create", "get", "list", "update",
 *   "prepare", "start", "cancel", "abort" and so on for Smart Transactions, "" for anything else
 *
 * @typedef {object} Interruption
 * @property {"asked" | "done"} when asked: the provider has not seen the call; done: it has carried it out, and its answer waits
 * @property {string} call
 * @property {number} [times] 1 unless said otherwise
 * @property {() => unknown} act kill somebody, for example; the call waits for its end
 * @property {boolean} [passes] goes on afterwards as if nothing had been, instead of losing request or answer
 *
 * @typedef {object} ProviderProxy
 * @property {number} port
 * @property {Record<string, string>} settings for the shops
 * @property {(interruption: Interruption) => void} interrupt beside those ordered before
 * @property {() => void} interruptNothing cancels what was ordered
 * @property {() => number} countInterrupted so far
 * @property {() => Promise<void>} settled when no act is under way; throws what one threw
 * @property {() => Promise<void>} stop
 */

/** @param {number} sandboxPort @returns {Promise<ProviderProxy>} */
export async function startProviderProxy(sandboxPort) {
  /** @type {{ interruption: Interruption, left: number }[]} */
  const orders = [];
  let interrupted = 0;
  const acts = createActs();
  /** @param {Interruption["when"]} when @param {ProviderCall} call @returns {Promise<boolean>} whether it goes on */
  const pause = async (when, { call }) => {
    const order = orders.find(
      ({ interruption, left }) => left > 0 && interruption.when === when && interruption.call === call,
    );
    if (!order) return true;
    order.left -= 1;
    interrupted += 1;
    await acts.run(order.interruption.act);
    return order.interruption.passes ?? false;
  };

  const server = createServer(async (incoming, outgoing) => {
    const call = describeCall(incoming.method ?? "", incoming.url ?? "");
    if (!(await pause("asked", call))) return incoming.socket.resetAndDestroy();
    const socket = await openConnection(sandboxPort);
    if (!socket) return incoming.socket.resetAndDestroy();
    passRequest(incoming, outgoing, socket, () => pause("done", call));
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve(undefined));
  });
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    port,
    settings: {
      SECUCONNECT_API_URL: `http://127.0.0.1:${port}/api/v2`,
      SECUCONNECT_TOKEN_URL: `http://127.0.0.1:${port}/oauth/token`,
    },
    interrupt: (interruption) => void orders.push({ interruption, left: interruption.times ?? 1 }),
    interruptNothing: () => void orders.splice(0),
    countInterrupted: () => interrupted,
    settled: acts.settled,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/**
 * @param {string} method
 * @param {string} url
 * @returns {ProviderCall}
 */
export function describeCall(method, url) {
  const path = url.split("?", 1)[0] ?? "";
  if (/^\/oauth\/token$/i.test(path)) return { method, path, call: "token" };
  const [, id, verb] = /^\/api\/v2\/Smart\/Transactions(?:\/([^/]+))?(?:\/([^/]+))?/i.exec(path) ?? [undefined];
  if (!/^\/api\/v2\/Smart\/Transactions(\/|$)/i.test(path)) return { method, path, call: "" };
  const plain = id ? { GET: "get", PUT: "update" } : { GET: "list", POST: "create" };
  const call = verb ?? /** @type {Record<string, string>} */ (plain)[method] ?? "";
  return { method, path, call };
}
