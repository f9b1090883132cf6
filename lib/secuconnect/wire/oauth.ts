import { z } from "zod";
import { maybe } from "./php-values.ts";

/** Body of `POST /oauth/token`, as JSON or form. The only grant a shop needs. */
export const TokenRequest = z.strictObject({
  grant_type: z.literal("client_credentials"),
  client_id: z.string().min(1),
  client_secret: z.string().min(1),
});
export type TokenRequest = z.infer<typeof TokenRequest>;

/** `expires_in` is in seconds (1200 on the real system); there is no refresh token for this grant. */
export const TokenReply = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
  token_type: maybe(z.string()),
  scope: maybe(z.string()),
});
export type TokenReply = z.infer<typeof TokenReply>;

/** Error body of the token endpoint (RFC 6749), a shape of its own; see `ApiError` for all other calls. */
export const OAuthError = z.looseObject({
  error: z.string(),
  error_description: maybe(z.string()),
});
export type OAuthError = z.infer<typeof OAuthError>;
