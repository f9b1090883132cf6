import type { IncomingMessage, ServerResponse } from "node:http";

const LARGEST_BODY = 2 * 1024 * 1024;
export const JSON_TYPE = "application/json; charset=UTF-8";

/** A request body beyond 2 MiB; nothing of it was kept. */
export class BodyTooLarge extends Error {}

/** An answer before it is written to the socket. */
export interface HttpAnswer {
  status: number;
  reason?: string;
  headers?: Record<string, string>;
  contentType: string;
  body: string | Buffer;
  /** what the body says, for the ledger, where it is at hand unserialised */
  reply?: unknown;
}

/** @throws BodyTooLarge beyond 2 MiB, once all of it has gone by; or the socket's error */
export async function readBodyText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size <= LARGEST_BODY) chunks.push(chunk as Buffer);
    else chunks.length = 0;
  }
  if (size > LARGEST_BODY) throw new BodyTooLarge(`${size} bytes`);
  return Buffer.concat(chunks).toString("utf8");
}

/** Parses JSON or a form, by content type; text that is neither comes back as it is, nothing as undefined. */
export function parseBodyText(text: string, contentType: string | undefined): unknown {
  if (text.trim() === "") return undefined;
  if (contentType?.toLowerCase().startsWith("application/x-www-form-urlencoded") && !/^\s*[{[]/.test(text)) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** JSON as PHP writes it: slashes escaped, everything else plain UTF-8. */
export function toPhpJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("/", "\\/");
}

/** JSON of our own control interface. */
export function toControlAnswer(value: unknown, status = 200): HttpAnswer {
  return { status, contentType: JSON_TYPE, body: JSON.stringify(value) };
}

export function sendAnswer(response: ServerResponse, answer: HttpAnswer): void {
  if (response.destroyed || response.headersSent) return;
  if (answer.reason !== undefined) response.statusMessage = answer.reason;
  const length = String(Buffer.byteLength(answer.body));
  response.writeHead(answer.status, {
    "Content-Type": answer.contentType,
    ...answer.headers,
    "Content-Length": length,
  });
  response.end(answer.body);
}
