import { spawn } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSandboxHost, type SandboxHost } from "./fixtures/sandbox-host.ts";

let sandbox: SandboxHost;
beforeAll(async () => {
  sandbox = await openSandboxHost();
});
afterAll(() => sandbox.close());

/** `npm run test:provider` with nothing in the environment but what is given. */
function testProvider(settings: Record<string, string>): Promise<{ status: number | null; out: string; err: string }> {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("SECUCONNECT_"));
  const env = { ...Object.fromEntries(kept), NODE_ENV: "test" as const, ...settings, __NEXT_PROCESSED_ENV: "true" };
  const child = spawn(process.execPath, ["scripts/run.mjs", "lib/conformance/main.ts"], { env });
  const texts = { out: "", err: "" };
  child.stdout.on("data", (chunk) => {
    texts.out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    texts.err += chunk;
  });
  return new Promise((resolve) => child.on("close", (status) => resolve({ status, ...texts })));
}

function toEnvironment({ host }: SandboxHost): Record<string, string> {
  const { apiUrl, tokenUrl, clientId, clientSecret, contract } = host.settings;
  return {
    SECUCONNECT_API_URL: apiUrl,
    SECUCONNECT_TOKEN_URL: tokenUrl,
    SECUCONNECT_CLIENT_ID: clientId,
    SECUCONNECT_CLIENT_SECRET: clientSecret,
    SECUCONNECT_CONTRACT: contract,
  };
}

describe("npm run test:provider", { timeout: 120_000 }, () => {
  it("names what is missing in one sentence", async () => {
    const run = await testProvider({ SECUCONNECT_CLIENT_ID: "x" });
    expect([run.status, run.out]).toEqual([1, ""]);
    expect(run.err.trim()).toBe(
      "Set SECUCONNECT_API_URL, SECUCONNECT_TOKEN_URL, SECUCONNECT_CLIENT_SECRET, SECUCONNECT_CONTRACT to the credentials of the provider's testing host.",
    );
  });

  it("asks a host by base address alone, and counts what it cannot provoke apart", async () => {
    const run = await testProvider(toEnvironment(sandbox));
    expect(run.out).toContain(" ok   smartTransactions.start: an invoice captured, with the transfer details");
    const silent = run.out.split("\n").filter((line) => line.includes("cannot be provoked here: "));
    expect(run.out).toContain(`\n${silent.length} cannot be provoked here and are not counted as passed.`);
    expect(silent.length).toBeGreaterThan(20);
    expect([run.err, run.out.match(/^FAIL .*/gm)]).toEqual(["", null]);
    expect(run.out.trim().split("\n").at(-1)).toMatch(/^[1-9]\d+ passed, 0 failed$/);
    expect(run.status).toBe(0);
  });

  it("fails when a host answers otherwise", async () => {
    await sandbox.levers.pull("contract", { expiredTokenStatus: 401 });
    const run = await testProvider(toEnvironment(sandbox));
    await sandbox.levers.pull("contract", { expiredTokenStatus: 403 });
    expect(run.status).toBe(1);
    expect(run.out).toContain(
      "FAIL  smartTransactions.read: no answer without a token\n        HTTP status: expected 403",
    );
    expect(run.out).toContain("The provider answers question 11 differently");
    expect(run.out).toContain('set 11: "401" in lib/conformance/questions/readings.ts');
  });

  it("says so when the credentials are wrong", async () => {
    const run = await testProvider({ ...toEnvironment(sandbox), SECUCONNECT_CLIENT_SECRET: "wrong" });
    expect(run.status).toBe(1);
    expect(run.err.trim()).toBe("No token: the token address answered 400 (invalid_client)");
  });
});
