// One request through to a server on this machine, for the router and the proxies.
import { request } from "node:http";
import { connect } from "node:net";

/** @param {number} port @returns {Promise<import("node:net").Socket | undefined>} undefined when nobody listens */
export function openConnection(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.once("connect", () => resolve(socket));
    socket.once("error", () => resolve(undefined));
  });
}

/**
 * What goes wrong reaches the client as it does behind a real proxy: 502 before the answer has begun, a cut connection later.
 * @param {import("node:http").IncomingMessage} incoming
 * @param {import("node:http").ServerResponse} outgoing
 * @param {import("node:net").Socket} socket
 * @param {() => Promise<boolean>} [mayAnswer] asked when the answer's head is there; when not, the client's connection is cut
 */
export function passRequest(incoming, outgoing, socket, mayAnswer) {
  const { connection: _ours, ...headers } = incoming.headers;
  const forwarded = request({
    method: incoming.method ?? "GET",
    path: incoming.url ?? "/",
    headers: { ...headers, connection: "close" },
    createConnection: () => socket,
  });
  const fail = () => {
    if (outgoing.headersSent) outgoing.destroy();
    else outgoing.writeHead(502, { "content-type": "text/plain" }).end("the instance is gone\n");
  };
  socket.removeAllListeners("error");
  forwarded.once("error", fail);
  forwarded.once("response", async (answer) => {
    if (mayAnswer && !(await mayAnswer())) return outgoing.destroy();
    const { connection: _theirs, "keep-alive": _theirTime, "transfer-encoding": _coding, ...rest } = answer.headers;
    outgoing.writeHead(answer.statusCode ?? 502, answer.statusMessage, rest);
    answer.once("error", () => outgoing.destroy());
    answer.once("aborted", () => outgoing.destroy());
    answer.pipe(outgoing);
  });
  outgoing.once("close", () => forwarded.destroy());
  incoming.pipe(forwarded);
}
