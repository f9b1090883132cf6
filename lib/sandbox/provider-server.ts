import type { IncomingMessage, ServerResponse } from "node:http";
import type { ProviderCall, ProviderRequest } from "./endpoint.ts";
import { readExceptionOutcome } from "./exception-outcome.ts";
import { drawLatency, takeOutcome } from "./faults.ts";
import { type HttpAnswer, parseBodyText, readBodyText, sendAnswer, toPhpJson } from "./http-messages.ts";
import type { Verdict } from "./prepare-and-start.ts";
import { parseProviderCall } from "./provider-calls.ts";
import { ProviderError, renderErrorBody } from "./provider-error.ts";
import type { StoredRequest } from "./state.ts";
import { buildTokenError, checkToken, issueToken, revokeToken } from "./tokens.ts";
import type { World } from "./world.ts";

const JSON_TYPE = "application/json; charset=UTF-8";
const API_HEADERS = { "Content-Language": "en_GB", "Access-Control-Allow-Origin": "*" };
const NO_STORE = { "Cache-Control": "no-store", Pragma: "no-cache", "Access-Control-Allow-Origin": "*" };

const HTML_502 =
  "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n";

/**
 * Answers one request to the provider's surface: recorded first, then carried out as the levers and the weather want
 * it. Pushes caused by the call leave after its answer, or before in mode `early`.
 */
export async function serveProvider(
  world: World,
  incoming: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const begun = Date.now();
  const text = await readBodyText(incoming);
  const body = parseBodyText(text, incoming.headers["content-type"]);
  const route = parseProviderCall(incoming.method ?? "GET", url);
  const record = recordRequest(world, incoming, url, route, body, begun);
  const outcome = route === null ? null : takeOutcome(world.store, route);
  record.outcome = outcome;
  const { authorization } = incoming.headers;
  const carryOut = (entry = record) =>
    answerCall(world, route, { query: url.searchParams, body, authorization, record: entry, outcome });

  const [kind = "", ms = ""] = (outcome ?? "").split(":");
  if (kind === "late") {
    closeRecord(world, record, null);
    incoming.socket.destroy();
    const seed = world.store.meta.seed;
    await wait(Number(ms));
    if (world.store.meta.seed !== seed) return;
    await carryOut();
    world.store.flush();
    return world.pushes.release();
  }
  await wait((kind === "slow" ? Number(ms) : 0) + drawLatency(world.store));
  if (kind === "lostRequest") {
    closeRecord(world, record, null);
    incoming.socket.destroy();
    return;
  }
  let answer = breakBefore(world, kind, outcome, authorization) ?? (await carryOut());
  if (kind === "twice") await carryOut({ ...record });
  if (kind === "garbage")
    answer = { ...answer, body: String(answer.body).slice(0, Math.floor(answer.body.length / 2)) };
  await world.pushes.releaseEarly();
  closeRecord(world, record, kind === "lostAnswer" ? null : answer);
  if (kind === "lostAnswer") incoming.socket.destroy();
  else sendAnswer(response, answer);
  setImmediate(() => world.pushes.release());
}

interface CallInput extends Omit<ProviderRequest, "route" | "verdict"> {
  outcome: string | null;
}

async function answerCall(world: World, route: ProviderCall | null, input: CallInput): Promise<HttpAnswer> {
  if (route?.call === "token") return answerToken(world, input.body);
  try {
    if (route === null) throw new ProviderError("ProductNotFoundException", `No such endpoint: ${input.record.path}`);
    if (input.outcome === "unavailable") throw buildUnavailableError();
    const verdict: Verdict = input.outcome === "declined" || input.outcome === "pending" ? input.outcome : null;
    if (route.endpoint.isOpen !== true) checkToken(world, input.authorization);
    const reply = await route.endpoint.answer(world, { ...input, route, verdict });
    if (Buffer.isBuffer(reply)) {
      return {
        status: 200,
        contentType: "image/png",
        headers: { "Cache-Control": "public, max-age=300" },
        body: reply,
      };
    }
    return { status: 200, contentType: JSON_TYPE, headers: API_HEADERS, body: toPhpJson(reply) };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return toErrorAnswer(world, error);
  }
}

function answerToken(world: World, body: unknown): HttpAnswer {
  const reply = issueToken(world, body);
  const refused = "error" in reply;
  const headers = refused ? { ...NO_STORE, "Cache-Control": "no-store, no-cache, must-revalidate" } : NO_STORE;
  return { status: refused ? 400 : 200, contentType: JSON_TYPE, headers, body: toPhpJson(reply) };
}

/** Answers that are given instead of doing anything; null when the call is to be carried out. */
function breakBefore(
  world: World,
  kind: string,
  outcome: string | null,
  authorization: string | undefined,
): HttpAnswer | null {
  const exception = outcome === null ? null : readExceptionOutcome(outcome);
  if (exception !== null) return toErrorAnswer(world, exception);
  if (kind === "error500") {
    return toErrorAnswer(world, new ProviderError("ProductInternalException", "Payment transaction creation failed"));
  }
  if (kind === "html") return { status: 502, contentType: "text/html", body: HTML_502 };
  if (kind === "rate") {
    return { status: 429, contentType: "text/plain", headers: { "Retry-After": "1" }, body: "Too Many Requests" };
  }
  if (kind !== "expiredToken") return null;
  revokeToken(world, authorization);
  return toErrorAnswer(world, buildTokenError(world));
}

function buildUnavailableError(): ProviderError {
  return new ProviderError("ProductNotAllowedException", "Payment method not available (for this customer)");
}

function toErrorAnswer(world: World, error: ProviderError): HttpAnswer {
  const body = toPhpJson(renderErrorBody(error, world.ids.drawSupportId()));
  return { status: error.httpStatus, reason: error.exception, contentType: JSON_TYPE, headers: API_HEADERS, body };
}

function recordRequest(
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
    answer: null,
  };
  world.store.addRequest(record);
  world.store.save("meta");
  return record;
}

function closeRecord(world: World, record: StoredRequest, answer: HttpAnswer | null): void {
  const now = Date.now();
  record.answeredAt = new Date(now).toISOString();
  record.ms = now - Date.parse(record.at);
  record.status = answer?.status ?? null;
  if (typeof answer?.body === "string") {
    const reply = parseBodyText(answer.body, JSON_TYPE);
    record.error = (reply as { error?: string } | undefined)?.error ?? null;
    record.answer = record.call === "token" && record.error === null ? "(Token)" : reply;
  }
  world.store.save("requests", record.n);
  world.store.flush();
}

function hideSecret(body: unknown): unknown {
  return typeof body === "object" && body !== null ? { ...body, client_secret: "…" } : body;
}

function wait(ms: number): Promise<void> {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve();
}
