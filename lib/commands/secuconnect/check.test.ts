import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createServerIdentity } from "#lib/secuconnect/connection/fixtures/server-identity.ts";
import {
  SANDBOX_CLIENT_ID,
  SANDBOX_CLIENT_SECRET,
  SANDBOX_CONTRACT,
} from "#lib/secuconnect/wire/sandbox-credentials.ts";
import { type CommandLine, openCommandLine, type Ran } from "./fixtures/command-line.ts";
import { openProxy } from "./fixtures/proxy.ts";

let line: CommandLine;
beforeAll(async () => {
  line = await openCommandLine();
});
beforeEach(() => line.lever("reset"));
afterAll(() => line.close());

/** Settings for somebody else's port in front of the sandbox. */
function settingsFor(origin: string): Record<string, string> {
  return {
    SECUCONNECT_API_URL: `${origin}/api/v2`,
    SECUCONNECT_TOKEN_URL: `${origin}/oauth/token`,
    SECUCONNECT_CLIENT_ID: SANDBOX_CLIENT_ID,
    SECUCONNECT_CLIENT_SECRET: SANDBOX_CLIENT_SECRET,
    SECUCONNECT_CONTRACT: SANDBOX_CONTRACT,
  };
}

function levels(ran: Ran): Record<string, string> {
  const checks = ran.json.checks as { name: string; level: string }[];
  return Object.fromEntries(checks.map(({ name, level }) => [name, level]));
}

describe("check", () => {
  it("finds everything in order without any setting, and says that it is the sandbox", async () => {
    const ran = await line.run("check");
    expect(ran.stderr).toBe("");
    expect(ran.stdout.split("\n")[0]).toBe(
      `Talking to the sandbox of this machine at 127.0.0.1:${line.sandbox.port} (SECUCONNECT_API_URL is not set), mode test`,
    );
    expect(ran.stdout).toMatch(/^ok +token +issued in \d+ ms, good for 1200 s$/m);
    expect(ran.stdout).toMatch(/^ok +merchant +Sandbox-Shop \(MRC_\w+\)$/m);
    expect(ran.stdout).toMatch(/^ok +methods +Invoice → invoice, Prepay → prepaid/m);
    expect(ran.stdout).toContain("0 failures, 0 warnings.");
    expect(ran.code).toBe(0);
  });

  it("is one document with --json, and the first line goes to stderr", async () => {
    const ran = await line.run("check", "--json");
    expect(ran.json).toMatchObject({ ok: true, target: { hostKind: "sandbox", mode: "test", isDemo: true } });
    expect(new Set(Object.values(levels(ran)))).toEqual(new Set(["ok"]));
    expect(ran.stderr).toMatch(/^Talking to the sandbox/);
  });

  it("tells a wrong secret from everything else, without repeating it", async () => {
    const secret = "5ec2e7".repeat(10);
    const ran = await line.runWith({ SECUCONNECT_CLIENT_SECRET: secret }, "check");
    expect(ran.stdout).toMatch(/^failed +token +refused: invalid_client \(HTTP 400\)\n.*SECUCONNECT_CLIENT_SECRET/m);
    expect(ran.stdout).toContain("Merchant and contract were not looked at");
    expect(ran.stdout + ran.stderr).not.toContain(secret);
    expect(ran.code).toBe(2);
  });

  it("tells a host where nothing listens", async () => {
    const ran = await line.runWith(settingsFor("http://127.0.0.1:9"), "check");
    expect(ran.stdout).toMatch(/^failed +connection +127\.0\.0\.1:9: ECONNREFUSED\n.*npm run sandbox/m);
    expect(ran.code).toBe(4);
  });

  it("tells a name that does not exist", async () => {
    const ran = await line.runWith(settingsFor("https://no-such-host.invalid"), "check", "--json");
    expect(levels(ran)).toMatchObject({ connection: "failed", callbacks: "warning" });
    expect(ran.code).toBe(4);
  });

  it("tells a contract of somebody else", async () => {
    const ran = await line.runWith({ SECUCONNECT_CONTRACT: "GCR_ELSE0000000000000000000000000A" }, "check");
    expect(ran.stdout).toMatch(/^failed +contract +.*ProductNotAllowedException.*\n.*SECUCONNECT_CONTRACT/m);
    expect(ran.code).toBe(2);
  });

  it("fails when the contract does not offer what the shop sells with", async () => {
    await line.lever("contract", { methods: ["prepaid"] });
    const ran = await line.run("check");
    expect(ran.stdout).toMatch(/^failed +shop +the shop offers invoice.*the contract does not$/m);
    expect(ran.code).toBe(2);
  });

  it.each([
    [300, "warning", "300 s behind"],
    [-300, "warning", "300 s ahead of"],
    [10, "ok", "10 s behind"],
  ])("compares the clocks: host ahead by %i s", async (aheadSeconds, level, words) => {
    const proxy = await openProxy(line.sandbox.baseUrl, { aheadSeconds });
    try {
      const ran = await line.runWith(settingsFor(`http://127.0.0.1:${proxy.port}`), "check", "--json");
      const clock = (ran.json.checks as { name: string; text: string }[]).find(({ name }) => name === "clock");
      expect(levels(ran).clock).toBe(level);
      // The header is whole seconds, so it may be one off.
      const seconds = Number(/(\d+) s/.exec(clock?.text ?? "")?.[1]);
      expect(Math.abs(seconds - Math.abs(aheadSeconds))).toBeLessThanOrEqual(1);
      expect(clock?.text).toContain(words.replace(/^\d+ s /, ""));
      expect(ran.code).toBe(0);
    } finally {
      await proxy.close();
    }
  });

  it("names protocol and certificate over TLS, and refuses one it does not trust", async () => {
    const identity = createServerIdentity([127, 0, 0, 1]);
    const trusted = join(tmpdir(), `command-line-${process.pid}.pem`);
    writeFileSync(trusted, identity.cert);
    const proxy = await openProxy(line.sandbox.baseUrl, { identity });
    try {
      const settings = settingsFor(`https://127.0.0.1:${proxy.port}`);
      const good = await line.runWith({ ...settings, NODE_EXTRA_CA_CERTS: trusted }, "check");
      expect(good.stdout).toMatch(
        /^(ok|warning) +TLS +TLSv1\.3, certificate of test server by .*, good for \d+ days$/m,
      );
      expect(good.code).toBe(0);
      const bad = await line.runWith(settings, "check");
      expect(bad.stdout).toMatch(/^failed +connection +127\.0\.0\.1:\d+: \w*SELF_SIGNED\w*\n.*TLS/m);
      expect(bad.code).toBe(4);
    } finally {
      await proxy.close();
      rmSync(trusted);
    }
  });

  it("sees what is wrong with the settings alone", async () => {
    const host = settingsFor("https://connect.secuconnect.invalid");
    const mixed = { ...host, SECUCONNECT_TOKEN_URL: "http://connect.secuconnect.invalid/oauth/token" };
    const ran = await line.runWith({ ...mixed, SECUCONNECT_AUTO_CAPTURE: "true" }, "check", "--json");
    expect(levels(ran)).toMatchObject({ mode: "warning", addresses: "failed", callbacks: "warning", flow: "warning" });
    expect(levels(ran)).not.toHaveProperty("connection");
    expect(ran.code).toBe(1);
  });
});
