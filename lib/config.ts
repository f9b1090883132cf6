import "server-only";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { CONNECTION_DEFAULTS } from "#lib/secuconnect/connection/settings.ts";
import {
  SANDBOX_CLIENT_ID,
  SANDBOX_CLIENT_SECRET,
  SANDBOX_CONTRACT,
} from "#lib/secuconnect/wire/sandbox-credentials.ts";

/** demo: production build against the sandbox; dev: with reload; live: whatever the settings say. */
export type ShopMode = "demo" | "dev" | "live";

const flag = (preset: boolean) =>
  z
    .enum(["true", "false", "on", "off", "1", "0", ""])
    .default("")
    .transform((value) => (value === "" ? preset : value === "true" || value === "on" || value === "1"));

const port = (preset: number) => z.coerce.number().int().min(1).max(65_535).default(preset);
const seconds = (preset: number) => z.coerce.number().positive().default(preset);
const count = (preset: number) => z.coerce.number().int().min(1).max(10_000).default(preset);
const optionalText = z.string().trim().default("");

/** Every setting of the shop; `.env.example` explains them one by one. */
const Environment = z.object({
  SHOP_MODE: z.enum(["demo", "dev", "live"]).default("live"),
  PORT: port(3000),
  SHOP_URL: optionalText,
  DATA_DIR: z.string().trim().min(1).default(".data"),
  DATABASE_URL: optionalText,
  DATABASE_POOL: z.coerce.number().int().min(1).max(500).default(10),
  DATABASE_CONNECT_SECONDS: seconds(5),
  DATABASE_QUERY_SECONDS: seconds(10),
  DATABASE_IDLE_SECONDS: seconds(10),
  MAINTENANCE: flag(false),
  DRAIN_SECONDS: seconds(30),
  MAX_ACTIONS: count(24),
  MAX_WAITING_ACTIONS: count(100),
  MAX_PUSHES: count(8),
  MAX_WAITING_PUSHES: count(200),
  MAX_WAIT_SECONDS: seconds(5),
  SECUCONNECT_API_URL: optionalText,
  SECUCONNECT_TOKEN_URL: optionalText,
  SECUCONNECT_CLIENT_ID: optionalText,
  SECUCONNECT_CLIENT_SECRET: optionalText,
  SECUCONNECT_CONTRACT: optionalText,
  SECUCONNECT_DEMO: flag(true),
  SECUCONNECT_AUTO_CAPTURE: flag(false),
  SECUCONNECT_INTENT: z.enum(["sale", "order"]).default("sale"),
  SMTP_URL: optionalText,
  MAIL_FROM: optionalText,
  NEXTAUTH_SECRET: optionalText,
  SANDBOX_PORT: port(4010),
  SANDBOX_SMTP_PORT: port(4025),
  WORKER: flag(true),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
  REMOTE_CONNECT_SECONDS: seconds(CONNECTION_DEFAULTS.connectSeconds),
  REMOTE_CALL_SECONDS: seconds(CONNECTION_DEFAULTS.callSeconds),
  REMOTE_TOKEN_SECONDS: seconds(CONNECTION_DEFAULTS.tokenSeconds),
  REMOTE_CONCURRENCY: count(CONNECTION_DEFAULTS.concurrency),
  REMOTE_WAITING_CALLS: count(CONNECTION_DEFAULTS.waitingCalls),
  REMOTE_WAITING_SECONDS: seconds(CONNECTION_DEFAULTS.waitingSeconds),
  REMOTE_READ_TRIES: count(CONNECTION_DEFAULTS.readTries),
  BREAKER_FAILURES: count(CONNECTION_DEFAULTS.breakerFailures),
  BREAKER_SECONDS: seconds(CONNECTION_DEFAULTS.breakerSeconds),
  BREAKER_CAP_SECONDS: seconds(CONNECTION_DEFAULTS.breakerCapSeconds),
  CUSTOMER_WAIT_SECONDS: seconds(12),
  SETTLE_SECONDS: seconds(60),
  DRAFT_ACCOUNT_SECONDS: seconds(24 * 60 * 60),
  ABANDON_SECONDS: seconds(2 * 60 * 60),
  JOB_LEASE_SECONDS: seconds(60),
  JOB_HEARTBEAT_SECONDS: seconds(15),
  JOB_SLOTS: count(10),
  JOB_MAX_FAILURES: count(20),
  JOB_RETRY_BASE_SECONDS: seconds(2),
  JOB_RETRY_CAP_SECONDS: seconds(30),
  POLL_FIRST_DAY_SECONDS: seconds(15 * 60),
  POLL_TWO_WEEKS_SECONDS: seconds(60 * 60),
  POLL_LATER_SECONDS: seconds(6 * 60 * 60),
  POLL_TICK_SECONDS: seconds(60),
  POLL_DETAILS_SECONDS: seconds(15),
  POLL_UNKNOWN_SECONDS: seconds(15 * 60),
  METRICS_TOKEN: optionalText,
  PUSH_DELAY_SECONDS: z.coerce.number().nonnegative().default(1),
  PUSH_BODY_BYTES: z.coerce
    .number()
    .int()
    .positive()
    .default(16 * 1024),
});

