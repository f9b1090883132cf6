import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { afterEach, describe, expect, it } from "vitest";
import type { SecuconnectError } from "../errors.ts";
import { SYSTEM_CLOCK } from "./clock.ts";
import { httpReply, type RawServer, startRawServer } from "./fixtures/raw-server.ts";
import { failureOf } from "./fixtures/scripted-connection.ts";
import { createServerIdentity } from "./fixtures/server-identity.ts";
import { createTransport, type HttpRequest, REPLY_BYTES, type Transport, type TransportSettings } from "./transport.ts";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function aTransport(change: Partial<TransportSettings> = {}): Transport {
  const transport = createTransport({ connectSeconds: 1, sockets: 4, ...change }, SYSTEM_CLOCK);
  closing.push(() => transport.close());
  return transport;
}
async function aServer(...given: Parameters<typeof startRawServer>): Promise<RawServer> {
  const server = await startRawServer(...given);
  closing.push(() => server.close());
  return server;
}
function get(url: string, change: Partial<HttpRequest> = {}): HttpRequest {
  return { origin: new URL(url), path: "/x", method: "GET", headers: {}, milliseconds: 2000, ...change };
}
const post = (url: string, change: Partial<HttpRequest> = {}) => get(url, { method: "POST", body: "{}", ...change });
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("an answer", () => {
  it.each([
    ["the name of an exception", "HTTP/1.1 403 ProductNotAllowedException", 403],
    ["nothing", "HTTP/1.1 200", 200],
    ["nothing after a blank", "HTTP/1.1 200 ", 200],
    ["umlauts and signs", 'HTTP/1.1 500 Größe: <b>\t"x"', 500],
    ["another status's reason", "HTTP/1.1 200 Not Found", 200],
    ["HTTP/1.0", "HTTP/1.0 200 OK", 200],
  ])("survives %s as its reason", async (_name, line, status) => {
    const server = await aServer(() => ({ bytes: `${line}\r\nContent-Length: 2\r\n\r\n{}` }));
    expect(await aTransport().exchange(get(server.url))).toMatchObject({ status, body: Buffer.from("{}") });
  });

  it("may be a redirect, and nobody goes there", async () => {
    const elsewhere = await aServer(() => httpReply(200, {}));
    for (const status of [301, 302, 307, 308]) {
      const server = await aServer(() => httpReply(status, {}, { Location: elsewhere.url }, "Moved"));
      expect(await aTransport().exchange(get(server.url))).toMatchObject({ status });
    }
    expect(elsewhere.requests).toEqual([]);
  });

  it("may come in pieces, in chunks and after an interim one", async () => {
    const server = await aServer(async (_request, socket) => {
      socket.write("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n[1,\r\n");
      await pause(20);
      return { bytes: "2\r\n2]\r\n0\r\n\r\n" };
    });
    const { body } = await aTransport().exchange(get(server.url));
    expect(body?.toString()).toBe("[1,2]");
  });

  it("is read up to its cap and not further", async () => {
    const server = await aServer((request) => httpReply(200, "x".repeat(Number(request.headers.size))));
    const transport = aTransport();
    const sized = (size: number) => transport.exchange(get(server.url, { headers: { size: String(size) } }));
    expect((await sized(REPLY_BYTES)).body).toHaveLength(REPLY_BYTES);
    expect(await sized(REPLY_BYTES + 1)).toMatchObject({ status: 200, body: null });
  });

  it("that never ends is left after the cap, too", async () => {
    const server = await aServer((_request, socket) => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      const timer = setInterval(() => socket.write("x".repeat(256 * 1024)), 1);
      socket.on("close", () => clearInterval(timer));
      return null;
    });
    expect((await aTransport().exchange(get(server.url, { milliseconds: 10_000 }))).body).toBeNull();
  });
});

