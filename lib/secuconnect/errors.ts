/**
 * What went wrong with a call, as a small tree:
 *
 * - `OAuthFailure`: the credentials are refused
 * - `ApiFailure`: the API said no; one subclass per documented exception, unknown ones stay `ApiFailure`
 * - `TransportFailure`: no usable connection, or the call was held back before it left
 * - `UnreadableAnswer`: a success nobody can read
 *
 * No message, JSON or inspection of these carries a secret or personal data. What the provider wrote in free text is
 * behind getters (`details`, `userText`) that only show it to who asks.
 */
export abstract class SecuconnectError extends Error {
  /** notDone: the call provably had no effect. unknown: it may have had one, so look before repeating. */
  abstract readonly outcome: "notDone" | "unknown";
  /** Seconds after which another try makes sense, where somebody said so; 0 to 60. */
  readonly retryAfterSeconds: number | null;

  constructor(message: string, retryAfterSeconds: number | null = null) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The credentials or the token are refused in the words of RFC 6749, by the token endpoint or by the API. */
export class OAuthFailure extends SecuconnectError {
  override name = "OAuthFailure";
  readonly outcome = "notDone";
  constructor(
    /** E.g. `invalid_client` (secuconnect-api §1.3, D). */
    readonly code: string,
    readonly status: number,
  ) {
    super(`secuconnect refused the credentials: ${code} (HTTP ${status})`);
  }
}

/** What is known about a refusal of the API (secuconnect-api §9.1, D). */
export interface ApiRefusal {
  /** HTTP status. */
  status: number;
  /** E.g. `ProductNotAllowedException`; `NoErrorBody` when the answer carried nothing of the kind. */
  exception: string;
  code: number | null;
  supportId: string | null;
  outcome: "notDone" | "unknown";
  retryAfterSeconds: number | null;
  details: string | null;
  userText: string | null;
}

/** The API refused the call, or failed at it. */
export class ApiFailure extends SecuconnectError {
  override name = "ApiFailure";
  readonly status: number;
  readonly exception: string;
  readonly code: number | null;
  readonly supportId: string | null;
  readonly outcome: "notDone" | "unknown";
  readonly #details: string | null;
  readonly #userText: string | null;

  constructor(refusal: ApiRefusal) {
    const { status, exception, code, supportId } = refusal;
    const label = code === null ? exception : `${exception} ${code}`;
    super(
      `secuconnect answered ${label} (HTTP ${status}, support id ${supportId ?? "none"})`,
      refusal.retryAfterSeconds,
    );
    this.status = status;
    this.exception = exception;
    this.code = code;
    this.supportId = supportId;
    this.outcome = refusal.outcome;
    this.#details = refusal.details;
    this.#userText = refusal.userText;
  }

  /** `error_details`: English, for developers, may repeat what was sent. Never log it. */
  get details(): string | null {
    return this.#details;
  }

  /** `error_user`: German, may be shown to the customer. */
  get userText(): string | null {
    return this.#userText;
  }
}

/** Bad or missing input. */
export class ProductFormatException extends ApiFailure {
  override name = "ProductFormatException";
}
/** No right to do this, a payment method that is not available, or (code 2003) no valid token. */
export class ProductNotAllowedException extends ApiFailure {
  override name = "ProductNotAllowedException";
}
/** No such object. */
export class ProductNotFoundException extends ApiFailure {
  override name = "ProductNotFoundException";
}
/** Exists already, e.g. the `order_id` of a legacy transaction: proves that an earlier call ran. */
export class ProductDuplicateException extends ApiFailure {
  override name = "ProductDuplicateException";
}
/** The object's status forbids it. */
export class ProductUpdateFailedException extends ApiFailure {
  override name = "ProductUpdateFailedException";
}
export class ProductSecurityException extends ApiFailure {
  override name = "ProductSecurityException";
}
/** The provider's own trouble (codes 1xxx): the call may have taken effect. */
export class ProductInternalException extends ApiFailure {
  override name = "ProductInternalException";
}
/** Trouble behind the provider, e.g. at a bank: the call may have taken effect. */
export class ProductBackendproviderException extends ApiFailure {
  override name = "ProductBackendproviderException";
}

/** No usable connection: the call never left (`notDone`), or its answer was lost (`unknown`). */
export class TransportFailure extends SecuconnectError {
  override name = "TransportFailure";
  constructor(
    /** In our words; codes of the system such as ECONNREFUSED as they are. */
    readonly reason: string,
    readonly outcome: "notDone" | "unknown",
    retryAfterSeconds: number | null = null,
  ) {
    super(`secuconnect could not be reached: ${reason}`, retryAfterSeconds);
  }
}

/** A success status with a body that is not what was asked for. */
export class UnreadableAnswer extends SecuconnectError {
  override name = "UnreadableAnswer";
  readonly outcome = "unknown";
  constructor(
    /** HTTP status and the names of the fields that do not fit; never their values. */
    readonly what: string,
  ) {
    super(`secuconnect answered something that cannot be read: ${what}`);
  }
}
