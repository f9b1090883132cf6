// biome-ignore-all lint/suspicious/noExplicitAny: tests read replies as they come, without a schema in between
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  SANDBOX_CLIENT_ID,
  SANDBOX_CLIENT_SECRET,
  SANDBOX_CONTRACT,
} from "#lib/secuconnect/wire/sandbox-credentials.ts";
import { type RunningSandbox, type SandboxOptions, startSandbox } from "./sandbox.ts";

/** For tests: a sandbox in a directory of its own, spoken to over HTTP like any other client would. */
export interface SandboxProbe {
  sandbox: RunningSandbox;
  dataDir: string;
  /** calls the API with a token; `body` undefined sends none */
  call(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; reason: string; json: any; text: string }>;
  /** pulls a lever under `/_sandbox/` */
  lever(method: string, path: string, body?: unknown): Promise<any>;
  create(overrides?: Record<string, unknown>): Promise<any>;
  /** fetches a new token, as after a reset */
  renewToken(): Promise<void>;
  /** ends this process' sandbox and starts it again on the same data, which `between` may change meanwhile */
  restart(between?: () => void): Promise<void>;
  close(): Promise<void>;
}

export const TOKEN_REQUEST = {
  grant_type: "client_credentials",
  client_id: SANDBOX_CLIENT_ID,
  client_secret: SANDBOX_CLIENT_SECRET,
};

export async function openProbe(options: Partial<SandboxOptions> = {}): Promise<SandboxProbe> {
  const dataDir = mkdtempSync(join(tmpdir(), "sandbox-"));
  let sandbox = await startSandbox({ dataDir, seed: "probe", ...options });
  let token: string | null = null;

  const send = async (method: string, url: string, body: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(url, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    let json: unknown = null;
    try {
      json = JSON.parse(text);
    } catch {}
    return { status: answer.status, reason: answer.statusText, json: json as any, text };
  };

  const probe: SandboxProbe = {
    get sandbox() {
      return sandbox;
    },
    dataDir,
    async renewToken() {
      token = (await send("POST", sandbox.tokenUrl, TOKEN_REQUEST)).json.access_token;
    },
    async call(method, path, body) {
      if (token === null) await probe.renewToken();
      return send(method, `${sandbox.apiUrl}${path}`, body, { Authorization: `Bearer ${token}` });
    },
    async lever(method, path, body) {
      return (await send(method, `${sandbox.baseUrl}/_sandbox/${path}`, body)).json;
    },
    async create(overrides = {}) {
      return (await probe.call("POST", "/Smart/Transactions", { ...buildOrder(), ...overrides })).json;
    },
    async restart(between) {
      const { port, smtpPort } = sandbox;
      await sandbox.close();
      between?.();
      sandbox = await startSandbox({ dataDir, port, smtpPort, ...options });
      await forgetConnections(sandbox.baseUrl);
    },
    async close() {
      await sandbox.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return probe;
}

/** Lets fetch notice that its kept connections are gone: on a busy machine a wait alone is not enough. */
async function forgetConnections(baseUrl: string): Promise<void> {
  for (let calm = 0; calm < 2; ) {
    await new Promise((resolve) => setTimeout(resolve, 25));
    const answer = await fetch(`${baseUrl}/_sandbox/`).catch(() => null);
    calm = answer === null ? 0 : calm + 1;
    await answer?.text();
  }
}

/** An order of 30,70 € as a shop would send it. */
export function buildOrder(pushUrl?: string) {
  return {
    is_demo: true,
    intent: "sale",
    contract: { id: SANDBOX_CONTRACT },
    customer: {
      contact: {
        forename: "Erika",
        surname: "Probe",
        email: "erika@example.test",
        phone: "+49 177 55-55",
        dob: "1965-12-31",
        address: { street: "Testweg", street_number: "7", postal_code: "01896", city: "Pulsnitz", country: "DE" },
      },
    },
    transactionRef: "Demo-Shop Bestellung 10042",
    merchantRef: "10042",
    basket: {
      products: [
        { id: 1, item_type: "article", desc: "Tasse", articleNumber: "T-1", quantity: 2, priceOne: 1290, tax: 19 },
        { id: 2, item_type: "shipping", desc: "Versand", quantity: 1, priceOne: 490, tax: 19 },
      ],
    },
    basket_info: { sum: 3070, currency: "EUR" },
    ...(pushUrl === undefined ? {} : { application_context: { return_urls: { url_push: pushUrl } } }),
  };
}

export interface PushReceiver {
  url: string;
  received: { id: string; data: { id: string }[] }[];
  /** HTTP status of the next answers */
  status: number;
  close(): Promise<void>;
}

/** A shop's push address, reduced to what it hears. */
export async function openReceiver(): Promise<PushReceiver> {
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    receiver.received.push(JSON.parse(Buffer.concat(chunks).toString()));
    response.writeHead(receiver.status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const receiver: PushReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/push/secret`,
    received: [],
    status: 200,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return receiver;
}
