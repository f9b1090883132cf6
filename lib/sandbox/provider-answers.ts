import type { ApiException } from "#lib/secuconnect/wire/error.ts";
import type { ProviderCall, ProviderRequest } from "./endpoint.ts";
import { readExceptionOutcome } from "./exception-outcome.ts";
import { type HttpAnswer, JSON_TYPE, toPhpJson } from "./http-messages.ts";
import { buildUnavailableError, type Verdict } from "./prepare-and-start.ts";
import { ProviderError, renderErrorBody } from "./provider-error.ts";
import {
  buildTokenError,
  checkToken,
  findRefusalStatus,
  issueToken,
  type OAuthRefusal,
  revokeToken,
} from "./tokens.ts";
import { actFor, type World } from "./world.ts";

const ALLOW_ORIGIN = { "Access-Control-Allow-Origin": "*" };
const API_HEADERS = { "Content-Language": "en_GB", ...ALLOW_ORIGIN };
const NO_STORE = { "Cache-Control": "no-store", Pragma: "no-cache", ...ALLOW_ORIGIN };

function toHtmlPage(title: string): string {
  return `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`;
}

export interface CallInput extends Omit<ProviderRequest, "route" | "verdict"> {
  outcome: string | null;
}

/** Carries a call out. Refusals of the provider are answers like any other. */
export async function answerCall(world: World, route: ProviderCall | null, input: CallInput): Promise<HttpAnswer> {
  if (route?.call === "token") return answerToken(world, input);
  try {
    if (route === null) throw new ProviderError("ProductNotFoundException", `No such endpoint: ${input.record.path}`);
    if (input.outcome === "unavailable") throw buildUnavailableError();
    const verdict: Verdict = input.outcome === "declined" || input.outcome === "pending" ? input.outcome : null;
    if (route.endpoint.isOpen !== true) checkToken(world, input.authorization);
    input.record.effects.push(new Date().toISOString());
    const { answer } = route.endpoint;
    const reply = await actFor(world, input.record.n, () => answer(world, { ...input, route, verdict }));
    if (Buffer.isBuffer(reply)) {
      return {
        status: 200,
        contentType: route.endpoint.contentType ?? "image/png",
        headers: { "Cache-Control": "public, max-age=300" },
        body: reply,
      };
    }
    const headers = { ...API_HEADERS, ...toWarning(input.record.warnings) };
    return { status: 200, contentType: JSON_TYPE, headers, body: toPhpJson(reply), reply };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return toErrorAnswer(world, error);
  }
}

/** Answers that are given instead of doing anything; null when the call is to be carried out. */
export function breakBefore(world: World, outcome: string, authorization: string | undefined): HttpAnswer | null {
  const ordered = readExceptionOutcome(outcome);
  if (ordered !== null) return toErrorAnswer(world, ordered);
  const [kind, argument] = outcome.split(":");
  switch (kind) {
    case "error500":
      return toErrorAnswer(world, new ProviderError("ProductInternalException", "Payment transaction creation failed"));
    case "error":
      return toErrorAnswer(world, new ProviderError(argument as ApiException, "Ordered by a lever of the sandbox"));
    case "html":
      return { status: 502, contentType: "text/html", body: toHtmlPage("502 Bad Gateway") };
    case "rate":
      return { status: 429, contentType: "text/plain", headers: { "Retry-After": "1" }, body: "Too Many Requests" };
    case "expiredToken":
    case "codeAsText":
      revokeToken(world, authorization);
      return toErrorAnswer(world, buildTokenError(world), kind === "codeAsText");
    default:
      return null;
  }
}

/** What a proxy in front of the API says to a body beyond 2 MiB. */
export function answerTooLarge(): HttpAnswer {
  const body = toHtmlPage("413 Request Entity Too Large");
  return { status: 413, contentType: "text/html", headers: { Connection: "close" }, body };
}

/** A browser's question before a call; every origin may ask, which protects nothing (§2.7). */
export function answerPreflight(): HttpAnswer {
  const headers = {
    ...ALLOW_ORIGIN,
    "Access-Control-Allow-Methods": "GET, POST, PUT, DELETE, OPTIONS",
    "Access-Control-Allow-Headers": "Authorization, Content-Type",
  };
  return { status: 200, contentType: JSON_TYPE, headers, body: "" };
}

function answerToken(world: World, { body, authorization }: CallInput): HttpAnswer {
  const reply = issueToken(world, body, authorization);
  const refused = isRefusal(reply);
  const headers = refused ? { ...NO_STORE, "Cache-Control": "no-store, no-cache, must-revalidate" } : NO_STORE;
  return { status: refused ? findRefusalStatus(reply) : 200, contentType: JSON_TYPE, headers, body: toPhpJson(reply) };
}

function isRefusal(reply: object): reply is OAuthRefusal {
  return "error" in reply;
}

function toErrorAnswer(world: World, error: ProviderError, isCodeText = false): HttpAnswer {
  const body = renderErrorBody(error, world.ids.drawSupportId());
  const isText = isCodeText || world.store.meta.contract.codeAsText;
  return {
    status: error.httpStatus,
    reason: error.exception,
    contentType: JSON_TYPE,
    headers: API_HEADERS,
    body: toPhpJson(isText ? { ...body, code: String(body.code) } : body),
  };
}

function toWarning(warnings: readonly string[]): Record<string, string> {
  if (warnings.length === 0) return {};
  return {
    "X-Sandbox-Warning": warnings
      .join("; ")
      .replaceAll(/[^\x20-\x7e]/g, "?")
      .slice(0, 1000),
  };
}
