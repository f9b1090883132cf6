// Node builtins only.
import { connect, createServer } from "node:net";

/**
 * @param {number} port
 * @returns {Promise<boolean>} whether a server could listen there now, on every address and on the loopback address
 */
export async function isPortFree(port) {
  return (await canListen(port, undefined)) && (await canListen(port, "127.0.0.1"));
}

/** @param {number} port @param {string | undefined} host @returns {Promise<boolean>} */
function canListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * @param {number} count
 * @returns {Promise<number[]>} different ports that were free a moment ago
 */
export async function findFreePorts(count) {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        /** @type {Promise<number>} */ (
          new Promise((resolve, reject) => {
            server.once("error", reject);
            server.listen(0, () => resolve(/** @type {import("node:net").AddressInfo} */ (server.address()).port));
          })
        ),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/**
 * @param {import("node:net").NetConnectOpts} target port and host, or the path of a local socket
 * @returns {Promise<boolean>} whether somebody accepts a connection there
 */
export function isListening(target) {
  return new Promise((resolve) => {
    const socket = connect(target);
    const finish = (/** @type {boolean} */ answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1_000, () => finish(false));
    socket.once("connect", () => finish(true));
    socket.once("error", () => finish(false));
  });
}
