import type { ApiException } from "#lib/secuconnect/wire/error.ts";

const HTTP_STATUS: Record<ApiException, number> = {
  ProductNotAllowedException: 403,
  ProductSecurityException: 401,
  ProductFormatException: 400,
  ProductNotFoundException: 404,
  ProductDuplicateException: 409,
  ProductUpdateFailedException: 409,
  ProductInternalException: 500,
  ProductBackendproviderException: 500,
};

const DEFAULT_CODE: Record<ApiException, number> = {
  ProductNotAllowedException: 2001,
  ProductSecurityException: 2002,
  ProductFormatException: 1001,
  ProductNotFoundException: 4004,
  ProductDuplicateException: 4009,
  ProductUpdateFailedException: 4010,
  ProductInternalException: 1009,
  ProductBackendproviderException: 1009,
};

/** A refusal in the provider's words; becomes an error body and, as reason phrase, the exception's name. */
export class ProviderError extends Error {
  readonly exception: ApiException;
  readonly details: string;
  readonly code: number;
  readonly httpStatus: number;

  constructor(exception: ApiException, details: string, options: { code?: number; httpStatus?: number } = {}) {
    super(`${exception}: ${details}`);
    this.exception = exception;
    this.details = details;
    this.code = options.code ?? DEFAULT_CODE[exception];
    this.httpStatus = options.httpStatus ?? HTTP_STATUS[exception];
  }
}

/** The error body as the provider writes it. `error_user` is German, whatever the language of the request. */
export function renderErrorBody(error: ProviderError, supportId: string) {
  const user =
    error.exception === "ProductNotAllowedException" && error.details.startsWith("Payment method")
      ? "Die gewählte Zahlungsart ist nicht verfügbar."
      : `Es ist ein Fehler aufgetreten (Code ${error.code})`;
  return {
    status: "error",
    error: error.exception,
    error_details: error.details,
    error_user: user,
    code: error.code,
    supportId,
  };
}
