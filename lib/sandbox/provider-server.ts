import type { IncomingMessage, ServerResponse } from "node:http";
import { drawLatency, takeOutcome } from "./faults.ts";
import { BodyTooLarge, type HttpAnswer, parseBodyText, readBodyText, sendAnswer } from "./http-messages.ts";
import { answerCall, answerPreflight, answerTooLarge, breakBefore } from "./provider-answers.ts";
import { parseProviderCall } from "./provider-calls.ts";
import { bendAnswer } from "./reply-faults.ts";
import { closeRecord, recordRequest } from "./request-record.ts";
import type { World } from "./world.ts";

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
  const route = parseProviderCall(incoming.method ?? "GET", url);
  const text = await readBodyText(incoming).catch((error: unknown) => {
    if (error instanceof BodyTooLarge) return null;
    throw error;
  });
  const body = text === null ? null : parseBodyText(text, incoming.headers["content-type"]);
  const record = recordRequest(world, incoming, url, route, body, begun);
  const finish = (answer: HttpAnswer) => {
    closeRecord(world, record, answer);
    sendAnswer(response, answer);
  };
  if (text === null) return finish(answerTooLarge());
  if (incoming.method === "OPTIONS") return finish(answerPreflight());

  const taken = route === null ? null : takeOutcome(world.store, route);
  const outcome = taken?.outcome ?? null;
  record.outcome = outcome;
  if (taken !== null) record.outcomeFrom = taken.from;
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
    world.store.addRequest(record); // again: what it did is known only now
    world.store.flush();
    return world.pushes.release();
  }
  await wait((kind === "slow" ? Number(ms) : 0) + (route === null ? 0 : drawLatency(world.store, route)));
  if (kind === "lostRequest") {
    closeRecord(world, record, null);
    incoming.socket.destroy();
    return;
  }
  let answer = breakBefore(world, outcome ?? "", authorization) ?? (await carryOut());
  if (kind === "twice") await carryOut({ ...record, warnings: [] });
  if (outcome !== null) answer = bendAnswer(answer, outcome);
  await world.pushes.releaseEarly();
  const isCut = kind === "lostAnswer" || kind === "reset";
  closeRecord(world, record, isCut ? null : answer);
  if (kind === "lostAnswer") incoming.socket.destroy();
  else if (kind === "reset") incoming.socket.resetAndDestroy();
  else if (kind === "truncated") sendHalf(response, answer);
  else sendAnswer(response, answer);
  setImmediate(() => world.pushes.release());
}

/** Promises the whole answer and breaks off in its middle. */
function sendHalf(response: ServerResponse, answer: HttpAnswer): void {
  const body = Buffer.from(answer.body);
  response.writeHead(answer.status, { "Content-Type": answer.contentType, "Content-Length": body.length });
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}

function wait(ms: number): Promise<void> {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve();
}