const ProviderEnvironment = Environment.pick({
  SHOP_MODE: true,
  PORT: true,
  SHOP_URL: true,
  SANDBOX_PORT: true,
  SECUCONNECT_API_URL: true,
  SECUCONNECT_TOKEN_URL: true,
  SECUCONNECT_CLIENT_ID: true,
  SECUCONNECT_CLIENT_SECRET: true,
  SECUCONNECT_CONTRACT: true,
  SECUCONNECT_DEMO: true,
  SECUCONNECT_AUTO_CAPTURE: true,
  SECUCONNECT_INTENT: true,
  REMOTE_CONNECT_SECONDS: true,
  REMOTE_CALL_SECONDS: true,
  REMOTE_TOKEN_SECONDS: true,
  REMOTE_CONCURRENCY: true,
  REMOTE_WAITING_CALLS: true,
  REMOTE_WAITING_SECONDS: true,
  REMOTE_READ_TRIES: true,
  BREAKER_FAILURES: true,
  BREAKER_SECONDS: true,
  BREAKER_CAP_SECONDS: true,
});

/** A setting that is missing or makes no sense; the message says which one and what to do. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

export type Config = ReturnType<typeof readConfig>;

/**
 * Reads and checks the environment once, at start.
 * @throws ConfigError with one line per problem
 */
