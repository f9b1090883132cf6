import { z } from "zod";
import { CONNECTION_DEFAULTS } from "#lib/secuconnect/connection/settings.ts";

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
export const Environment = z.object({
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
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  SIGN_IN_TRIES_PER_ADDRESS: count(30),
  SIGN_IN_TRIES_PER_ACCOUNT: count(10),
  SIGN_IN_WINDOW_SECONDS: seconds(15 * 60),
  SESSION_SECONDS: seconds(12 * 60 * 60),
  SESSION_IDLE_SECONDS: seconds(2 * 60 * 60),
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

export const ProviderEnvironment = Environment.pick({
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
