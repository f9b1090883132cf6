import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { CONNECTION_DEFAULTS } from "#lib/secuconnect/connection/settings.ts";
import { ConfigError, readConfig, readProvider } from "./config.ts";

const folder = mkdtempSync(join(tmpdir(), "config-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (env: Record<string, string>) => readConfig({ NODE_ENV: "test", DATA_DIR: folder, ...env });
const LIVE = {
  SECUCONNECT_API_URL: "https://connect-testing.secuconnect.com/api/v2/",
  SECUCONNECT_TOKEN_URL: "https://connect-testing.secuconnect.com/oauth/token",
  SECUCONNECT_CLIENT_ID: "id",
  SECUCONNECT_CLIENT_SECRET: "secret",
  SECUCONNECT_CONTRACT: "GCR_1",
  SMTP_URL: "smtp://mail.example.test",
  MAIL_FROM: "shop@example.test",
  NEXTAUTH_SECRET: "x".repeat(32),
};

describe("readConfig", () => {
  it("runs the demo without any setting, on the ports it is given", () => {
    const config = read({ SHOP_MODE: "demo", PORT: "3100", SANDBOX_PORT: "4110", SANDBOX_SMTP_PORT: "4125" });
    expect(config).toMatchObject({ shopUrl: "http://localhost:3100", databaseUrl: null, worker: true });
    expect(config.provider).toMatchObject({ apiUrl: "http://127.0.0.1:4110/api/v2", isDemo: true, intent: "sale" });
    expect(config.mail.smtpUrl).toBe("smtp://127.0.0.1:4125");
  });

  it("keeps one secret per data folder, for its owner's eyes only", () => {
    expect(read({ SHOP_MODE: "demo" }).authSecret).toBe(read({ SHOP_MODE: "demo" }).authSecret);
    expect(statSync(join(folder, "auth-secret")).mode & 0o077).toBe(0);
  });

  it.each(Object.keys(LIVE))("does not start live without %s", (name) => {
    expect(() => read({ ...LIVE, [name]: "" })).toThrow(new RegExp(name));
  });

  it.each([
    ["SHOP_URL", "shop.example.test"],
    ["PORT", "70000"],
    ["SECUCONNECT_INTENT", "gift"],
    ["WORKER", "maybe"],
    ["NEXTAUTH_SECRET", "short"],
  ])("names the setting that makes no sense: %s=%s", (name, value) => {
    expect(() => read({ ...LIVE, [name]: value })).toThrow(ConfigError);
    expect(() => read({ ...LIVE, [name]: value })).toThrow(new RegExp(name));
  });

  it("takes every figure of the connection from its setting, and .env.example tells the defaults", () => {
    const example = readFileSync(new URL("../.env.example", import.meta.url), "utf8");
    const lines = [...example.matchAll(/^((?:REMOTE|BREAKER)_\w+)=(.+)$/gm)].map(([, name = "", value = ""]) => [
      name,
      value,
    ]);
    const presets = read(LIVE).provider;
    expect(read({ ...LIVE, ...Object.fromEntries(lines) }).provider).toEqual(presets);
    const others = Object.fromEntries(lines.map(([name, value]) => [name, String(Number(value) + 1)]));
    const changed = read({ ...LIVE, ...others }).provider;
    for (const [figure, preset] of Object.entries(CONNECTION_DEFAULTS)) {
      expect({ figure, value: changed[figure as keyof typeof CONNECTION_DEFAULTS] }).toEqual({
        figure,
        value: preset + 1,
      });
    }
  });

  it("has the defaults .env.example tells for patience, crowds and stopping", () => {
    const example = readFileSync(new URL("../.env.example", import.meta.url), "utf8");
    const lines = [...example.matchAll(/^((?:DATABASE_\w+_SECONDS|MAX_\w+|DRAIN_\w+|MAINTENANCE))=(.+)$/gm)];
    expect(lines).toHaveLength(10);
    const told = Object.fromEntries(lines.map(([, name = "", value = ""]) => [name, value]));
    const pick = ({ databasePatience, admission, drainSeconds, isInMaintenance }: ReturnType<typeof read>) => ({
      ...{ databasePatience, admission, drainSeconds, isInMaintenance },
    });
    expect(pick(read({ ...LIVE, ...told }))).toEqual(pick(read(LIVE)));
  });

  it.each([
    { SECUCONNECT_API_URL: "http://127.0.0.1:4010/api/v2" },
    { SECUCONNECT_CONTRACT: "GCR_SANDBOX00000000000000000000001" },
    { SECUCONNECT_CLIENT_ID: "5a4db0c0ffee4a11b0b05a4db0c0ffee" },
  ])("never mixes live money with the sandbox: %j", (change) => {
    expect(() => read({ ...LIVE, SECUCONNECT_DEMO: "false" })).not.toThrow();
    expect(() => read({ ...LIVE, SECUCONNECT_DEMO: "false", ...change })).toThrow(/live mode.* refuses/);
  });
});

describe("readProvider", () => {
  it("is the sandbox of this machine without any setting, in every mode", () => {
    for (const SHOP_MODE of ["live", "demo"]) {
      expect(readProvider({ NODE_ENV: "test", SHOP_MODE, SANDBOX_PORT: "4110" })).toMatchObject({
        isSandboxPreset: true,
        apiUrl: "http://127.0.0.1:4110/api/v2",
        contract: "GCR_SANDBOX00000000000000000000001",
        isDemo: true,
      });
    }
  });

  it("asks for nothing that only a shop needs", () => {
    const { SMTP_URL, MAIL_FROM, NEXTAUTH_SECRET, ...provider } = LIVE;
    expect(readProvider({ NODE_ENV: "test", ...provider })).toMatchObject({
      isSandboxPreset: false,
      apiUrl: "https://connect-testing.secuconnect.com/api/v2",
      callSeconds: 8,
    });
  });

  it.each(Object.keys(LIVE).filter((name) => name.startsWith("SECUCONNECT_")))(
    "names %s when it is missing",
    (name) => {
      expect(() => readProvider({ NODE_ENV: "test", ...LIVE, [name]: "" })).toThrow(new RegExp(`^${name} is not set`));
    },
  );

  it("never mixes live money with the sandbox", () => {
    expect(() => readProvider({ NODE_ENV: "test", SECUCONNECT_DEMO: "false" })).toThrow(/live mode.* refuses/);
  });
});
