import { readProvider } from "#lib/config.ts";
import { type HostKind, judgeHost } from "./host-kind.ts";

/** Whom the program talks to, and whether money is real there. */
export interface Target {
  settings: ReturnType<typeof readProvider>;
  host: string;
  hostKind: HostKind;
  /** Real money could move: the production host, or transactions that are no demo. */
  isLive: boolean;
}

/** @throws ConfigError naming the variable */
export function readTarget(env: NodeJS.ProcessEnv): Target {
  const settings = readProvider(env);
  const { host } = new URL(settings.apiUrl);
  const hostKind = judgeHost(settings.apiUrl);
  return { settings, host, hostKind, isLive: hostKind === "production" || !settings.isDemo };
}

/** Whether the client secret would travel for everybody to read. */
export function isUnprotected({ settings, hostKind }: Target): boolean {
  return hostKind !== "sandbox" && !(settings.apiUrl.startsWith("https:") && settings.tokenUrl.startsWith("https:"));
}

const KINDS: Record<HostKind, string> = {
  sandbox: "sandbox",
  testing: "testing host",
  production: "PRODUCTION host",
};

/** One line: where, and in which mode. */
export function describeTarget({ settings, host, hostKind, isLive }: Target): string {
  const where = settings.isSandboxPreset
    ? `the sandbox of this machine at ${host} (SECUCONNECT_API_URL is not set)`
    : `${host} (${KINDS[hostKind]})`;
  const mode = isLive ? `LIVE${settings.isDemo ? ", demo transactions" : ", real money"}` : "test";
  return `Talking to ${where}, mode ${mode}`;
}

export function targetToJson({ settings, host, hostKind, isLive }: Target) {
  return { host, hostKind, mode: isLive ? "live" : "test", isDemo: settings.isDemo, contractId: settings.contract };
}
