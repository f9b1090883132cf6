import { TokenReply, type TokenRequest } from "#lib/secuconnect/wire/oauth.ts";
import { OAuthFailure, SecuconnectError, TransportFailure } from "../errors.ts";
import type { Clock } from "./clock.ts";
import { parseBody, readErrorName } from "./read-answer.ts";
import type { ConnectionFigures, ConnectionSettings } from "./settings.ts";
import type { Exchange, HttpAnswer } from "./transport.ts";

export interface TokenSource {
  /**
   * A token that is good for some time yet: at once when there is one.
   * @throws OAuthFailure for refused credentials, TransportFailure otherwise; always `notDone`, because the call that
   *   needs the token was never made
   */
  get(): string | Promise<string>;
  /** The API refuses this token: the next `get` asks for a new one, if this is still the current one. */
  drop(token: string): void;
  /** The API refuses even this new token, so more of them are no help: none is dropped for a while. */
  keep(): void;
}

type TokenSettings = ConnectionSettings & Pick<ConnectionFigures, "tokenSeconds">;

const RENEW_EARLY_SECONDS = 60;
/** Refused credentials and failed early renewals are not tried again before (G-12: no loop). */
const PATIENCE_SECONDS = 5;
/** New tokens that are refused at once come at most this often. */
const KEEP_SECONDS = 1;
const LONGEST_LIFE_SECONDS = 24 * 60 * 60;

interface Token {
  text: string;
  renewAt: number;
  deadAt: number;
}

/**
 * Client-credentials token (secuconnect-api §1.2, D): one request at a time however many ask, renewed a minute early
 * (half-way for short-lived ones) beside the calls, which use the old one meanwhile.
 */
export function createTokenSource(settings: TokenSettings, exchange: Exchange, clock: Clock): TokenSource {
  const origin = new URL(settings.tokenUrl);
  const request: TokenRequest = {
    grant_type: "client_credentials",
    client_id: settings.clientId,
    client_secret: settings.clientSecret,
  };
  const body = JSON.stringify(request);
  const headers = {
    accept: "application/json",
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
  };
  let current: Token | null = null;
  let pending: Promise<string> | null = null;
  let refused: { failure: OAuthFailure; until: number } | null = null;
  let renewNotBefore = 0;
  let dropNotBefore = 0;

  async function fetchToken(): Promise<string> {
    const asked = clock.now();
    const path = origin.pathname + origin.search;
    const milliseconds = settings.tokenSeconds * 1000;
    const answer = await exchange({ origin, path, method: "POST", headers, body, milliseconds });
    const { access_token: text, expires_in } = readToken(answer);
    const life = Math.min(expires_in, LONGEST_LIFE_SECONDS);
    const early = Math.min(RENEW_EARLY_SECONDS, life / 2);
    current = { text, renewAt: asked + (life - early) * 1000, deadAt: asked + life * 1000 };
    return text;
  }
  function renew(): Promise<string> {
    pending ??= fetchToken()
      .catch((error: unknown) => {
        const failure = toTokenFailure(error);
        const until = clock.now() + PATIENCE_SECONDS * 1000;
        renewNotBefore = until;
        if (failure instanceof OAuthFailure) refused = { failure, until };
        throw failure;
      })
      .finally(() => {
        pending = null;
      });
    return pending;
  }
  return {
    get() {
      const now = clock.now();
      if (current !== null && now < current.deadAt) {
        // A failure of this early renewal harms nobody: the old token is still good.
        if (now >= current.renewAt && now >= renewNotBefore) void renew().catch(() => {});
        return current.text;
      }
      if (refused !== null && now < refused.until) return Promise.reject(refused.failure);
      return renew();
    },
    drop(token) {
      if (current?.text === token && clock.now() >= dropNotBefore) current = null;
    },
    keep() {
      dropNotBefore = clock.now() + KEEP_SECONDS * 1000;
    },
  };
}

/** @throws OAuthFailure, TransportFailure */
function readToken(answer: HttpAnswer): TokenReply {
  const body = parseBody(answer.body);
  if (answer.status >= 200 && answer.status <= 299) {
    const parsed = TokenReply.safeParse(body);
    // Anything else could not stand in a header.
    if (parsed.success && /^[\x21-\x7e]+$/.test(parsed.data.access_token)) return parsed.data;
  }
  // In whichever shape: a 4xx with an error name is about the credentials, never about the order that waits for them.
  const name = readErrorName(body);
  if (name !== null && answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
    throw new OAuthFailure(name, answer.status);
  }
  throw new TransportFailure(`HTTP ${answer.status} without a token`, "notDone", answer.retryAfterSeconds);
}

function toTokenFailure(error: unknown): SecuconnectError {
  if (error instanceof OAuthFailure) return error;
  if (!(error instanceof SecuconnectError))
    return new TransportFailure("token: the request could not be made", "notDone");
  const reason = error instanceof TransportFailure ? error.reason : error.name;
  return new TransportFailure(`token: ${reason}`, "notDone", error.retryAfterSeconds);
}
