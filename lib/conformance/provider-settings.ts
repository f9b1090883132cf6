import type { HostSettings } from "./host.ts";

const NAMES = [
  "SECUCONNECT_API_URL",
  "SECUCONNECT_TOKEN_URL",
  "SECUCONNECT_CLIENT_ID",
  "SECUCONNECT_CLIENT_SECRET",
  "SECUCONNECT_CONTRACT",
] as const;

/** Hosts on which transactions may be made to look at them (secuconnect-api §1.1), and this machine. */
const TESTING_HOSTS =
  /^(connect-testing\.secuconnect\.com|connect-testing\.secupay-ag\.de|localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * Whom to ask, from the environment.
 * @throws Error with one sentence when a setting is missing or leads anywhere but to a testing host
 */
export function readProviderSettings(environment: Record<string, string | undefined>): HostSettings {
  const missing = NAMES.filter((name) => !environment[name]?.trim());
  if (missing.length > 0) {
    throw new Error(`Set ${missing.join(", ")} to the credentials of the provider's testing host.`);
  }
  const [apiUrl = "", tokenUrl = "", clientId = "", clientSecret = "", contract = ""] = NAMES.map((name) =>
    String(environment[name]).trim(),
  );
  checkAddress("SECUCONNECT_API_URL", apiUrl);
  checkAddress("SECUCONNECT_TOKEN_URL", tokenUrl);
  if (!/\/api\/v2\/?$/.test(apiUrl)) throw new Error("SECUCONNECT_API_URL must end in /api/v2.");
  return { apiUrl, tokenUrl, clientId, clientSecret, contract };
}

function checkAddress(name: string, address: string): void {
  if (!URL.canParse(address)) throw new Error(`${name} is no address.`);
  const { host, hostname, protocol } = new URL(address);
  if (!TESTING_HOSTS.test(hostname)) {
    throw new Error(
      `${name} leads to ${host}: this suite makes transactions and asks the provider's testing host only.`,
    );
  }
  const isLocal = !hostname.startsWith("connect-testing.");
  if (protocol !== "https:" && !isLocal) throw new Error(`${name} must begin with https.`);
}
