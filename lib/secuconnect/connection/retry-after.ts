/** Longest pause the provider can order (G-13), and the one for a 429 that names none. */
export const LONGEST_PAUSE_SECONDS = 60;
const UNNAMED_PAUSE_SECONDS = 1;

/**
 * Seconds of a `Retry-After` header, 0 to 60: a number of seconds or an HTTP date (RFC 9110 §10.2.3). A date counts from
 * the answer's own `Date`, so that a wrong clock on either side does no harm.
 * @param wall our time, milliseconds since 1970
 * @returns null without a header that can be read
 */
export function parseRetryAfter(header: string | undefined, date: string | undefined, wall: number): number | null {
  const text = header?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(text)) return Math.min(Number(text), LONGEST_PAUSE_SECONDS);
  if (!/^[A-Z][a-z]+,? /.test(text)) return null;
  const until = Date.parse(text);
  if (Number.isNaN(until)) return null;
  const sent = Date.parse(date ?? "");
  const seconds = (until - (Number.isNaN(sent) ? wall : sent)) / 1000;
  return Math.min(Math.max(seconds, 0), LONGEST_PAUSE_SECONDS);
}

/** For how long an answer silences the whole connection; 0 for most. */
export function pauseSecondsOf(answer: { status: number; retryAfterSeconds: number | null }): number {
  if (answer.status === 429) return answer.retryAfterSeconds ?? UNNAMED_PAUSE_SECONDS;
  return answer.status === 503 ? (answer.retryAfterSeconds ?? 0) : 0;
}
