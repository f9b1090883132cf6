import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type RunningSandbox, startSandbox } from "#lib/sandbox/sandbox.ts";
import {
  SANDBOX_CLIENT_ID,
  SANDBOX_CLIENT_SECRET,
  SANDBOX_CONTRACT,
} from "#lib/secuconnect/wire/sandbox-credentials.ts";
import { SmartTransaction, SmartTransactionList } from "#lib/secuconnect/wire/smart-transaction.ts";
import { OAuthFailure } from "../errors.ts";
import type { ApiCall } from "./api-call.ts";
import { type Connection, createConnection } from "./connection.ts";
import { failureOf } from "./fixtures/scripted-connection.ts";
import type { ConnectionSettings } from "./settings.ts";

interface LedgerEntry {
  call: string;
  at: string;
  status: number | null;
}

const LIST: ApiCall<SmartTransactionList> = {
  operation: "smartTransactions.list",
  method: "GET",
  path: "/Smart/Transactions",
  reply: SmartTransactionList,
};
const CREATE: ApiCall<SmartTransaction> = {
  operation: "smartTransactions.create",
  method: "POST",
  path: "/Smart/Transactions",
  body: {
    intent: "sale",
    is_demo: true,
    contract: { id: SANDBOX_CONTRACT },
    basket_info: { sum: 790, currency: "EUR" },
  },
  reply: SmartTransaction,
};

let folder = "";
let sandbox: RunningSandbox;
const open: Connection[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "connection-"));
  sandbox = await startSandbox({ dataDir: folder });
});
afterEach(async () => {
  for (const connection of open.splice(0)) connection.close();
  await lever("reset");
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

function connect(change: Partial<ConnectionSettings> = {}): Connection {
  const { apiUrl, tokenUrl } = sandbox;
  const credentials = { clientId: SANDBOX_CLIENT_ID, clientSecret: SANDBOX_CLIENT_SECRET };
  const connection = createConnection({ apiUrl, tokenUrl, ...credentials, ...change });
  open.push(connection);
  return connection;
}
async function lever(path: string, body: unknown = {}): Promise<void> {
  const response = await fetch(`${sandbox.baseUrl}/_sandbox/${path}`, { method: "POST", body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
}
async function received(call: string): Promise<LedgerEntry[]> {
  const ledger = (await (await fetch(`${sandbox.baseUrl}/_sandbox/ledger`)).json()) as { requests: LedgerEntry[] };
  return ledger.requests.filter((request) => request.call === call);
}

describe("the connection against the sandbox", () => {
  it.each([403, 401])("needs two tokens for 100 calls at once when the first has died (%i)", async (status) => {
    const connection = connect({ waitingSeconds: 8 });
    await connection.call(LIST);
    await lever("contract", { expiredTokenStatus: status });
    await lever("clock", { advance: "PT21M" });
    const results = await Promise.allSettled(Array.from({ length: 100 }, () => connection.call(LIST)));
    expect(results.filter((result) => result.status === "rejected")).toEqual([]);
    expect(await received("token")).toHaveLength(2);
  });

  it("asks once for 100 calls with a wrong secret", async () => {
    const connection = connect({ clientSecret: "f".repeat(64) });
    const calls = Array.from({ length: 100 }, () => failureOf(connection.call(LIST)));
    for (const failure of await Promise.all(calls)) expect(failure).toBeInstanceOf(OAuthFailure);
    expect(await received("token")).toHaveLength(1);
    expect(await received("list")).toHaveLength(0);
  });

  it("makes no call before its time after a 429", async () => {
    const connection = connect();
    await connection.call(CREATE);
    await lever("next", { call: "list", outcome: "rate" });
    await Promise.all([connection.call(LIST), connection.call(LIST), connection.call(LIST)]);
    await connection.call(CREATE);
    const times = [...(await received("list")), ...(await received("create")).slice(1)];
    const limited = Date.parse(times.find((entry) => entry.status === 429)?.at ?? "");
    const later = times.filter((entry) => Date.parse(entry.at) > limited + 100);
    expect(later.length).toBeGreaterThanOrEqual(2);
    // Retry-After is 1 s; a millisecond may get lost in the sandbox's own clock.
    for (const entry of later) expect(Date.parse(entry.at) - limited).toBeGreaterThanOrEqual(995);
  });

  it("reads through weather that loses calls, and never sends a changing call twice", async () => {
    const connection = connect();
    await lever("next", { call: "list", outcome: "lostAnswer" });
    await lever("next", { call: "list", outcome: "error500" });
    await connection.call(LIST);
    expect(await received("list")).toHaveLength(3);
    for (const outcome of ["lostRequest", "lostAnswer", "error500", "html", "garbage"]) {
      await lever("next", { call: "create", outcome });
      expect(await failureOf(connection.call(CREATE))).toMatchObject({ outcome: "unknown" });
    }
    expect(await received("create")).toHaveLength(5);
  });

  it("finds back to a provider that was away, within seconds and by one call at first", async () => {
    const connection = connect({ breakerSeconds: 0.3 });
    await connection.call(LIST);
    const { port } = sandbox;
    await sandbox.close();
    for (let calls = 0; calls < 6; calls += 1)
      expect(await failureOf(connection.call(CREATE))).toMatchObject({ outcome: "notDone" });
    expect(connection.state().breaker).toBe("open");
    sandbox = await startSandbox({ dataDir: folder, port });
    const isBack = () =>
      connection.call(LIST).then(
        () => true,
        () => false,
      );
    await expect.poll(isBack, { timeout: 5_000, interval: 50 }).toBe(true);
    expect(connection.state().breaker).toBe("closed");
  });
});
