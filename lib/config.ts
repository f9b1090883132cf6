import "server-only";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { z } from "zod";
import {
  SANDBOX_CLIENT_ID,
  SANDBOX_CLIENT_SECRET,
  SANDBOX_CONTRACT,
} from "#lib/secuconnect/wire/sandbox-credentials.ts";
import { Environment, ProviderEnvironment } from "./config/environment.ts";

/** demo: production build against the sandbox; dev: with reload; live: whatever the settings say. */
export type ShopMode = "demo" | "dev" | "live";

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
    trustedProxies: env.TRUSTED_PROXIES,
    signIn: {
      addressTries: env.SIGN_IN_TRIES_PER_ADDRESS,
      accountTries: env.SIGN_IN_TRIES_PER_ACCOUNT,
      windowSeconds: env.SIGN_IN_WINDOW_SECONDS,
      sessionSeconds: env.SESSION_SECONDS,
      idleSeconds: env.SESSION_IDLE_SECONDS,
    },
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
