// Settings as the scripts see them. What each means and its default stands in .env.example and lib/config.ts.
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { ROOT } from "./paths.mjs";
import { giveUp } from "./terminal.mjs";

/** Adds the settings of .env files to the environment, by Next's own reader and rules: what is set already stays. */
export function loadEnvFiles() {
  const requireFromNext = createRequire(join(ROOT, "node_modules/next/package.json"));
  requireFromNext("@next/env").loadEnvConfig(ROOT, process.env.NODE_ENV === "development", { error: giveUp });
}

/**
 * @param {string} name of a port setting
 * @param {number} fallback
 * @returns {number}
 */
export function readPort(name, fallback) {
  const text = process.env[name] || String(fallback);
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  return giveUp(`${name} must be a port number from 1 to 65535, not "${text}".`);
}

/** @returns {string} absolute path of DATA_DIR */
export function readDataDir() {
  return resolve(ROOT, process.env.DATA_DIR || ".data");
}

/**
 * Settings that tie a shop to the sandbox on this machine, whatever the environment says. They count in
 * the modes demo and dev.
 * @param {{ sandboxPort: number, smtpPort: number }} ports
 * @returns {Record<string, string>}
 */
export function sandboxSettings({ sandboxPort, smtpPort }) {
  return {
    SECUCONNECT_API_URL: `http://127.0.0.1:${sandboxPort}/api/v2`,
    SECUCONNECT_TOKEN_URL: `http://127.0.0.1:${sandboxPort}/oauth/token`,
    // Empty means the sandbox's own credentials, which lib/config.ts knows.
    SECUCONNECT_CLIENT_ID: "",
    SECUCONNECT_CLIENT_SECRET: "",
    SECUCONNECT_CONTRACT: "",
    SECUCONNECT_DEMO: "true",
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    SANDBOX_PORT: String(sandboxPort),
    SANDBOX_SMTP_PORT: String(smtpPort),
  };
}

/** Settings of a real shop; the tests must neither see nor use them. */
const SHOP_SETTING =
  /^(SECUCONNECT_|SANDBOX_|SMTP_|MAIL_|NEXTAUTH_|SHOP_|PORT$|HOSTNAME$|DATA_DIR$|DATABASE_URL$|WORKER$|NODE_ENV$)/;

/** @returns {NodeJS.ProcessEnv} this environment without any setting of a shop, and with .env files switched off */
export function cleanEnvironment() {
  const kept = Object.entries(process.env).filter(([name]) => !SHOP_SETTING.test(name));
  // Next's reader leaves .env files alone when it believes it has read them.
  return { ...Object.fromEntries(kept), __NEXT_PROCESSED_ENV: "true", NEXT_TELEMETRY_DISABLED: "1" };
}
