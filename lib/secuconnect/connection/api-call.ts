import type { z } from "zod";

/** One operation of the provider, ready to be sent. */
export interface ApiCall<T> {
  /** How logs and errors name it, e.g. `smartTransactions.create`. */
  operation: string;
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below `/api/v2`, built with `apiPath` so that ids cannot leave their segment. */
  path: string;
  query?: URLSearchParams;
  /** Sent as JSON; left out, the request has no body at all. */
  body?: unknown;
  reply: z.ZodType<T>;
}

/**
 * Sends a call and returns its parsed reply. Only reads are repeated on their own (secuconnect-api §9.4), and any call
 * once after its token was refused.
 * @throws SecuconnectError whose `outcome` says whether the call may have taken effect
 */
export type CallApi = <T>(call: ApiCall<T>) => Promise<T>;

/** Template tag for paths: every value becomes one encoded segment. */
export function apiPath(parts: TemplateStringsArray, ...values: string[]): string {
  return parts.reduce((path, part, index) => path + encodeSegment(values[index - 1] ?? "") + part);
}

/** Half a surrogate pair has no encoding. Left as it is, it is refused with every other path that is none. */
function encodeSegment(value: string): string {
  try {
    return encodeURIComponent(value);
  } catch {
    return value;
  }
}
