import type { GatewayResult } from "#lib/ports.ts";
import { CODE_TOKEN_REQUIRED } from "#lib/secuconnect/wire/error.ts";
import { ApiFailure, type SecuconnectError } from "../errors.ts";
import { InvalidRequest } from "../request.ts";

/** Every failure sorted: refused says that nothing changed at the provider, unknown that something may have. */
export function toResult(failure: SecuconnectError): GatewayResult<never> {
  // Whether a gate said so before the request was read, or somebody behind it, is not to be seen from here.
  const isUnknown = failure.outcome === "unknown" || (failure instanceof ApiFailure && failure.status === 429);
  if (isUnknown) return { kind: "unknown", reason: failure.message };
  // Repeating a request that is not valid changes nothing, as if the provider had said so.
  if (failure instanceof InvalidRequest) {
    return { kind: "refused", reason: failure.message, retryable: false, supportId: null };
  }
  if (!(failure instanceof ApiFailure)) {
    return { kind: "refused", reason: failure.message, retryable: true, supportId: null };
  }
  return {
    kind: "refused",
    reason: failure.exception,
    retryable: !isAboutThisOrder(failure),
    supportId: failure.supportId,
  };
}

/** Only a definite no to this transaction ends an attempt; trouble with token, line or load is tried again later. */
function isAboutThisOrder(failure: ApiFailure): boolean {
  if (failure.status === 401 || failure.code === CODE_TOKEN_REQUIRED) return false;
  return failure.status >= 400 && failure.status < 500;
}