export function readConfig(source: NodeJS.ProcessEnv = process.env) {
  const parsed = Environment.safeParse(source);
  if (!parsed.success) throw describeIssues(parsed.error);
  const env = parsed.data;
  const mode: ShopMode = env.SHOP_MODE;
  const shopUrl = checkUrl("SHOP_URL", env.SHOP_URL || `http://localhost:${env.PORT}`);
  const dataDir = resolve(env.DATA_DIR);
  const local = mode !== "live";
  const provider = buildProvider(env, local);
  const mail = {
    smtpUrl: env.SMTP_URL || (local ? `smtp://127.0.0.1:${env.SANDBOX_SMTP_PORT}` : ""),
    from: env.MAIL_FROM || (local ? "Sauer & Kruste <bestellung@sauer-und-kruste.example>" : ""),
  };
  requireAll({ ...nameProviderSettings(provider), SMTP_URL: mail.smtpUrl, MAIL_FROM: mail.from });
  checkProvider(provider);
  return {
    mode,
    port: env.PORT,
    shopUrl,
    dataDir,
    databaseUrl: env.DATABASE_URL || null,
    databasePool: env.DATABASE_POOL,
    databasePatience: {
      connectSeconds: env.DATABASE_CONNECT_SECONDS,
      querySeconds: env.DATABASE_QUERY_SECONDS,
      idleSeconds: env.DATABASE_IDLE_SECONDS,
    },
    isInMaintenance: env.MAINTENANCE,
    drainSeconds: env.DRAIN_SECONDS,
    admission: {
      actions: { places: env.MAX_ACTIONS, waiting: env.MAX_WAITING_ACTIONS, waitSeconds: env.MAX_WAIT_SECONDS },
      pushes: { places: env.MAX_PUSHES, waiting: env.MAX_WAITING_PUSHES, waitSeconds: env.MAX_WAIT_SECONDS },
    },
    provider,
    mail,
    authSecret: checkSecret(
      env.NEXTAUTH_SECRET || (local ? readOrCreateSecret(dataDir) : missing(["NEXTAUTH_SECRET"])),
    ),
    worker: env.WORKER,
    logLevel: env.LOG_LEVEL,
    customerWaitSeconds: env.CUSTOMER_WAIT_SECONDS,
    settleSeconds: env.SETTLE_SECONDS,
    draftAccountSeconds: env.DRAFT_ACCOUNT_SECONDS,
    abandonSeconds: env.ABANDON_SECONDS,
    jobs: {
      leaseSeconds: env.JOB_LEASE_SECONDS,
      heartbeatSeconds: env.JOB_HEARTBEAT_SECONDS,
      slots: env.JOB_SLOTS,
      maxFailures: env.JOB_MAX_FAILURES,
      retryBaseSeconds: env.JOB_RETRY_BASE_SECONDS,
      retryCapSeconds: env.JOB_RETRY_CAP_SECONDS,
    },
    poll: {
      firstDaySeconds: env.POLL_FIRST_DAY_SECONDS,
      twoWeeksSeconds: env.POLL_TWO_WEEKS_SECONDS,
      laterSeconds: env.POLL_LATER_SECONDS,
      tickSeconds: env.POLL_TICK_SECONDS,
      detailsSeconds: env.POLL_DETAILS_SECONDS,
      unknownSeconds: env.POLL_UNKNOWN_SECONDS,
    },
    metricsToken: env.METRICS_TOKEN || null,
    pushDelaySeconds: env.PUSH_DELAY_SECONDS,
    pushBodyBytes: env.PUSH_BODY_BYTES,
  };
}

/** The little that commands need which only touch the database. */
export function readStorage(source: NodeJS.ProcessEnv = process.env): { dataDir: string; databaseUrl: string | null } {
  const { DATA_DIR, DATABASE_URL } = Environment.pick({ DATA_DIR: true, DATABASE_URL: true }).parse(source);
  return { dataDir: resolve(DATA_DIR), databaseUrl: DATABASE_URL || null };
}

/**
 * What programs need that talk to the provider and are no shop. Without SECUCONNECT_API_URL it is the sandbox of this
 * machine, whatever the mode.
 * @throws ConfigError naming the variable
 */
export function readProvider(source: NodeJS.ProcessEnv = process.env) {
  const parsed = ProviderEnvironment.safeParse(source);
  if (!parsed.success) throw describeIssues(parsed.error);
  const env = parsed.data;
  const isSandboxPreset = env.SECUCONNECT_API_URL === "";
  if (isSandboxPreset && env.SECUCONNECT_TOKEN_URL !== "") missing(["SECUCONNECT_API_URL"]);
  const provider = buildProvider(env, isSandboxPreset || env.SHOP_MODE !== "live");
  requireAll(nameProviderSettings(provider));
  checkProvider(provider);
  return {
    ...provider,
    isSandboxPreset,
    shopUrl: checkUrl("SHOP_URL", env.SHOP_URL || `http://localhost:${env.PORT}`),
  };
}

type ProviderEnv = z.infer<typeof ProviderEnvironment>;