describe("a failure", () => {
  const outcomes: [string, Parameters<typeof startRawServer>[0], string][] = [
    ["is reset", () => ({ bytes: "", end: "reset" }), "ECONNRESET"],
    ["is closed", () => ({ bytes: "", end: "close" }), "ECONNRESET"],
    ["is closed in the head", () => ({ bytes: "HTTP/1.1 200 OK\r\nContent-", end: "close" }), "ECONNRESET"],
    [
      "is closed in the body",
      () => ({ bytes: "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}", end: "close" }),
      "ECONNRESET",
    ],
    [
      "is closed in a chunk",
      () => ({ bytes: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{}", end: "close" }),
      "ECONNRESET",
    ],
    ["speaks no HTTP", () => ({ bytes: "SSH-2.0-OpenSSH_9.6\r\n" }), "HPE_"],
    [
      "has two lengths",
      () => ({ bytes: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}" }),
      "HPE_",
    ],
    ["has a head without end", () => ({ bytes: `HTTP/1.1 200 OK\r\nX: ${"x".repeat(40_000)}` }), "HPE_HEADER_OVERFLOW"],
    [
      "switches protocols",
      () => ({ bytes: "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n" }),
      "",
    ],
    ["says nothing", () => null, "no answer in time"],
  ];
  it.each(outcomes)("once the call was sent is unknown: the connection %s", async (_name, answer, reason) => {
    const server = await aServer(answer);
    const failure = await failureOf(aTransport().exchange(post(server.url, { milliseconds: 300 })));
    expect(failure).toMatchObject({ name: "TransportFailure", outcome: "unknown" });
    expect(failure.message).toContain(reason);
    expect(server.requests).toHaveLength(1);
  });

  it("that drips for ever ends with the deadline", async () => {
    const server = await aServer((_request, socket) => {
      socket.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
      const timer = setInterval(() => socket.write(" "), 20);
      socket.on("close", () => clearInterval(timer));
      return null;
    });
    const failure = await failureOf(aTransport().exchange(get(server.url, { milliseconds: 200 })));
    expect(failure).toMatchObject({ outcome: "unknown", reason: "no answer in time" });
  });

  it("before anything was sent is none of the call: nobody listens", async () => {
    const server = await startRawServer(() => null);
    await server.close();
    const failure = await failureOf(aTransport().exchange(post(server.url)));
    expect(failure).toMatchObject({ outcome: "notDone", reason: "ECONNREFUSED" });
  });

  it("before anything was sent is none of the call: no such name", async () => {
    const failure = await failureOf(aTransport().exchange(post("http://shop.invalid")));
    expect(failure).toMatchObject({ outcome: "notDone", reason: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/) });
  });

  it("before anything was sent is none of the call: the connection does not come about in its own time", async () => {
    // TLS begins with our words, and this server never answers them.
    const silent: Server = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", () => resolve()));
    closing.push(() => silent.close());
    const { port } = silent.address() as AddressInfo;
    const begun = performance.now();
    const transport = aTransport({ connectSeconds: 0.2 });
    const failure = await failureOf(transport.exchange(post(`https://127.0.0.1:${port}`)));
    expect(failure).toMatchObject({ outcome: "notDone", reason: "no connection in time" });
    expect(performance.now() - begun).toBeLessThan(1500);
  });
});

describe("TLS", () => {
  const mine = createServerIdentity([127, 0, 0, 1]);
  const others = createServerIdentity([10, 9, 8, 7]);
  async function aTlsServer(identity: { key: string; cert: string }): Promise<RawServer> {
    return aServer(
      () => httpReply(200, {}),
      (onSocket) => createTlsServer(identity, onSocket),
    );
  }

  it("is spoken with a certificate that is trusted and names the host", async () => {
    const server = await aTlsServer(mine);
    const transport = aTransport({ ca: mine.cert });
    const url = server.url.replace("http:", "https:");
    for (let calls = 0; calls < 3; calls += 1)
      expect(await transport.exchange(post(url))).toMatchObject({ status: 200 });
    expect([server.requests.length, server.connections()]).toEqual([3, 1]);
  });

  it.each<[string, { key: string; cert: string }, string | undefined, string]>([
    ["nobody vouches for", mine, undefined, "DEPTH_ZERO_SELF_SIGNED_CERT"],
    ["is for another host", others, others.cert, "ERR_TLS_CERT_ALTNAME_INVALID"],
  ])("hears no word of the call when the certificate %s", async (_name, identity, ca, reason) => {
    const server = await aTlsServer(identity);
    const transport = aTransport(ca === undefined ? {} : { ca });
    const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    // What people switch off while testing must not switch this off.
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
    let failure: SecuconnectError;
    try {
      failure = await failureOf(transport.exchange(post(server.url.replace("http:", "https:"))));
    } finally {
      if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
      else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
    }
    expect(failure).toMatchObject({ outcome: "notDone", reason });
    await pause(50);
    expect(server.requests).toEqual([]);
  });
});

describe("connections", () => {
  it("are kept and used again, and closed before the server can grow tired of them", async () => {
    const ends: number[] = [];
    const begun = performance.now();
    const server = await aServer((_request, socket) => {
      if (socket.listenerCount("end") < 2) socket.on("end", () => ends.push(performance.now() - begun));
      return httpReply(200, {});
    });
    const transport = aTransport();
    for (let calls = 0; calls < 5; calls += 1) await transport.exchange(get(server.url));
    expect(server.connections()).toBe(1);
    await expect.poll(() => ends.length, { timeout: 4_000 }).toBe(1);
    expect(ends[0]).toBeGreaterThan(1_500);
    expect(await transport.exchange(post(server.url))).toMatchObject({ status: 200 });
  });

  it("are not used again once the server has closed them", async () => {
    const server = await aServer(() => ({ ...httpReply(200, {}), end: "close" }));
    const transport = aTransport();
    for (let calls = 0; calls < 5; calls += 1) {
      expect(await transport.exchange(post(server.url))).toMatchObject({ status: 200 });
      await pause(5);
    }
    expect(server.connections()).toBe(5);
  });

  it("that the server has just hung up cost no call, not even a changing one", async () => {
    const open = new Set<Socket>();
    const server = await aServer((_request, socket) => {
      open.add(socket);
      return httpReply(200, {});
    });
    const transport = aTransport();
    for (let rounds = 0; rounds < 20; rounds += 1) {
      await Promise.all([1, 2, 3].map(() => transport.exchange(post(server.url))));
      // In this very turn: no time for the client to hear of it before it is asked again.
      for (const socket of open) {
        if (rounds % 2 === 0) socket.end();
        else socket.resetAndDestroy();
      }
      open.clear();
    }
    expect(server.requests).toHaveLength(60);
  });

  it("that the server goes on talking on carry no other call", async () => {
    const stray = httpReply(200, { id: "STX_OF_SOMEBODY_ELSE" }).bytes;
    const server = await aServer((request, socket) => {
      const reply = httpReply(200, { path: request.path });
      if (request.path === "/late") setTimeout(() => socket.write(stray), 10);
      return request.path === "/along"
        ? { bytes: Buffer.concat([Buffer.from(reply.bytes), Buffer.from(stray)]) }
        : reply;
    });
    const transport = aTransport();
    for (const path of ["/late", "/next", "/along", "/last"]) {
      const { body } = await transport.exchange(get(server.url, { path }));
      expect(JSON.parse(String(body))).toEqual({ path });
      await pause(30);
    }
    expect(server.connections()).toBe(3);
  });

  it("are its own and no more than allowed", async () => {
    const open = new Set<number>();
    let most = 0;
    const server = await aServer(async (request) => {
      open.add(request.connection);
      most = Math.max(most, open.size);
      await pause(5);
      open.delete(request.connection);
      return httpReply(200, {});
    });
    const transport = aTransport({ sockets: 3 });
    await Promise.all(Array.from({ length: 12 }, () => transport.exchange(get(server.url))));
    expect([most, server.connections()]).toEqual([3, 3]);
  });
});
