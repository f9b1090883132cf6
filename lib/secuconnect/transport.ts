import type { z } from "zod";
import { ApiFailure, OAuthFailure, TransportFailure, UnreadableAnswer } from "./errors.ts";
import { ApiError } from "./wire/error.ts";
import { OAuthError } from "./wire/oauth.ts";

/** An HTTP answer, read to its end. */
export interface RawAnswer {
  status: number;
  body: unknown;
  retryAfterSeconds: number | null;
}

/** Connection errors that prove that nothing was sent. */
const NEVER_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/**
 * One HTTP exchange with a deadline; redirects are not followed.
 * @throws TransportFailure when no answer came; UnreadableAnswer when a 2xx body is not JSON
 */
export async function exchange(
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string },
  seconds: number,
): Promise<RawAnswer> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      ...init,
      redirect: "manual",
      cache: "no-store",
      signal: AbortSignal.timeout(seconds * 1000),
    });
    text = await response.text();
  } catch (error) {
    const code = causeCode(error);
    throw new TransportFailure(code, NEVER_SENT.has(code) ? "notDone" : "unknown", error);
  }
  const retryAfter = Number(response.headers.get("retry-after") ?? Number.NaN);
  return {
    status: response.status,
    body: parseJson(text),
    retryAfterSeconds: Number.isFinite(retryAfter) ? Math.min(Math.max(retryAfter, 0), 60) : null,
  };
}

function causeCode(error: unknown): string {
  const { cause, name } = error as { cause?: { code?: string }; name?: string };
  return cause?.code ?? name ?? "unknown";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The parsed body of a successful API answer.
 * @throws ApiFailure, UnreadableAnswer
 */
export function readAnswer<T>(answer: RawAnswer, schema: z.ZodType<T>): T {
  if (answer.status < 200 || answer.status > 299) throw toApiFailure(answer);
  const parsed = schema.safeParse(answer.body);
  // Paths only: the values may be personal data.
  if (!parsed.success) {
    const where = parsed.error.issues.map((issue) => issue.path.join(".") || "body").join(", ");
    throw new UnreadableAnswer(`HTTP ${answer.status}, ${where}`);
  }
  return parsed.data;
}

function toApiFailure(answer: RawAnswer): ApiFailure {
  const parsed = ApiError.safeParse(answer.body);
  const outcome = answer.status >= 500 || answer.status === 408 || !parsed.success ? "unknown" : "notDone";
  if (!parsed.success) {
    // 429 is answered by a gate before the call is looked at; other bodies without our error shape prove nothing.
    const never = answer.status === 429 ? "notDone" : outcome;
    return new ApiFailure(answer.status, "NoErrorBody", null, null, never, answer.retryAfterSeconds);
  }
  const { error, code, supportId } = parsed.data;
  return new ApiFailure(answer.status, error, code ?? null, supportId ?? null, outcome, answer.retryAfterSeconds);
}

/** @throws OAuthFailure, or ApiFailure for trouble that has nothing to do with the credentials */
export function failToken(answer: RawAnswer): never {
  const parsed = OAuthError.safeParse(answer.body);
  if (parsed.success && answer.status < 500 && answer.status !== 429) {
    throw new OAuthFailure(parsed.data.error, answer.status);
  }
  throw new ApiFailure(answer.status, "TokenUnavailable", null, null, "notDone", answer.retryAfterSeconds);
}
