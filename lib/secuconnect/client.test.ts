import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { anOrder } from "#lib/domain/fixtures/order.ts";
import { type RunningSandbox, startSandbox } from "#lib/sandbox/sandbox.ts";
import { createSecuconnectClient, type SecuconnectClient } from "./client.ts";
import { ApiFailure, OAuthFailure, SecuconnectError, TransportFailure, UnreadableAnswer } from "./errors.ts";
import { createSecuconnectGateway } from "./gateway.ts";
import type { ShopFacts } from "./to-request.ts";
import { SANDBOX_CLIENT_ID, SANDBOX_CLIENT_SECRET, SANDBOX_CONTRACT } from "./wire/sandbox-credentials.ts";
import type { CreateSmartTransaction } from "./wire/smart-transaction.ts";

const FACTS: ShopFacts = {
  contract: SANDBOX_CONTRACT,
  isDemo: true,
  intent: "sale",
  autoCapture: false,
  shopUrl: "http://127.0.0.1:9",
  shopName: "Sauer & Kruste",
};
const BODY: CreateSmartTransaction = {
  intent: "sale",
  is_demo: true,
  contract: { id: SANDBOX_CONTRACT },
  merchantRef: "10042A1",
  customer: { contact: { forename: "Erika", surname: "Probe", email: "erika@example.test" } },
  basket: { products: [{ id: 1, desc: "Mehl", quantity: 1, priceOne: 790, tax: 7 }] },
  basket_info: { sum: 790, currency: "EUR" },
};

let folder = "";
let sandbox: RunningSandbox;
let client: SecuconnectClient;

function clientFor(change: { clientSecret?: string; apiUrl?: string; tokenUrl?: string; callSeconds?: number } = {}) {
  const { apiUrl, tokenUrl } = sandbox;
  const credentials = { clientId: SANDBOX_CLIENT_ID, clientSecret: SANDBOX_CLIENT_SECRET };
  return createSecuconnectClient({ apiUrl, tokenUrl, ...credentials, tokenSeconds: 1, callSeconds: 1, ...change });
}
async function lever(path: string, body: unknown = {}): Promise<void> {
  const response = await fetch(`${sandbox.baseUrl}/_sandbox/${path}`, { method: "POST", body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
}
async function countTokens(): Promise<number> {
  const ledger = (await (await fetch(`${sandbox.baseUrl}/_sandbox/ledger`)).json()) as { requests: { call: string }[] };
  return ledger.requests.filter((request) => request.call === "token").length;
}
async function failureOf(work: Promise<unknown>): Promise<SecuconnectError> {
  const failure = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (failure instanceof SecuconnectError) return failure;
  throw new Error(`expected a SecuconnectError, got ${failure}`);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "client-"));
  sandbox = await startSandbox({ dataDir: folder });
  client = clientFor();
});
afterEach(() => lever("reset"));
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("token", () => {
  it("is fetched once for many calls at the same time", async () => {
    const fresh = clientFor();
    await Promise.all(Array.from({ length: 20 }, () => fresh.createSmartTransaction(BODY)));
    expect(await countTokens()).toBe(1);
  });

  it.each([403, 401])("is renewed once when it is refused with %i", async (status) => {
    await client.createSmartTransaction(BODY);
    const before = await countTokens();
    await lever("contract", { expiredTokenStatus: status });
    await lever("clock", { advance: "PT21M" });
    expect((await client.createSmartTransaction(BODY)).id).toMatch(/^STX_/);
    expect(await countTokens()).toBe(before + 1);
  });

  it("with wrong credentials is a clear refusal that names no secret", async () => {
    const failure = await failureOf(clientFor({ clientSecret: "f".repeat(64) }).createSmartTransaction(BODY));
    expect(failure).toBeInstanceOf(OAuthFailure);
    expect(failure).toMatchObject({ outcome: "notDone", message: expect.stringContaining("invalid_client") });
    expect(failure.message).not.toContain("ffff");
  });

  it("that cannot be had means that the call was never made", async () => {
    await lever("next", { call: "token", outcome: "lostAnswer" });
    const failure = await failureOf(clientFor().createSmartTransaction(BODY));
    expect(failure).toMatchObject({ outcome: "notDone" });
  });
});

