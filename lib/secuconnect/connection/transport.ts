import http from "node:http";
import https from "node:https";
import type { Duplex } from "node:stream";
import { TransportFailure } from "../errors.ts";
import type { Clock } from "./clock.ts";
import { guardIdleSockets } from "./idle-sockets.ts";
import { parseRetryAfter } from "./retry-after.ts";

export interface HttpRequest {
  /** Host, port and protocol; only the configured ones get here. */
  origin: URL;
  /** Path and query. */
  path: string;
  method: string;
  headers: Record<string, string>;
  body?: string;
  /** Until the whole answer must be here. */
  milliseconds: number;
}

/** An HTTP answer, read to its end. */
export interface HttpAnswer {
  status: number;
  /** Null when there was more than is read. */
  body: Buffer | null;
  retryAfterSeconds: number | null;
}

/** @throws TransportFailure when no complete answer came */
export type Exchange = (request: HttpRequest) => Promise<HttpAnswer>;

export interface Transport {
  exchange: Exchange;
  close(): void;
}

export interface TransportSettings {
  connectSeconds: number;
  /** Connections per host. */
  sockets: number;
  /** Certificate of an authority to be trusted instead of the usual ones (PEM). */
  ca?: string;
}

/** Largest reply that is read (G-67). */
export const REPLY_BYTES = 2 * 1024 * 1024;
/**
 * Servers close idle connections after some seconds, and a call sent at that moment is lost without a trace. Ours close
 * well before (Apache and Node wait 5 s).
 */
const IDLE_MILLISECONDS = 2_000;

/**
 * HTTP over a pool of its own. TLS is verified whatever the environment says, redirects are answers like any other, and
 * not a byte is sent before the connection stands, so that a failure until then proves that nothing happened.
 */
export function createTransport(settings: TransportSettings, clock: Clock): Transport {
  const pool = { keepAlive: true, maxSockets: settings.sockets, timeout: IDLE_MILLISECONDS };
  const trust = settings.ca === undefined ? {} : { ca: settings.ca };
  const plain = guardIdleSockets(new http.Agent(pool));
  const secure = guardIdleSockets(
    new https.Agent({ ...pool, ...trust, rejectUnauthorized: true, minVersion: "TLSv1.2" }),
  );
  const connectMilliseconds = settings.connectSeconds * 1000;
  /** Connected, and over TLS verified. Node's own flag for used connections misses those handed straight on. */
  const standing = new WeakSet<Duplex>();

  const exchangeOnce: Exchange = (request) =>
    new Promise((resolve, reject) => {
      const isSecure = request.origin.protocol === "https:";
      let isUsed = false;
      let isSent = false;
      let isSettled = false;
      let stopConnecting = () => {};
      function settle(): boolean {
        if (isSettled) return false;
        isSettled = true;
        stopConnecting();
        stopWaiting();
        return true;
      }
      function fail(reason: unknown): void {
        if (!settle()) return;
        outgoing.destroy();
        reject(typeof reason === "string" ? new TransportFailure(reason, isSent ? "unknown" : "notDone") : reason);
      }
      function lose(reason: string): void {
        fail(isUsed && !isSent ? STALE : reason);
      }
      function transmit(): void {
        stopConnecting();
        if (isSettled) return;
        isSent = true;
        outgoing.end(request.body);
      }
      const outgoing = (isSecure ? https : http).request({
        agent: isSecure ? secure : plain,
        protocol: request.origin.protocol,
        // Without the brackets of an IPv6 address.
        hostname: request.origin.hostname.replace(/^\[|\]$/g, ""),
        port: request.origin.port,
        path: request.path,
        method: request.method,
        headers: request.headers,
      });
      const stopWaiting = clock.after(request.milliseconds, () => fail("no answer in time"));
      // Stays on after the end as well: a server that goes on talking must not bring the process down.
      outgoing.on("error", (error) => lose(describe(error)));
      outgoing.once("socket", (socket) => {
        if (standing.has(socket)) {
          isUsed = true;
          // After a whole turn of the loop, and so a look at the network: if the server has hung up, we know before we speak.
          setImmediate(() => setImmediate(transmit));
          return;
        }
        stopConnecting = clock.after(connectMilliseconds, () => fail("no connection in time"));
        socket.once(isSecure ? "secureConnect" : "connect", () => {
          standing.add(socket);
          transmit();
        });
      });
      outgoing.once("response", (incoming) => {
        // Said before we asked, so it belongs to somebody else.
        if (!isSent) return lose("answer before the call");
        const { statusCode: status = 0, headers } = incoming;
        const retryAfterSeconds = parseRetryAfter(headers["retry-after"], headers.date, clock.wall());
        const chunks: Buffer[] = [];
        let size = 0;
        incoming.on("data", (chunk: Buffer) => {
          size += chunk.length;
          if (size <= REPLY_BYTES) return chunks.push(chunk);
          if (settle()) resolve({ status, body: null, retryAfterSeconds });
          outgoing.destroy();
        });
        incoming.once("end", () => {
          if (settle()) resolve({ status, body: Buffer.concat(chunks, size), retryAfterSeconds });
        });
        incoming.once("error", (error) => fail(describe(error)));
        incoming.once("close", () => fail("answer cut off"));
      });
    });

  return {
    async exchange(request) {
      const deadline = clock.now() + request.milliseconds;
      for (;;) {
        try {
          return await exchangeOnce({ ...request, milliseconds: deadline - clock.now() });
        } catch (error) {
          // Nothing was sent and that connection is gone, so the next one is as good as the first.
          if (error !== STALE) throw error;
        }
      }
    },
    close() {
      plain.destroy();
      secure.destroy();
    },
  };
}

/** A kept connection turned out to be dead before it was used. */
const STALE = Symbol("stale connection");

/** The error's code and nothing else: messages and attached data may hold parts of an answer. */
function describe(error: Error): string {
  const { code } = error as NodeJS.ErrnoException;
  return code !== undefined && /^[A-Z0-9_]+$/.test(code) ? code : "connection failed";
}
