import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type RunningSandbox, startSandbox } from "#lib/sandbox/sandbox.ts";
import { createSecuconnectClient, type SecuconnectClient } from "./client.ts";
import { ApiFailure, OAuthFailure, SecuconnectError, TransportFailure, UnreadableAnswer } from "./errors.ts";
import type { CreateSmartTransaction } from "./smart-transactions/model.ts";
import { SANDBOX_CLIENT_ID, SANDBOX_CLIENT_SECRET, SANDBOX_CONTRACT } from "./wire/sandbox-credentials.ts";

const BODY: CreateSmartTransaction = {
  intent: "sale",
  isDemo: true,
  contractId: SANDBOX_CONTRACT,
  merchantRef: "10042A1",
  customer: { contact: { forename: "Erika", surname: "Probe", email: "erika@example.test" } },
  basket: [{ id: 1, description: "Mehl", quantity: 1, unitCents: 790, taxPercent: 7 }],
  amountCents: 790,
  currency: "EUR",
};

let folder = "";
let sandbox: RunningSandbox;
let client: SecuconnectClient;

function clientFor(
  change: {
    clientSecret?: string;
    apiUrl?: string;
    tokenUrl?: string;
    callSeconds?: number;
    tokenSeconds?: number;
  } = {},
) {
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
    // Twenty at a time may take a busy machine more than the second that lost answers are given here.
    const fresh = clientFor({ callSeconds: 10, tokenSeconds: 10 });
    await Promise.all(Array.from({ length: 20 }, () => fresh.smartTransactions.create(BODY)));
    expect(await countTokens()).toBe(1);
  });

  it.each([403, 401])("is renewed once when it is refused with %i", async (status) => {
    await client.smartTransactions.create(BODY);
    const before = await countTokens();
    await lever("contract", { expiredTokenStatus: status });
    await lever("clock", { advance: "PT21M" });
    expect((await client.smartTransactions.create(BODY)).id).toMatch(/^STX_/);
    expect(await countTokens()).toBe(before + 1);
  });

  it("with wrong credentials is a clear refusal that names no secret", async () => {
    const failure = await failureOf(clientFor({ clientSecret: "f".repeat(64) }).smartTransactions.create(BODY));
    expect(failure).toBeInstanceOf(OAuthFailure);
    expect(failure).toMatchObject({ outcome: "notDone", message: expect.stringContaining("invalid_client") });
    expect(failure.message).not.toContain("ffff");
  });

  it("that cannot be had means that the call was never made", async () => {
    await lever("next", { call: "token", outcome: "lostAnswer" });
    const failure = await failureOf(clientFor().smartTransactions.create(BODY));
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
    await fresh.smartTransactions.read((await fresh.smartTransactions.create(BODY)).id);
    await lever("next", { call: "create", outcome });
    const failure = await failureOf(fresh.smartTransactions.create(BODY));
    expect(failure).toBeInstanceOf(kind);
    expect(failure.outcome).toBe(known);
  });

  it("to a port where nobody listens provably did nothing", async () => {
    const server = createServer().listen(0);
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const failure = await failureOf(
      clientFor({ apiUrl: `http://127.0.0.1:${port}/api/v2` }).smartTransactions.read("STX_1"),
    );
    expect(failure).toMatchObject({ outcome: "notDone", message: expect.stringContaining("ECONNREFUSED") });
  });

  it("carries exception, code and support id of a refusal, and no personal data", async () => {
    const failure = await failureOf(client.smartTransactions.read("STX_NOSUCHTHING"));
    expect(failure).toMatchObject({
      exception: "ProductNotFoundException",
      status: 404,
      supportId: expect.any(String),
    });
    const wrong = { ...BODY, amountCents: 1 };
    expect((await failureOf(client.smartTransactions.create(wrong))).message).not.toContain("erika");
  });

  it("does not follow redirects", async () => {
    const server = createServer((_request, response) => {
      response.writeHead(302, { location: "http://127.0.0.1:9/" }).end();
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    const failure = await failureOf(clientFor({ apiUrl: `http://127.0.0.1:${port}` }).smartTransactions.read("STX_1"));
    server.close();
    expect(failure).toMatchObject({ status: 302 });
  });
});
