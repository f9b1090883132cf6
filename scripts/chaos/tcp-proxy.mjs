// A proxy between a process and a server it talks to, for faults that only happen on the wire.
import { connect, createServer } from "node:net";

/**
 * @typedef {object} Link one client's connection and ours to the server
 * @property {(bytes: Buffer) => void} toServer
 * @property {(bytes: Buffer) => void} toClient
 * @property {() => void} cut resets both sides at once
 *
 * @typedef {object} Reader what to do with bytes; it passes on what shall pass
 * @property {(bytes: Buffer) => void} fromClient
 * @property {(bytes: Buffer) => void} fromServer
 *
 * @typedef {object} TcpProxy
 * @property {number} port
 * @property {() => number} countLinks open at this moment
 * @property {() => number} cutAll resets every connection; resolves to their number
 * @property {(on: boolean) => void} stall nothing passes in either direction, new connections included; nothing is lost
 * @property {(on: boolean) => Promise<void>} refuse new connections are refused; those that are open stay
 * @property {() => Promise<void>} stop
 */

/**
 * @param {{ host: string, port: number }} target
 * @param {(link: Link) => Reader} read called for every connection
 * @returns {Promise<TcpProxy>} listening on a free port of this machine
 */
export async function startTcpProxy(target, read) {
  /** @type {Set<{ cut: () => void, stall: (on: boolean) => void }>} */
  const links = new Set();
  let isStalled = false;

  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ ...target, noDelay: true });
    const link = {
      toServer: (/** @type {Buffer} */ bytes) => void upstream.write(bytes),
      toClient: (/** @type {Buffer} */ bytes) => void client.write(bytes),
      cut() {
        links.delete(link);
        if (!client.destroyed) client.resetAndDestroy();
        if (!upstream.destroyed) upstream.resetAndDestroy();
      },
      stall(/** @type {boolean} */ on) {
        for (const socket of [client, upstream]) on ? socket.pause() : socket.resume();
      },
    };
    links.add(link);
    const { fromClient, fromServer } = read(link);
    client.on("data", fromClient);
    upstream.on("data", fromServer);
    client.once("end", () => upstream.end());
    upstream.once("end", () => client.end());
    for (const socket of [client, upstream]) {
      socket.on("error", link.cut);
      socket.once("close", () => links.delete(link));
    }
    if (isStalled) link.stall(true);
  });
  const listen = (/** @type {number} */ port) =>
    new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, "127.0.0.1", () => resolve(undefined));
    });
  await listen(0);
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const cutAll = () => {
    const all = [...links];
    for (const link of all) link.cut();
    return all.length;
  };
  return {
    port,
    countLinks: () => links.size,
    cutAll,
    stall(on) {
      isStalled = on;
      for (const link of links) link.stall(on);
    },
    async refuse(on) {
      if (on === !server.listening) return;
      if (on) server.close();
      else await listen(port);
    },
    async stop() {
      const closed = server.listening ? new Promise((resolve) => server.close(resolve)) : undefined;
      cutAll();
      await closed;
    },
  };
}
