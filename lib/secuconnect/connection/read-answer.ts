import { isUtf8 } from "node:buffer";
import type { z } from "zod";
import { type ApiException, CODE_TOKEN_REQUIRED } from "#lib/secuconnect/wire/error.ts";
import { NumberOrText } from "#lib/secuconnect/wire/php-values.ts";
import {
  ApiFailure,
  type ApiRefusal,
  OAuthFailure,
  ProductBackendproviderException,
  ProductDuplicateException,
  ProductFormatException,
  ProductInternalException,
  ProductNotAllowedException,
  ProductNotFoundException,
  ProductSecurityException,
  ProductUpdateFailedException,
  type SecuconnectError,
  UnreadableAnswer,
} from "../errors.ts";
import type { HttpAnswer } from "./transport.ts";

/** Not JSON, not UTF-8 or too long; told apart from nothing at all, which is `undefined`. */
const UNREADABLE = Symbol("unreadable");

/** The JSON of a body, `undefined` when there is none. */
export function parseBody(body: Buffer | null): unknown {
  if (body === null) return UNREADABLE;
  if (body.length === 0) return undefined;
  // A decoder would put replacement signs where damage is, and they would pass for what the provider wrote.
  if (!isUtf8(body)) return UNREADABLE;
  const text = body.toString("utf8");
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    return text.trim() === "" ? undefined : UNREADABLE;
  }
}

/**
 * The parsed reply of an API call. Any 2xx is a success (secuconnect-api §2.1, I).
 * @throws SecuconnectError
 */
export function readAnswer<T>(answer: HttpAnswer, reply: z.ZodType<T>): T {
  const body = parseBody(answer.body);
  if (answer.status < 200 || answer.status > 299) throw toFailure(answer, body);
  if (body === UNREADABLE) throw new UnreadableAnswer(`HTTP ${answer.status}, no JSON`);
  // Before the schema, because some of them ask for nothing at all.
  if (readApiError(body) !== null) throw toFailure(answer, body);
  const parsed = safeParse(reply, body);
  if (parsed.success) return parsed.data;
  throw new UnreadableAnswer(`HTTP ${answer.status}, ${listPaths(parsed.issues)}`);
}

type Parsed<T> = { success: true; data: T } | { success: false; issues: readonly { path: readonly PropertyKey[] }[] };

/** A schema that stumbles over something nobody thought of has not read it either. */
function safeParse<T>(reply: z.ZodType<T>, body: unknown): Parsed<T> {
  try {
    const parsed = reply.safeParse(body);
    return parsed.success ? parsed : { success: false, issues: parsed.error.issues };
  } catch {
    return { success: false, issues: [] };
  }
}

/** Names of fields only: values may be personal data, and so may names that no schema knows. */
function listPaths(issues: readonly { path: readonly PropertyKey[] }[]): string {
  const paths = issues.slice(0, 5).map(({ path }) => {
    const known = path.map((part) => (typeof part === "number" || /^[a-z]\w{0,31}$/i.test(String(part)) ? part : "?"));
    return known.join(".") || "body";
  });
  return paths.length === 0 ? "body" : paths.join(", ");
}

/**
 * A refusal by whoever stands before the call. Not 408: given while the call may be under way; nor 429: a gate that counts
 * says nothing about who we are. Whatever the body says.
 */