/** @param isPreset whether the sandbox's values stand in for what is not set */
function buildProvider(env: ProviderEnv, isPreset: boolean) {
  const sandboxApi = `http://127.0.0.1:${env.SANDBOX_PORT}`;
  const preset = (text: string, value: string) => text || (isPreset ? value : "");
  return {
    apiUrl: preset(env.SECUCONNECT_API_URL, `${sandboxApi}/api/v2`).replace(/\/+$/, ""),
    tokenUrl: preset(env.SECUCONNECT_TOKEN_URL, `${sandboxApi}/oauth/token`),
    clientId: preset(env.SECUCONNECT_CLIENT_ID, SANDBOX_CLIENT_ID),
    clientSecret: preset(env.SECUCONNECT_CLIENT_SECRET, SANDBOX_CLIENT_SECRET),
    contract: preset(env.SECUCONNECT_CONTRACT, SANDBOX_CONTRACT),
    isDemo: env.SECUCONNECT_DEMO,
    autoCapture: env.SECUCONNECT_AUTO_CAPTURE,
    intent: env.SECUCONNECT_INTENT,
    connectSeconds: env.REMOTE_CONNECT_SECONDS,
    callSeconds: env.REMOTE_CALL_SECONDS,
    tokenSeconds: env.REMOTE_TOKEN_SECONDS,
    concurrency: env.REMOTE_CONCURRENCY,
    waitingCalls: env.REMOTE_WAITING_CALLS,
    waitingSeconds: env.REMOTE_WAITING_SECONDS,
    readTries: env.REMOTE_READ_TRIES,
    breakerFailures: env.BREAKER_FAILURES,
    breakerSeconds: env.BREAKER_SECONDS,
    breakerCapSeconds: env.BREAKER_CAP_SECONDS,
  };
}

type Provider = ReturnType<typeof buildProvider>;

function nameProviderSettings(provider: Provider): Record<string, string> {
  return {
    SECUCONNECT_API_URL: provider.apiUrl,
    SECUCONNECT_TOKEN_URL: provider.tokenUrl,
    SECUCONNECT_CLIENT_ID: provider.clientId,
    SECUCONNECT_CLIENT_SECRET: provider.clientSecret,
    SECUCONNECT_CONTRACT: provider.contract,
  };
}

function checkProvider(provider: Provider): void {
  checkUrl("SECUCONNECT_API_URL", provider.apiUrl);
  checkUrl("SECUCONNECT_TOKEN_URL", provider.tokenUrl);
  if (!provider.isDemo) refuseSandboxValues(provider);
}

function describeIssues(error: z.ZodError): ConfigError {
  return new ConfigError(error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n"));
}

function missing(names: string[]): never {
  const [verb, object] = names.length === 1 ? ["is", "it"] : ["are", "them"];
  throw new ConfigError(
    `${names.join(", ")} ${verb} not set. Set ${object} in the environment; .env.example explains ${object}.`,
  );
}

const SECRET_CHARACTERS = 32;

function checkSecret(secret: string): string {
  if (secret.length >= SECRET_CHARACTERS) return secret;
  throw new ConfigError(
    `NEXTAUTH_SECRET is too short: ${SECRET_CHARACTERS} characters or more, e.g. from openssl rand -base64 32`,
  );
}

function requireAll(values: Record<string, string>): void {
  const names = Object.keys(values).filter((name) => values[name] === "");
  if (names.length > 0) missing(names);
}

function checkUrl(name: string, value: string): string {
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    throw new ConfigError(`${name} is not an address: "${value}". Example: https://shop.example.org`);
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new ConfigError(`${name} must begin with https:// (or http:// on this machine).`);
  }
  return value.replace(/\/+$/, "");
}

/** Live money and the emulator must never meet (G-73). */
function refuseSandboxValues(provider: { apiUrl: string; tokenUrl: string; clientId: string; contract: string }): void {
  const local = /^https?:\/\/(localhost|127\.|\[::1\])/;
  if (local.test(provider.apiUrl) || local.test(provider.tokenUrl)) {
    throw new ConfigError(
      "SECUCONNECT_DEMO=false (live mode) refuses a provider on this machine: set SECUCONNECT_API_URL.",
    );
  }
  if (provider.clientId === SANDBOX_CLIENT_ID || provider.contract === SANDBOX_CONTRACT) {
    throw new ConfigError("SECUCONNECT_DEMO=false (live mode) refuses the sandbox credentials: set your own.");
  }
}

function readOrCreateSecret(dataDir: string): string {
  const file = join(dataDir, "auth-secret");
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!existsSync(file)) throw error;
  }
  return readFileSync(file, "utf8").trim();
}
