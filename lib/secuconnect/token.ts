import { exchange, failToken } from "./transport.ts";
import { TokenReply, type TokenRequest } from "./wire/oauth.ts";

export interface Credentials {
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  /** Deadline of the token call, in seconds. */
  tokenSeconds: number;
}

export interface TokenSource {
  /** A token that is good for some time yet. */
  get(): Promise<string>;
  /** Forgets this token if it is still the current one, so that the next `get` asks for a new one. */
  drop(token: string): void;
}

const RENEW_EARLY_SECONDS = 60;

/**
 * Client-credentials token (secuconnect-api §1.2): one request at a time however many ask, renewed a minute early.
 * @param now milliseconds of a clock that only runs forward
 */
export function createTokenSource(credentials: Credentials, now: () => number = () => performance.now()): TokenSource {
  let current: { token: string; until: number } | null = null;
  let pending: Promise<string> | null = null;
  async function fetchToken(): Promise<string> {
    const body: TokenRequest = {
      grant_type: "client_credentials",
      client_id: credentials.clientId,
      client_secret: credentials.clientSecret,
    };
    const asked = now();
    const headers = { "content-type": "application/json", accept: "application/json" };
    const init = { method: "POST", headers, body: JSON.stringify(body) };
    const answer = await exchange(credentials.tokenUrl, init, credentials.tokenSeconds);
    const parsed = TokenReply.safeParse(answer.body);
    if (answer.status !== 200 || !parsed.success) return failToken(answer);
    const early = Math.min(RENEW_EARLY_SECONDS, parsed.data.expires_in / 2);
    current = { token: parsed.data.access_token, until: asked + (parsed.data.expires_in - early) * 1000 };
    return current.token;
  }
  return {
    async get() {
      if (current !== null && now() < current.until) return current.token;
      pending ??= fetchToken().finally(() => {
        pending = null;
      });
      return pending;
    },
    drop(token) {
      if (current?.token === token) current = null;
    },
  };
}
