import { type DiagnosisSettings, diagnoseApi, diagnoseToken, type HostLook } from "#lib/secuconnect/index.ts";
import { EXIT } from "../shell/exit-codes.ts";
import { explainReason } from "../shell/transport-reason.ts";
import { type Finding, fail, ok, warn } from "./finding.ts";

const CLOCK_TOLERANCE_SECONDS = 30;
const CERTIFICATE_WARN_DAYS = 14;

interface Settings extends Omit<DiagnosisSettings, "seconds"> {
  callSeconds: number;
  tokenSeconds: number;
}

/** Host, certificate, clock and token, each on a connection of its own. */
export async function checkConnection(settings: Settings): Promise<{ findings: Finding[]; hasToken: boolean }> {
  const [api, token] = await Promise.all([
    attempt(() => diagnoseApi({ ...settings, seconds: settings.callSeconds })),
    attempt(() => diagnoseToken({ ...settings, seconds: settings.tokenSeconds })),
  ]);
  const { host } = new URL(settings.apiUrl);
  if (typeof api === "string") {
    return { findings: [fail("connection", `${host}: ${api}`, explainReason(api), EXIT.unreachable)], hasToken: false };
  }
  const findings = [judgeApi(host, api), ...judgeTls(api), judgeClock(api)];
  if (typeof token === "string") {
    const place = new URL(settings.tokenUrl).host;
    findings.push(fail("token", `${place}: ${token}`, explainReason(token), EXIT.unreachable));
    return { findings, hasToken: false };
  }
  findings.push(judgeToken(token));
  return { findings, hasToken: token.expiresInSeconds !== null };
}

/** @returns the look, or the system's word for what went wrong */
async function attempt<T>(look: () => Promise<T>): Promise<T | string> {
  try {
    return await look();
  } catch (error) {
    const { code, message, errors } = error as { code?: string; message?: string; errors?: { code?: string }[] };
    return code ?? errors?.[0]?.code ?? message ?? "no connection";
  }
}

function judgeApi(host: string, { status, milliseconds }: HostLook): Finding {
  const text = `${host} answers in ${milliseconds} ms`;
  if (status === 401 || status === 403) return ok("connection", text);
  const advice = "Without a token the API answers 403 (or 401). Check SECUCONNECT_API_URL: is that the API?";
  if (status >= 500) return fail("connection", `${text}, but with HTTP ${status}`, advice, EXIT.unreachable);
  return warn("connection", `${text}, but with HTTP ${status}`, advice);
}

function judgeTls({ tls }: HostLook): Finding[] {
  if (tls === null) return [];
  const days = Math.floor((tls.validUntil - Date.now()) / 86_400_000);
  const text = `${tls.protocol}, certificate of ${tls.subject} by ${tls.issuer}, good for ${days} days`;
  if (days >= CERTIFICATE_WARN_DAYS) return [ok("TLS", text)];
  return [warn("TLS", text, "The host's certificate ends soon; if it is not renewed, every call will fail.")];
}

function judgeClock({ clockAheadSeconds }: HostLook): Finding {
  if (clockAheadSeconds === null) {
    return warn("clock", "the host does not tell its time", "Compare this machine's clock by other means.");
  }
  const seconds = Math.round(Math.abs(clockAheadSeconds));
  if (seconds <= 1) return ok("clock", "agrees with the host to the second");
  const text = `this machine is ${seconds} s ${clockAheadSeconds > 0 ? "behind" : "ahead of"} the host`;
  if (seconds <= CLOCK_TOLERANCE_SECONDS) return ok("clock", text);
  return warn("clock", text, "Set the clock (NTP): tokens, due dates and delivery times depend on it.");
}

function judgeToken(look: { expiresInSeconds: number | null; refusal: string | null } & HostLook): Finding {
  const { expiresInSeconds, refusal, status, milliseconds } = look;
  if (expiresInSeconds !== null) return ok("token", `issued in ${milliseconds} ms, good for ${expiresInSeconds} s`);
  if (refusal !== null) {
    const advice = "Check SECUCONNECT_CLIENT_ID and SECUCONNECT_CLIENT_SECRET, and that they belong to this host.";
    return fail("token", `refused: ${refusal} (HTTP ${status})`, advice, EXIT.refused);
  }
  const advice = "Check SECUCONNECT_TOKEN_URL; it ends in /oauth/token, not under /api/v2.";
  return fail("token", `no token came (HTTP ${status})`, advice, EXIT.unreachable);
}