function isByGate(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

/** @returns whether the API wants a new token (secuconnect-api §1.5: 403 with 2003 is D, 401 is S) */
export function isTokenRefused(answer: HttpAnswer): boolean {
  if (answer.status === 401) return true;
  if (!isByGate(answer.status)) return false;
  const body = parseBody(answer.body);
  const error = readApiError(body);
  if (error !== null) return answer.status === 403 && error.code === CODE_TOKEN_REQUIRED;
  return readErrorName(body) === "invalid_token";
}

/** The names of RFC 6749 and 6750 that say something about who we are. */
const OAUTH_NAME =
  /^(invalid_(client|grant|request|scope|token)|un(authorized_client|supported_grant_type)|(expired|insufficient)_(token|scope)|access_denied)$/;

const ERROR_NAME = /^([a-z]{1,20}(_[a-z]{1,20}){1,4}|[A-Z][A-Za-z]{2,60})$/;

/** Name of an error in either shape; null where there is none. Anything else in its place might be a secret. */
export function readErrorName(body: unknown): string | null {
  const name = (body as { error?: unknown } | null | undefined)?.error;
  return typeof name === "string" && ERROR_NAME.test(name) ? name : null;
}

type ErrorBody = Pick<ApiRefusal, "exception" | "code" | "supportId" | "details" | "userText">;

/**
 * The API's own error body (secuconnect-api §9.1), each field for itself: a strange detail must not hide a clear no.
 * @returns null for other people's errors: `{"error":"Not Found"}` of a proxy says nothing about the call
 */
function readApiError(body: unknown): ErrorBody | null {
  const exception = readErrorName(body);
  if (exception === null) return null;
  const fields = body as Record<string, unknown>;
  const text = (name: string) => (typeof fields[name] === "string" ? fields[name] : null);
  const code = NumberOrText.safeParse(fields.code).data ?? null;
  const supportId = /^[\w-]{1,64}$/.exec(text("supportId") ?? "")?.[0] ?? null;
  const isOurs =
    exception.endsWith("Exception") || (fields.status === "error" && (code !== null || supportId !== null));
  return isOurs ? { exception, code, supportId, details: text("error_details"), userText: text("error_user") } : null;
}

function toFailure(answer: HttpAnswer, body: unknown): SecuconnectError {
  const { status, retryAfterSeconds } = answer;
  const error = readApiError(body);
  if (error === null) {
    const name = readErrorName(body);
    if (name !== null && OAUTH_NAME.test(name) && isByGate(status)) return new OAuthFailure(name, status);
    // An answer in nobody's words proves nothing; these two are given by a gate before a call is looked at.
    const outcome = status === 401 || status === 429 ? "notDone" : "unknown";
    const nothing = { code: null, supportId: null, details: null, userText: null };
    return new ApiFailure({ status, exception: "NoErrorBody", outcome, retryAfterSeconds, ...nothing });
  }
  const outcome = judgeOutcome(error.exception, error.code, status);
  return toApiFailure({ ...error, status, outcome, retryAfterSeconds });
}

const EXCEPTIONS: Record<ApiException, { kind: typeof ApiFailure; outcome: ApiRefusal["outcome"] }> = {
  ProductFormatException: { kind: ProductFormatException, outcome: "notDone" },
  ProductNotAllowedException: { kind: ProductNotAllowedException, outcome: "notDone" },
  ProductNotFoundException: { kind: ProductNotFoundException, outcome: "notDone" },
  ProductDuplicateException: { kind: ProductDuplicateException, outcome: "notDone" },
  ProductUpdateFailedException: { kind: ProductUpdateFailedException, outcome: "notDone" },
  ProductSecurityException: { kind: ProductSecurityException, outcome: "notDone" },
  ProductInternalException: { kind: ProductInternalException, outcome: "unknown" },
  ProductBackendproviderException: { kind: ProductBackendproviderException, outcome: "unknown" },
};

function findException(name: string) {
  return Object.hasOwn(EXCEPTIONS, name) ? EXCEPTIONS[name as ApiException] : undefined;
}

function toApiFailure(refusal: ApiRefusal): ApiFailure {
  const Kind = findException(refusal.exception)?.kind ?? ApiFailure;
  return new Kind(refusal);
}

/** By name first, by code second, by HTTP status last: only 403 is evidenced (secuconnect-api §9.2). */
function judgeOutcome(exception: string, code: number | null, status: number): ApiRefusal["outcome"] {
  // "It worked" and "it failed" in one answer: nobody knows.
  if (status < 400) return "unknown";
  if (status === 429) return "notDone";
  const known = findException(exception);
  if (known !== undefined) return known.outcome;
  if (code !== null && code >= 1000 && code < 2000) return "unknown";
  return status >= 500 || status === 408 ? "unknown" : "notDone";
}