describe("a call", () => {
  it.each<[string, new (...args: never[]) => SecuconnectError, "notDone" | "unknown"]>([
    ["lostRequest", TransportFailure, "unknown"],
    ["lostAnswer", TransportFailure, "unknown"],
    ["slow:2000", TransportFailure, "unknown"],
    ["error500", ApiFailure, "unknown"],
    ["html", ApiFailure, "unknown"],
    ["garbage", UnreadableAnswer, "unknown"],
    ["rate", ApiFailure, "notDone"],
    ["unavailable", ApiFailure, "notDone"],
  ])("that ends in %s says whether it may have happened", async (outcome, kind, known) => {
    // A client of its own, because a 429 silences the whole connection.
    const fresh = clientFor();
    await fresh.getSmartTransaction((await fresh.createSmartTransaction(BODY)).id);
    await lever("next", { call: "create", outcome });
    const failure = await failureOf(fresh.createSmartTransaction(BODY));
    expect(failure).toBeInstanceOf(kind);
    expect(failure.outcome).toBe(known);
  });

  it("to a port where nobody listens provably did nothing", async () => {
    const server = createServer().listen(0);
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const failure = await failureOf(
      clientFor({ apiUrl: `http://127.0.0.1:${port}/api/v2` }).getSmartTransaction("STX_1"),
    );
    expect(failure).toMatchObject({ outcome: "notDone", message: expect.stringContaining("ECONNREFUSED") });
  });

  it("carries exception, code and support id of a refusal, and no personal data", async () => {
    const failure = await failureOf(client.getSmartTransaction("STX_NOSUCHTHING"));
    expect(failure).toMatchObject({
      exception: "ProductNotFoundException",
      status: 404,
      supportId: expect.any(String),
    });
    const wrong = { ...BODY, basket_info: { sum: 1, currency: "EUR" } };
    expect((await failureOf(client.createSmartTransaction(wrong))).message).not.toContain("erika");
  });

  it("does not follow redirects", async () => {
    const server = createServer((_request, response) => {
      response.writeHead(302, { location: "http://127.0.0.1:9/" }).end();
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    const failure = await failureOf(clientFor({ apiUrl: `http://127.0.0.1:${port}` }).getSmartTransaction("STX_1"));
    server.close();
    expect(failure).toMatchObject({ status: 302 });
  });
});

describe("gateway", () => {
  const order = anOrder({
    lines: [
      {
        kind: "article",
        productId: "p1",
        sku: "R-1",
        name: { de: "Roggenmehl", en: "Rye flour" },
        quantity: 2,
        content: null,
        byWeight: false,
        artwork: null,
        unitCents: 1290,
        sumCents: 2580,
        vatRate: 7,
      },
      {
        kind: "shipping",
        productId: null,
        sku: "shipping-7",
        name: { de: "Versand", en: "Shipping" },
        quantity: 1,
        content: null,
        byWeight: false,
        artwork: null,
        unitCents: 490,
        sumCents: 490,
        vatRate: 7,
      },
    ],
  });
  const bind = (stxId: string) => ({ ...order, payment: { ...order.payment, stxId } });

  it("sends nothing the provider does not know, and reads the reply in our words", async () => {
    await lever("contract", { strict: true });
    const gateway = createSecuconnectGateway(client, FACTS, () => {});
    const opened = await gateway.open(order);
    if (opened.kind !== "answer") throw new Error(opened.reason);
    expect(opened.value).toMatchObject({ status: "created", merchantRef: "10042A1", amountCents: 3070, isDemo: true });
    const bound = bind(opened.value.stxId);
    expect(await gateway.revise(bound)).toMatchObject({ kind: "answer", value: { status: "created" } });
    expect(await gateway.authorize(bound)).toMatchObject({ kind: "answer", value: { status: "approved" } });
    const started = await gateway.start(bound);
    expect(started).toMatchObject({
      value: { status: "ok", instructions: { owner: "secupay AG", remittance: expect.stringMatching(/^TA \d+$/) } },
    });
  });

  it("finds by our reference what a lost answer left behind", async () => {
    const gateway = createSecuconnectGateway(client, FACTS, () => {});
    await gateway.search("10042A1");
    await lever("next", { call: "create", outcome: "lostAnswer" });
    expect((await gateway.open(order)).kind).toBe("unknown");
    const found = await gateway.search("10042A1");
    expect(found).toMatchObject({ kind: "answer", value: [{ merchantRef: "10042A1" }] });
    expect(await gateway.search("10042A9")).toEqual({ kind: "answer", value: [] });
  });

  it("passes a definite no on, and never takes trouble with the token for one", async () => {
    const gateway = createSecuconnectGateway(client, FACTS, () => {});
    const opened = await gateway.open(order);
    if (opened.kind !== "answer") throw new Error(opened.reason);
    await lever("next", { call: "prepare", outcome: "unavailable" });
    expect(await gateway.authorize(bind(opened.value.stxId))).toMatchObject({ kind: "refused", retryable: false });
    const broken = createSecuconnectGateway(clientFor({ clientSecret: "f".repeat(64) }), FACTS, () => {});
    expect(await broken.authorize(bind(opened.value.stxId))).toMatchObject({ kind: "refused", retryable: true });
  });
});
