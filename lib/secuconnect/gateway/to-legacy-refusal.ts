import type { LegacyRefusal } from "#lib/domain/legacy-refusal.ts";
import type { LegacyResult } from "#lib/ports.ts";
import { ApiFailure, OAuthFailure, SecuconnectError } from "../errors.ts";
import { InvalidRequest } from "../request.ts";

/** Every reason of the provider's tables, in its spelling (secuconnect-api §6, D). What follows a colon is about one case. */
const REASONS: Record<string, LegacyRefusal> = {
  "no payload provided": "noPayload",
  "amount is missing": "amountMissing",
  "currency is missing": "currencyMissing",
  "customer id is missing": "customerMissing",
  "access to contract denied": "contractDenied",
  "contract disallows transactions": "contractForbidsTransactions",
  "product id is missing": "productMissing",
  "api key disallows payment method": "methodForbidden",
  "duplicate order_id": "duplicateOrder",
  "contract id missing": "contractMissing",
  "contract disallows payment": "contractForbidsPayment",
  "transaction not found": "notFound",
  "transaction not accepted": "notAccepted",
  "transaction status disallows canceling": "statusForbidsCancelling",
  "transaction status change failed": "statusChangeFailed",
  "invalid id": "invalidId",
  "unknown transaction": "unknownTransaction",
  "access to transaction denied": "transactionDenied",
  "transaction status disallows capturing": "statusForbidsReport",
};

/** A reason nobody listed still says by its exception what kind of no it is. */
const EXCEPTIONS: Record<string, LegacyRefusal> = {
  ProductFormatException: "invalid",
  ProductNotAllowedException: "notAllowed",
  ProductNotFoundException: "unknownTransaction",
  ProductDuplicateException: "duplicateOrder",
  ProductUpdateFailedException: "statusForbids",
};

/** @throws what is no failure of a call */
export function toLegacyFailure(failure: unknown): Exclude<LegacyResult<never>, { kind: "answer" }> {
  if (failure instanceof InvalidRequest) return { kind: "refused", refusal: "invalid", supportId: null };
  if (!(failure instanceof SecuconnectError)) throw failure;
  const supportId = failure instanceof ApiFailure ? failure.supportId : null;
  if (failure.outcome === "unknown") return { kind: "unknown", supportId };
  return { kind: "refused", refusal: toRefusal(failure), supportId };
}

function toRefusal(failure: SecuconnectError): LegacyRefusal {
  if (failure instanceof OAuthFailure) return "notAllowed";
  if (!(failure instanceof ApiFailure)) return "unreachable";
  const reason = (failure.details ?? "").split(":")[0]?.trim().toLowerCase() ?? "";
  return REASONS[reason] ?? EXCEPTIONS[failure.exception] ?? "other";
}
