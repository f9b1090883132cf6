// One address in front of several shops, as a balancer in the middle of a rolling deploy: every connection goes to the one
// that is on at the time.
import { connect, createServer } from "node:net";

/**
 * @param {number} port of the switch itself
 * @returns {Promise<{ url: string, turnTo: (port: number) => void, stop: () => Promise<void> }>}
 */
export async function startSwitch(port) {
  let target = 0;
  /** @type {Set<import("node:net").Socket>} */
  const sockets = new Set();
  const server = createServer((socket) => {
    const upstream = connect(target, "127.0.0.1");
    for (const [from, to] of /** @type {const} */ ([
      [socket, upstream],
      [upstream, socket],
    ])) {
      sockets.add(from);
      from.pipe(to);
      from.on("error", () => to.destroy());
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise((resolve) => server.listen(port, () => resolve(undefined)));
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://localhost:${port}`,
    turnTo(next) {
      target = next;
      hangUp();
    },
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      hangUp();
      await closed;
    },
  };
}
