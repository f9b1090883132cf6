import { TokenRequest } from "#lib/secuconnect/wire/oauth.ts";
import { ProviderError } from "./provider-error.ts";
import type { World } from "./world.ts";

/** A refusal of the token endpoint, in the shape of RFC 6749 instead of the provider's own. */
export interface OAuthRefusal {
  error: string;
  error_description?: string;
}

const OAUTH_REFUSALS = {
  missingGrant: { error: "invalid_request", error_description: "The grant type was not specified in the request" },
  missingClient: {
    error: "invalid_client",
    error_description: "Client credentials were not found in the headers or body",
  },
  wrongClient: { error: "invalid_client", error_description: "The client credentials are invalid" },
  missingDevice: { error: "invalid_request", error_description: 'Missing parameters: "uuid" or "code" required' },
  unknownDevice: { error: "invalid_device", error_description: "device with given uuid not configured" },
  wrongGrant: { error: "invalid_grant" },
} satisfies Record<string, OAuthRefusal>;

/** HTTP status of a refusal (§1.3). */
export function findRefusalStatus({ error }: OAuthRefusal): number {
  return error === "invalid_device" ? 401 : 400;
}

/**
 * @param authorization credentials may stand in a Basic header instead of the body
 * @returns the token reply, or the refusal
 */
export function issueToken(
  world: World,
  body: unknown,
  authorization: string | undefined,
): Record<string, unknown> | OAuthRefusal {
  const fields = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
  if (!fields.grant_type) return OAUTH_REFUSALS.missingGrant;
  const otherGrant = refuseOtherGrant(fields);
  if (otherGrant !== null) return otherGrant;
  const request = TokenRequest.safeParse({
    ...readBasic(authorization),
    grant_type: fields.grant_type,
    ...(fields.client_id === undefined ? {} : { client_id: fields.client_id, client_secret: fields.client_secret }),
  });
  if (!request.success) return OAUTH_REFUSALS.missingClient;
  if (request.data.client_id !== world.clientId || request.data.client_secret !== world.clientSecret) {
    return OAUTH_REFUSALS.wrongClient;
  }
  const { tokens } = world.store.tables;
  const now = world.clock.now();
  for (const [old, { expires }] of tokens) {
    if (expires > now) continue;
    tokens.delete(old);
    world.store.save("tokens", old);
  }
  const token = world.ids.drawToken();
  const lifetime = world.store.meta.contract.tokenLifetime;
  tokens.set(token, { expires: now + lifetime * 1000 });
  world.store.save("tokens", token);
  world.store.save("meta");
  return {
    access_token: token,
    expires_in: lifetime,
    token_type: "bearer",
    scope: "https://scope.secucard.com/e/api",
  };
}

/** Grants for devices and users exist, but nobody has registered one here. */
function refuseOtherGrant(fields: Record<string, unknown>): OAuthRefusal | null {
  switch (fields.grant_type) {
    case "client_credentials":
      return null;
    case "device":
      return fields.uuid || fields.code ? OAUTH_REFUSALS.unknownDevice : OAUTH_REFUSALS.missingDevice;
    case "refresh_token":
    case "appuser":
      return OAUTH_REFUSALS.wrongGrant;
    default: {
      const error_description = `Grant type "${String(fields.grant_type)}" not supported`;
      return { error: "unsupported_grant_type", error_description };
    }
  }
}

function readBasic(authorization: string | undefined): { client_id?: string; client_secret?: string } {
  const encoded = /^Basic\s+(\S+)$/i.exec(authorization ?? "")?.[1];
  if (encoded === undefined) return {};
  const [client_id = "", client_secret = ""] = Buffer.from(encoded, "base64").toString().split(":");
  return { client_id: decodePart(client_id), client_secret: decodePart(client_secret) };
}

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @throws ProviderError with code 2003 when the token is missing, unknown or expired on the virtual clock */
export function checkToken(world: World, authorization: string | undefined): void {
  const token = readBearer(authorization);
  const known = token === null ? undefined : world.store.tables.tokens.get(token);
  if (known === undefined || known.expires <= world.clock.now()) throw buildTokenError(world);
}

/** Makes the presented token worthless, as though it had run out early. */
export function revokeToken(world: World, authorization: string | undefined): void {
  const token = readBearer(authorization);
  if (token === null || !world.store.tables.tokens.delete(token)) return;
  world.store.save("tokens", token);
}

export function buildTokenError(world: World): ProviderError {
  const httpStatus = world.store.meta.contract.expiredTokenStatus;
  return new ProviderError("ProductNotAllowedException", "Valid auth token required", { code: 2003, httpStatus });
}

function readBearer(authorization: string | undefined): string | null {
  return /^Bearer\s+(\S+)$/i.exec(authorization ?? "")?.[1] ?? null;
}
