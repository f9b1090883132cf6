import type { IncomingMessage } from "node:http";
import type { ProviderCall } from "./endpoint.ts";
import { type HttpAnswer, JSON_TYPE, parseBodyText } from "./http-messages.ts";
import type { StoredRequest } from "./state.ts";
import type { World } from "./world.ts";

/** Begins the ledger's entry for a request. */
export function recordRequest(
  world: World,
  incoming: IncomingMessage,
  url: URL,
  route: ProviderCall | null,
  body: unknown,
  begun: number,
): StoredRequest {
  const { meta } = world.store;
  meta.requests += 1;
  const record: StoredRequest = {
    n: meta.requests,
    at: new Date(begun).toISOString(),
    answeredAt: null,
    ms: null,
    method: incoming.method ?? "GET",
    path: url.pathname + url.search,
    call: route?.call ?? "unknown",
    paymentMethod: route?.paymentMethod ?? null,
    stx: route?.stx ?? null,
    pci: route?.pci ?? null,
    body: route?.call === "token" ? hideSecret(body) : (body ?? null),
    outcome: null,
    status: null,
    error: null,
    droppedFields: [],
    effects: [],
    warnings: [],
    answer: null,
  };
  world.store.addRequest(record);
  world.store.save("meta");
  return record;
}

/** Completes it, and puts everything the request has changed on the disk. @param answer null when none was given */
export function closeRecord(world: World, record: StoredRequest, answer: HttpAnswer | null): void {
  const now = Date.now();
  record.answeredAt = new Date(now).toISOString();
  record.ms = now - Date.parse(record.at);
  record.status = answer?.status ?? null;
  if (typeof answer?.body === "string") {
    const reply = answer.reply ?? parseBodyText(answer.body, JSON_TYPE);
    record.error = (reply as { error?: string } | undefined)?.error ?? null;
    record.answer = record.call === "token" && record.error === null ? "(Token)" : reply;
  }
  world.store.save("requests", record.n);
  world.store.flush();
}

function hideSecret(body: unknown): unknown {
  return typeof body === "object" && body !== null ? { ...body, client_secret: "…" } : body;
}
