// One request through to the provider, and its answer changed on the way back.
import { request } from "node:http";

/**
 * @callback ChangeAnswer
 * @param {{ method: string, path: string }} call
 * @param {any} body of an answer 200 in JSON
 * @returns {unknown} the body to be given instead
 */

/**
 * What is not JSON, or not 200, passes as it is.
 * @param {import("node:http").IncomingMessage} incoming
 * @param {import("node:http").ServerResponse} outgoing
 * @param {import("node:net").Socket} socket to the provider
 * @param {ChangeAnswer} change
 */
export function passRewritten(incoming, outgoing, socket, change) {
  const { connection: _ours, ...headers } = incoming.headers;
  const method = incoming.method ?? "GET";
  const path = incoming.url ?? "/";
  const forwarded = request({
    method,
    path,
    headers: { ...headers, connection: "close" },
    createConnection: () => socket,
  });
  const cut = () => outgoing.destroy();
  socket.removeAllListeners("error");
  forwarded.once("error", cut);
  forwarded.once("response", async (answer) => {
    try {
      /** @type {Buffer[]} */
      const chunks = [];
      for await (const chunk of answer) chunks.push(chunk);
      const body = Buffer.concat(chunks);
      const changed = answer.statusCode === 200 ? rewrite(body, (value) => change({ method, path }, value)) : body;
      const { connection: _theirs, "transfer-encoding": _coding, "keep-alive": _time, ...rest } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 502, answer.statusMessage, { ...rest, "content-length": changed.length });
      outgoing.end(changed);
    } catch {
      cut();
    }
  });
  outgoing.once("close", () => forwarded.destroy());
  incoming.pipe(forwarded);
}

/** @param {Buffer} body @param {(value: any) => unknown} change */
function rewrite(body, change) {
  let value;
  try {
    value = JSON.parse(body.toString("utf8"));
  } catch {
    return body;
  }
  return Buffer.from(JSON.stringify(change(value)));
}
