import { z } from "zod";
import { maybe, NumberOrText } from "./php-values.ts";

/** Exception names the documentation knows; a reply may carry others. */
export const API_EXCEPTIONS = [
  "ProductNotAllowedException",
  "ProductSecurityException",
  "ProductFormatException",
  "ProductNotFoundException",
  "ProductDuplicateException",
  "ProductUpdateFailedException",
  "ProductInternalException",
  "ProductBackendproviderException",
] as const;
export type ApiException = (typeof API_EXCEPTIONS)[number];

/** `code` of the reply to an expired, revoked or missing token (HTTP 403, or 401 on some systems). */
export const CODE_TOKEN_REQUIRED = 2003;

/** Error body of every API call. `error_user` is German and may be shown; `supportId` belongs in the log. */
export const ApiError = z.looseObject({
  status: maybe(z.string()),
  error: z.string(),
  error_details: maybe(z.string()),
  error_user: maybe(z.string()),
  code: maybe(NumberOrText),
  supportId: maybe(z.string()),
});
export type ApiError = z.infer<typeof ApiError>;
