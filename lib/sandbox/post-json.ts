import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";

/**
 * Posts JSON the way the provider's push service does (`Connection: close`, no redirects followed).
 * @returns the HTTP status; the answer's body is irrelevant and thrown away
 * @throws Error on a broken connection, or "timeout" after `timeoutMs`
 */
export function postJson(url: string, body: string, timeoutMs: number, signal: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    const target = new URL(url);
    const send = target.protocol === "https:" ? requestHttps : requestHttp;
    const headers = {
      "Content-Type": "application/json",
      "Content-Length": Buffer.byteLength(body),
      Accept: "*/*",
      Connection: "close",
      Referer: "https://connect.secucard.com",
    };
    const outgoing = send(target, { method: "POST", headers, signal, agent: false }, (answer) => {
      answer.resume();
      answer.on("error", reject);
      resolve(answer.statusCode ?? 0);
    });
    outgoing.setTimeout(timeoutMs, () => outgoing.destroy(new Error("timeout")));
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
