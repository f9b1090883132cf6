import type { ApiCall, CallApi } from "./connection/api-call.ts";
import { ApiFailure, type SecuconnectError, TransportFailure } from "./errors.ts";
import { type Credentials, createTokenSource, type TokenSource } from "./token.ts";
import { exchange, type RawAnswer, readAnswer } from "./transport.ts";
import { CODE_TOKEN_REQUIRED } from "./wire/error.ts";

export interface ClientSettings extends Credentials {
  /** Ends in `/api/v2`. */
  apiUrl: string;
  /** Deadline of a whole call, in seconds. */
  callSeconds: number;
}

/** Sends calls over HTTP with a token of its own; nothing is repeated but a call whose token was refused. */
export function createCallApi(settings: ClientSettings): CallApi {
  const tokens = createTokenSource(settings);
  return async <T>({ method, path, query, body, reply }: ApiCall<T>) => {
    const search = query === undefined || query.size === 0 ? "" : `?${query}`;
    return readAnswer(await callWithToken(settings, tokens, method, `${path}${search}`, body), reply);
  };
}

/** On 401, or 403 with code 2003, the token is renewed and the call made once more (§1.5). */
async function callWithToken(
  settings: ClientSettings,
  tokens: TokenSource,
  method: string,
  path: string,
  body: unknown,
): Promise<RawAnswer> {
  const token = await getToken(tokens);
  const answer = await send(settings, token, method, path, body);
  if (!isTokenRefused(answer)) return answer;
  tokens.drop(token);
  return send(settings, await getToken(tokens), method, path, body);
}

/** A token that cannot be had means that the call itself was never made. */
async function getToken(tokens: TokenSource): Promise<string> {
  try {
    return await tokens.get();
  } catch (error) {
    const failure = error as SecuconnectError;
    if (failure.outcome === "notDone") throw failure;
    if (failure instanceof TransportFailure) throw new TransportFailure(`token: ${failure.reason}`, "notDone", failure);
    throw new ApiFailure(0, "TokenUnreadable", null, null, "notDone");
  }
}

function send(
  settings: ClientSettings,
  token: string,
  method: string,
  path: string,
  body: unknown,
): Promise<RawAnswer> {
  const headers: Record<string, string> = { authorization: `Bearer ${token}`, accept: "application/json" };
  if (body !== undefined) headers["content-type"] = "application/json";
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  return exchange(`${settings.apiUrl}${path}`, init, settings.callSeconds);
}

function isTokenRefused(answer: RawAnswer): boolean {
  if (answer.status === 401) return true;
  const code = (answer.body as { code?: unknown } | undefined)?.code;
  return answer.status === 403 && Number(code) === CODE_TOKEN_REQUIRED;
}
