/** What went wrong with a call. `outcome` says whether it may have taken effect: unknown is never failed. */
export abstract class SecuconnectError extends Error {
  abstract readonly outcome: "notDone" | "unknown";
}

/** The token endpoint refused us (RFC 6749 body). Nothing was done. */
export class OAuthFailure extends SecuconnectError {
  override name = "OAuthFailure";
  readonly outcome = "notDone";
  constructor(
    readonly code: string,
    readonly status: number,
  ) {
    super(`secuconnect refused the credentials: ${code} (HTTP ${status})`);
  }
}

/** The API refused the call with an exception of its own; a definite no unless the status is 5xx, 408 or 429. */
export class ApiFailure extends SecuconnectError {
  override name = "ApiFailure";
  constructor(
    readonly status: number,
    /** E.g. `ProductNotAllowedException`; classify by this first. */
    readonly exception: string,
    readonly code: number | null,
    readonly supportId: string | null,
    readonly outcome: "notDone" | "unknown",
    /** Seconds the provider asks us to wait, when it did. */
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(
      `secuconnect answered ${exception}${code === null ? "" : ` ${code}`} (HTTP ${status}, support id ${supportId ?? "none"})`,
    );
  }
}

/** No usable connection: refused before anything was sent (`notDone`), or lost on the way (`unknown`). */
export class TransportFailure extends SecuconnectError {
  override name = "TransportFailure";
  constructor(
    readonly reason: string,
    readonly outcome: "notDone" | "unknown",
    cause?: unknown,
  ) {
    super(`secuconnect could not be reached: ${reason}`, { cause });
  }
}

/** A success status with a body that is not what was asked for. */
export class UnreadableAnswer extends SecuconnectError {
  override name = "UnreadableAnswer";
  readonly outcome = "unknown";
  constructor(readonly what: string) {
    super(`secuconnect answered something that cannot be read: ${what}`);
  }
}
