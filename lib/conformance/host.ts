import type { SentReply } from "./compare.ts";
import type { ExampleRequest } from "./example.ts";
import type { Levers } from "./levers.ts";

/** Where to knock and as whom. */
export interface HostSettings {
  /** ends in `/api/v2` */
  apiUrl: string;
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  /** `GCR_…` */
  contract: string;
}

/** Values that take the place of `{name}` in paths and bodies. */
export type Ids = Record<string, string>;

const DEADLINE_MS = 60_000;

/** A server that speaks the provider's protocol, spoken to over HTTP without any client of ours in between. */
export class Host {
  readonly settings: HostSettings;
  /** what only the emulator has; null against the provider's own host */
  readonly levers: Levers | null;
  private token: Promise<string> | null = null;

  constructor(settings: HostSettings, levers: Levers | null = null) {
    this.settings = settings;
    this.levers = levers;
  }

  /** Sends a request with a token unless it says otherwise; `ids` fill its placeholders. */
  async send(request: ExampleRequest, ids: Ids = {}): Promise<SentReply> {
    const known: Ids = {
      gcr: this.settings.contract,
      clientId: this.settings.clientId,
      clientSecret: this.settings.clientSecret,
      ...ids,
    };
    const path = fillText(request.path, known);
    const headers: Record<string, string> = { Accept: "application/json", ...request.headers };
    const isToken = path.startsWith("/oauth/token");
    if (!isToken && request.token === "worthless") headers.Authorization = "Bearer 0worthless0worthless0worth";
    else if (!isToken && request.token === undefined && headers.Authorization === undefined) {
      headers.Authorization = `Bearer ${await this.getToken()}`;
    }
    const body = fillPlaceholders(request.body, known);
    if (body !== undefined) headers["Content-Type"] ??= "application/json";
    return exchange(this.resolve(path), {
      method: request.method,
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, fillText(value, known)])),
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
  }

  /** @throws Error naming status and body when the reply is no success */
  async call(method: ExampleRequest["method"], path: string, body?: unknown): Promise<Record<string, unknown>> {
    const reply = await this.send({ method, path: `/api/v2${path}`, ...(body === undefined ? {} : { body }) });
    if (reply.status >= 200 && reply.status < 300) return reply.body as Record<string, unknown>;
    throw new Error(`${method} ${path} answered ${reply.status}: ${JSON.stringify(reply.body).slice(0, 300)}`);
  }

  getToken(): Promise<string> {
    this.token ??= this.fetchToken();
    return this.token;
  }

  /** The next call gets itself a new token. */
  dropToken(): void {
    this.token = null;
  }

  private async fetchToken(): Promise<string> {
    const { clientId, clientSecret } = this.settings;
    const fields = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
    const reply = await this.send({ method: "POST", path: "/oauth/token", body: fields });
    const { access_token: token, error } = reply.body as { access_token?: unknown; error?: unknown };
    if (typeof token === "string") return token;
    throw new Error(`No token: the token address answered ${reply.status} (${String(error)})`);
  }

  private resolve(path: string): string {
    if (path.startsWith("/oauth/token")) return this.settings.tokenUrl;
    const root = this.settings.apiUrl.replace(/\/api\/v2\/?$/, "");
    return `${root}${path}`;
  }
}

async function exchange(url: string, init: RequestInit): Promise<SentReply> {
  const answer = await fetch(url, { ...init, redirect: "manual", signal: AbortSignal.timeout(DEADLINE_MS) });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const isImage = answer.headers.get("content-type")?.startsWith("image/") === true;
  return {
    status: answer.status,
    reason: answer.statusText,
    headers: Object.fromEntries(answer.headers),
    body: isImage ? bytes : parseText(bytes.toString("utf8")),
  };
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Replaces `{name}` in every text of a value; a name nobody knows stays as it is. */
export function fillPlaceholders(value: unknown, ids: Ids): unknown {
  if (typeof value === "string") return fillText(value, ids);
  if (Array.isArray(value)) return value.map((entry) => fillPlaceholders(entry, ids));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, fillPlaceholders(entry, ids)]));
}

function fillText(text: string, ids: Ids): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => ids[name] ?? whole);
}
