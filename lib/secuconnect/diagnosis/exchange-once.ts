import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { TLSSocket } from "node:tls";

/** One HTTP exchange, looked at closely. Times are milliseconds since 1970 by this machine's clock. */
export interface CloseLook {
  status: number;
  text: string;
  /** The other side's clock, to the second; null where it does not say. */
  dateHeader: number | null;
  sentAt: number;
  receivedAt: number;
  /** null over plain HTTP */
  tls: TlsFacts | null;
}

export interface TlsFacts {
  /** `TLSv1.3`, … */
  protocol: string;
  /** Whom the certificate names. */
  subject: string;
  issuer: string;
  /** End of its validity, milliseconds since 1970. */
  validUntil: number;
}

/**
 * A request on a connection of its own, beside the client's: a diagnosis must not be spared by a breaker, a retry or a
 * connection that stands already.
 * @throws Error whose `code` is the system's, or `TIMEOUT`
 */
export function exchangeOnce(
  url: string,
  init: { method: "GET" | "POST"; body?: string; seconds: number },
): Promise<CloseLook> {
  const target = new URL(url);
  const send = target.protocol === "https:" ? requestHttps : requestHttp;
  const headers = {
    accept: "application/json",
    ...(init.body === undefined ? {} : { "content-type": "application/json" }),
  };
  return new Promise((resolve, reject) => {
    const sentAt = Date.now();
    const outgoing = send(target, { method: init.method, headers, agent: false }, (answer) => {
      const receivedAt = Date.now();
      const tls = readTls(answer.socket);
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () => {
        clearTimeout(deadline);
        const date = Date.parse(answer.headers.date ?? "");
        resolve({
          status: answer.statusCode ?? 0,
          text: Buffer.concat(chunks).toString(),
          dateHeader: Number.isNaN(date) ? null : date,
          sentAt,
          receivedAt,
          tls,
        });
      });
    });
    const deadline = setTimeout(
      () => outgoing.destroy(Object.assign(new Error("no answer in time"), { code: "TIMEOUT" })),
      init.seconds * 1000,
    );
    outgoing.on("error", (error) => {
      clearTimeout(deadline);
      reject(error);
    });
    outgoing.end(init.body);
  });
}

function readTls(socket: object): TlsFacts | null {
  if (!("getPeerCertificate" in socket)) return null;
  const secured = socket as TLSSocket;
  const { subject, issuer, valid_to } = secured.getPeerCertificate();
  return {
    protocol: secured.getProtocol() ?? "unknown",
    subject: nameOf(subject?.CN),
    issuer: nameOf(issuer?.O ?? issuer?.CN),
    validUntil: Date.parse(valid_to),
  };
}

function nameOf(name: string | string[] | undefined): string {
  return [name ?? "unknown"].flat().join(", ");
}
