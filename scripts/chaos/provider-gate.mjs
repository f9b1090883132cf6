// A door in front of the provider that can be shut in every way a host is down, or lets only so many calls through.
import { createServer } from "node:http";
import { openConnection, passRequest } from "./pass-request.mjs";
import { passRewritten } from "./pass-rewritten.mjs";

/** @typedef {import("./pass-rewritten.mjs").ChangeAnswer} ChangeAnswer */

/**
 * @typedef {"pass" | "stall" | "reset" | "refuse" | 500 | 502 | 503 | 504} GateMode stall: connections are taken and nothing
 *   is ever said; refuse: nobody listens
 * @typedef {{ at: number, path: string, status: number }} GateCall status: 429 when it came too soon, 0 when cut or stalled;
 *   for what was let through 200
 *
 * @typedef {object} ProviderGate
 * @property {Record<string, string>} settings for the shops
 * @property {(sandboxPort: number) => void} aim at whom it lets calls through
 * @property {(mode: GateMode) => Promise<void>} shut
 * @property {(perSecond: number, retryAfterSeconds: number) => void} limit calls beyond that are answered 429
 * @property {(change: ChangeAnswer | undefined) => void} rewrite changes answers on their way; undefined ends that
 * @property {GateCall[]} calls
 * @property {() => Promise<void>} stop
 */

/** @returns {Promise<ProviderGate>} */
export async function startProviderGate() {
  /** @type {GateMode} */
  let mode = "pass";
  let sandboxPort = 0;
  /** @type {ChangeAnswer | undefined} */
  let change;
  let perSecond = Number.POSITIVE_INFINITY;
  let retryAfter = 0;
  /** @type {number[]} */
  let passed = [];
  /** @type {GateCall[]} */
  const calls = [];

  const server = createServer(async (incoming, outgoing) => {
    const at = Date.now();
    const note = (/** @type {number} */ status) => void calls.push({ at, path: incoming.url ?? "", status });
    incoming.on("error", () => {});
    if (mode === "stall") return note(0);
    if (mode === "reset" || mode === "refuse") {
      note(0);
      return incoming.socket.resetAndDestroy();
    }
    if (mode !== "pass") {
      note(mode);
      outgoing.writeHead(mode, { "content-type": "text/html" }).end(`<html><body>${mode}</body></html>`);
      return;
    }
    passed = passed.filter((time) => time > at - 1_000);
    if (passed.length >= perSecond) {
      note(429);
      outgoing.writeHead(429, { "retry-after": String(retryAfter), "content-type": "application/json" });
      outgoing.end('{"status":"error","error":"ProductSecurityException"}');
      return;
    }
    passed.push(at);
    const socket = await openConnection(sandboxPort);
    if (!socket) return incoming.socket.resetAndDestroy();
    note(200);
    if (change) passRewritten(incoming, outgoing, socket, change);
    else passRequest(incoming, outgoing, socket);
  });
  server.keepAliveTimeout = 60_000;
  const listen = (/** @type {number} */ port) =>
    /** @type {Promise<void>} */ (
      new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, "127.0.0.1", () => resolve());
      })
    );
  const close = () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    return closed;
  };
  await listen(0);
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    settings: {
      SECUCONNECT_API_URL: `http://127.0.0.1:${port}/api/v2`,
      SECUCONNECT_TOKEN_URL: `http://127.0.0.1:${port}/oauth/token`,
    },
    aim: (target) => {
      sandboxPort = target;
    },
    async shut(wanted) {
      if (mode === wanted) return;
      if (mode === "refuse") await listen(port);
      // Whoever still waits for a word is let go, and whoever is connected has to come again.
      server.closeAllConnections();
      mode = wanted;
      if (wanted === "refuse") await close();
    },
    limit: (count, seconds) => {
      perSecond = count;
      retryAfter = seconds;
    },
    rewrite: (next) => {
      change = next;
    },
    calls,
    async stop() {
      if (mode !== "refuse") await close();
    },
  };
}
