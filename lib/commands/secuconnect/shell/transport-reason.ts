const REASONS: readonly [pattern: RegExp, advice: string][] = [
  [
    /ECONNREFUSED/,
    "Nothing listens there. Check SECUCONNECT_API_URL and SECUCONNECT_TOKEN_URL; the sandbox starts with `npm run sandbox`.",
  ],
  [
    /ENOTFOUND|EAI_AGAIN/,
    "There is no such host, or no name service. Check SECUCONNECT_API_URL and SECUCONNECT_TOKEN_URL.",
  ],
  [/EHOSTUNREACH|ENETUNREACH/, "There is no way to that host from this machine. Check network and proxy."],
  [
    /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|SSL|EPROTO/,
    "The TLS connection failed: a proxy in between, a wrong host or a wrong clock.",
  ],
  [/time|TIMEOUT|in time/i, "No answer in time. Try again, or raise REMOTE_CALL_SECONDS."],
];

/** What to do about a connection that failed for this reason (a code of the system or words of the client). */
export function explainReason(reason: string): string {
  return REASONS.find(([pattern]) => pattern.test(reason))?.[1] ?? "Nothing was done; try again.";
}
