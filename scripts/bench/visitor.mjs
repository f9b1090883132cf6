// A browser without scripts, as far as buying needs one: keep-alive connections, cookies, multipart forms.
import { randomBytes } from "node:crypto";
import { Agent, request } from "node:http";

/** @typedef {{ status: number, location: string, body: string, milliseconds: number }} Answer */

/**
 * @param {string} origin such as "http://localhost:3000"
 * @param {Agent} agent whose connections are shared
 */
export function createVisitor(origin, agent) {
  /** @type {Map<string, string>} */
  const cookies = new Map();

  /**
   * @param {"GET" | "POST"} method
   * @param {string} path
   * @param {{ body: string, contentType: string, origin: string }} [content] origin: of the page that sends it
   * @returns {Promise<Answer>} redirects are not followed
   */
  function send(method, path, content) {
    const startedAt = performance.now();
    return new Promise((resolve, reject) => {
      const headers = {
        accept: "text/html",
        "accept-language": "de",
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(content
          ? {
              origin: content.origin,
              "content-type": content.contentType,
              "content-length": Buffer.byteLength(content.body),
            }
          : {}),
      };
      const outgoing = request(`${origin}${path}`, { method, headers, agent }, (incoming) => {
        for (const cookie of incoming.headers["set-cookie"] ?? []) {
          const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
          cookies.set(name, value);
        }
        let body = "";
        incoming.setEncoding("utf8");
        incoming.on("data", (chunk) => (body += chunk));
        incoming.once("error", reject);
        incoming.once("end", () => {
          const location = (incoming.headers.location ?? "").replace(origin, "");
          resolve({ status: incoming.statusCode ?? 0, location, body, milliseconds: performance.now() - startedAt });
        });
      });
      outgoing.setTimeout(60_000, () => outgoing.destroy(new Error(`${method} ${path}: no answer for 60 s`)));
      outgoing.once("error", reject);
      outgoing.end(content?.body);
    });
  }

  return {
    /** @param {string} path */
    get: (path) => send("GET", path),
    /**
     * @param {string} path
     * @param {import("./html-form.mjs").Field[]} fields
     * @param {{ origin: string }} [sender] a page elsewhere
     */
    post: (path, fields, sender = { origin }) => send("POST", path, { ...toMultipart(fields), ...sender }),
  };
}

/** @param {number} connections */
export function createAgent(connections) {
  return new Agent({ keepAlive: true, maxSockets: connections });
}

/** @param {import("./html-form.mjs").Field[]} fields */
export function toMultipart(fields) {
  const boundary = `----bench${randomBytes(12).toString("hex")}`;
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { contentType: `multipart/form-data; boundary=${boundary}`, body: `${parts.join("")}--${boundary}--\r\n` };
}
