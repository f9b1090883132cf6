// The load balancer in front of several shops: one request, one instance, by turns or by lot.
import { createServer } from "node:http";
import { openConnection, passRequest } from "./pass-request.mjs";
import { createRandom } from "./random.mjs";

/**
 * @typedef {object} Router
 * @property {number} port
 * @property {() => number[]} counts requests given to each port, in the order of the ports
 * @property {(port: number, on: boolean) => void} spare whether this one gets no new requests, as when its probe says no
 * @property {() => Promise<void>} stop
 */

/**
 * Another instance is tried only when the connection to the first was refused, so that no request is ever carried out
 * twice because of us. What goes wrong later reaches the customer as it does behind a real one: 502 before the answer has
 * begun, a cut connection afterwards, 503 when nobody listens at all.
 * @param {number[]} ports of the shops on this machine
 * @param {{ port?: number, seed?: number }} [options] seed: by lot, and the same for the same seed; without it by turns.
 *   The router's own port is free to choose
 * @returns {Promise<Router>}
 */
export async function startRouter(ports, { port = 0, seed } = {}) {
  const counts = ports.map(() => 0);
  const random = seed === undefined ? undefined : createRandom(seed);
  let turn = 0;
  /** @type {Set<number>} */
  const spared = new Set();
  const choose = () => {
    turn += 1;
    return random ? Math.floor(random() * ports.length) : turn % ports.length;
  };

  const server = createServer(async (incoming, outgoing) => {
    const first = choose();
    for (let offset = 0; offset < ports.length; offset += 1) {
      const index = (first + offset) % ports.length;
      if (spared.has(ports[index] ?? 0)) continue;
      const socket = await openConnection(ports[index] ?? 0);
      if (!socket) continue;
      counts[index] = (counts[index] ?? 0) + 1;
      return passRequest(incoming, outgoing, socket);
    }
    outgoing.writeHead(503, { "content-type": "text/plain", "retry-after": "1" }).end("no instance\n");
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, () => resolve(undefined));
  });
  return {
    port: /** @type {import("node:net").AddressInfo} */ (server.address()).port,
    counts: () => [...counts],
    spare: (port, on) => void (on ? spared.add(port) : spared.delete(port)),
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
