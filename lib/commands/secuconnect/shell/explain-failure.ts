import { ConfigError } from "#lib/config.ts";
import {
  ApiFailure,
  InvalidRequest,
  OAuthFailure,
  SecuconnectError,
  TransportFailure,
} from "#lib/secuconnect/index.ts";
import { EXIT, type ExitCode, UsageError } from "./exit-codes.ts";
import { toPlain } from "./layout.ts";
import { UnknownOutcome } from "./make-change.ts";
import { explainReason } from "./transport-reason.ts";

/** A failure in words, and as it stands in the JSON document. */
export interface Failure {
  exit: ExitCode;
  kind: "usage" | "settings" | "refused" | "outcomeUnknown" | "unreachable" | "unexpected";
  message: string;
  /** What to do about it. */
  advice: string | null;
  exception: string | null;
  code: number | null;
  httpStatus: number | null;
  supportId: string | null;
  /** The provider's German sentence for customers. */
  userText: string | null;
  /** The provider's English sentence for developers. */
  details: string | null;
}

const NOTHING = {
  advice: null,
  exception: null,
  code: null,
  httpStatus: null,
  supportId: null,
  userText: null,
  details: null,
};

/** Any error as something to act on. No stack, no secret; what looks like an account number is masked. */
export function explainFailure(error: unknown): Failure {
  if (error instanceof UsageError) return { ...NOTHING, exit: EXIT.usage, kind: "usage", message: error.message };
  if (error instanceof ConfigError) return { ...NOTHING, exit: EXIT.usage, kind: "settings", message: error.message };
  if (error instanceof UnknownOutcome) {
    const advice = `It may have happened. Look before repeating: ${error.lookAt}`;
    const message = `The outcome of ${error.what} is unknown: ${tellLoss(error.failure)}`;
    return { ...NOTHING, ...readRefusal(error.failure), exit: EXIT.unknown, kind: "outcomeUnknown", message, advice };
  }
  if (error instanceof SecuconnectError) return explainProvider(error);
  const message = `Unexpected: ${error instanceof Error ? error.message : String(error)}`;
  return {
    ...NOTHING,
    exit: EXIT.usage,
    kind: "unexpected",
    message,
    advice: "Run it again with --debug to see where.",
  };
}

function explainProvider(error: SecuconnectError): Failure {
  const facts = { ...NOTHING, ...readRefusal(error), message: tell(error) };
  if (error instanceof InvalidRequest) return { ...facts, exit: EXIT.usage, kind: "usage" };
  if (error instanceof OAuthFailure) {
    const advice = "Check SECUCONNECT_CLIENT_ID and SECUCONNECT_CLIENT_SECRET, and that they belong to this host.";
    return { ...facts, exit: EXIT.refused, kind: "refused", exception: error.code, httpStatus: error.status, advice };
  }
  if (error instanceof TransportFailure) {
    return { ...facts, exit: EXIT.unreachable, kind: "unreachable", advice: explainReason(error.reason) };
  }
  const isGate = error instanceof ApiFailure && error.status === 429;
  if (error instanceof ApiFailure && error.outcome === "notDone" && !isGate) {
    return { ...facts, exit: EXIT.refused, kind: "refused" };
  }
  const wait = error.retryAfterSeconds;
  const advice = wait === null ? "Nothing was changed; try again." : `Nothing was changed; try again in ${wait} s.`;
  return { ...facts, exit: EXIT.unreachable, kind: "unreachable", advice };
}

/** It was sent, so "could not be reached" would be wrong. */
function tellLoss(error: SecuconnectError): string {
  return error instanceof TransportFailure ? `the answer was lost (${error.reason})` : tell(error);
}

function tell(error: SecuconnectError): string {
  if (!(error instanceof ApiFailure)) return error.message;
  const { exception, code, status, supportId } = error;
  const label = code === null ? exception : `${exception} ${code}`;
  return `secuconnect answered ${label} (HTTP ${status}${supportId === null ? "" : `, support id ${supportId}`})`;
}

function readRefusal(error: SecuconnectError) {
  if (!(error instanceof ApiFailure)) return {};
  const { exception, code, status, supportId, userText, details } = error;
  return { exception, code, httpStatus: status, supportId, userText: mask(userText), details: mask(details) };
}

/** `error_details` may repeat what was sent. */
function mask(text: string | null): string | null {
  return text === null ? null : toPlain(text).replaceAll(/\b([A-Z]{2}\d{2})[\dA-Z ]{7,30}(\d{4})\b/g, "$1 … $2");
}
