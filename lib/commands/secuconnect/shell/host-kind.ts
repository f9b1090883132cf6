/** `sandbox` is an emulator in reach of this machine; what is neither that nor a known test host counts as production. */
export type HostKind = "sandbox" | "testing" | "production";

/** secuconnect-api §1.1, D/S */
const TESTING_HOSTS = [
  "connect-testing.secuconnect.com",
  "connect-testing.secupay-ag.de",
  "connect-showcase.secupay-ag.de",
];

/** The provider serves https alone, so plain http to a private name can only be an emulator. */
export function judgeHost(apiUrl: string): HostKind {
  const { hostname, protocol } = new URL(apiUrl);
  if (isLoopback(hostname)) return "sandbox";
  if (TESTING_HOSTS.includes(hostname)) return "testing";
  return protocol === "http:" && isPrivate(hostname) ? "sandbox" : "production";
}

export function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

/** A name or address that nobody outside can reach. */
export function isPrivate(hostname: string): boolean {
  if (isLoopback(hostname) || hostname === "0.0.0.0") return true;
  if (/^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)[\d.]+$/.test(hostname)) return true;
  if (/^\[f[cde]/.test(hostname)) return true;
  if (hostname.startsWith("[")) return false;
  return !hostname.includes(".") || /\.(local|internal|test|example|invalid|lan|home\.arpa)$/.test(hostname);
}
