import { OAuthError, TokenReply, type TokenRequest } from "#lib/secuconnect/wire/oauth.ts";
import { type CloseLook, exchangeOnce, type TlsFacts } from "./exchange-once.ts";

export interface DiagnosisSettings {
  /** Ends in `/api/v2`. */
  apiUrl: string;
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  /** Deadline of each of the exchanges. */
  seconds: number;
}

/** What could be seen of one address. */
export interface HostLook {
  milliseconds: number;
  status: number;
  tls: TlsFacts | null;
  /** Positive: the other clock is ahead of this one. To half a second plus half the way; null where no date came. */
  clockAheadSeconds: number | null;
}

export interface TokenLook extends HostLook {
  /** Lifetime of the token that came. */
  expiresInSeconds: number | null;
  /** Why none came: the OAuth word, e.g. `invalid_client`; null when one came or the answer says nothing. */
  refusal: string | null;
}

/**
 * Asks for a token the way the client does, and tells how that went. The token itself is not kept.
 * @throws Error whose `code` is the system's, or `TIMEOUT`
 * @see secuconnect-api §1.2 and §1.3, D/R
 */
export async function diagnoseToken(settings: DiagnosisSettings): Promise<TokenLook> {
  const { tokenUrl, clientId, clientSecret, seconds } = settings;
  const body: TokenRequest = {
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: clientSecret,
  };
  const look = await exchangeOnce(tokenUrl, { method: "POST", body: JSON.stringify(body), seconds });
  const json = parseJson(look.text);
  const token = TokenReply.safeParse(json);
  const refusal = OAuthError.safeParse(json);
  const isToken = look.status === 200 && token.success;
  return {
    ...toHostLook(look),
    expiresInSeconds: isToken ? token.data.expires_in : null,
    refusal: !isToken && refusal.success ? refusal.data.error : null,
  };
}

/**
 * Knocks at the API without a token. A refusal is what should come; host, certificate and clock are what is looked at.
 * @throws Error whose `code` is the system's, or `TIMEOUT`
 * @see secuconnect-api §1.5, D
 */
export async function diagnoseApi({ apiUrl, seconds }: DiagnosisSettings): Promise<HostLook> {
  return toHostLook(await exchangeOnce(`${apiUrl}/General/Merchants/me`, { method: "GET", seconds }));
}

function toHostLook({ status, tls, dateHeader, sentAt, receivedAt }: CloseLook): HostLook {
  // The header is cut to the second, so its middle is the best guess.
  const ahead = dateHeader === null ? null : (dateHeader + 500 - (sentAt + receivedAt) / 2) / 1000;
  return { status, tls, milliseconds: receivedAt - sentAt, clockAheadSeconds: ahead };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
