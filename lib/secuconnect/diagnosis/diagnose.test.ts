import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { SANDBOX_CLIENT_ID, SANDBOX_CLIENT_SECRET } from "#lib/secuconnect/wire/sandbox-credentials.ts";
import { openSandbox, type SandboxForTests } from "../fixtures/sandbox-client.ts";
import { type DiagnosisSettings, diagnoseApi, diagnoseToken } from "./diagnose.ts";

let sandbox: SandboxForTests;
let settings: DiagnosisSettings;
beforeAll(async () => {
  sandbox = await openSandbox();
  const { apiUrl, tokenUrl } = sandbox.running;
  settings = { apiUrl, tokenUrl, clientId: SANDBOX_CLIENT_ID, clientSecret: SANDBOX_CLIENT_SECRET, seconds: 2 };
});
afterAll(() => sandbox.close());

it("sees a token come, and keeps it to itself", async () => {
  const look = await diagnoseToken(settings);
  expect(look).toMatchObject({ status: 200, expiresInSeconds: 1200, refusal: null, tls: null });
  expect(Math.abs(look.clockAheadSeconds ?? 99)).toBeLessThan(1.5);
  expect(look.milliseconds).toBeGreaterThanOrEqual(0);
  expect(Object.keys(look)).not.toContain("token");
});

it("sees why none comes", async () => {
  const look = await diagnoseToken({ ...settings, clientSecret: "wrong" });
  expect(look).toMatchObject({ status: 400, expiresInSeconds: null, refusal: "invalid_client" });
});

it("sees that the answer is nobody's", async () => {
  await sandbox.lever("next", { call: "token", outcome: "html" });
  const look = await diagnoseToken(settings);
  expect(look).toMatchObject({ expiresInSeconds: null, refusal: null });
});

it("knocks at the API without a token", async () => {
  expect(await diagnoseApi(settings)).toMatchObject({ status: 403, tls: null });
});

it("gives up on a host that takes the call and says nothing", async () => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const apiUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/api/v2`;
  await expect(diagnoseApi({ ...settings, apiUrl, seconds: 0.2 })).rejects.toMatchObject({ code: "TIMEOUT" });
  silent.close();
});
