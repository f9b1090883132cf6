import { type SandboxOptions, startSandbox } from "./sandbox.ts";

function readPort(name: string, fallback: number): number {
  const text = process.env[name];
  if (text === undefined || text === "") return fallback;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`${name} must be a port number, not "${text}".`);
}

function readOptions(): SandboxOptions {
  const { DATA_DIR, SANDBOX_HOST, SANDBOX_MAGIC } = process.env;
  const { SECUCONNECT_CLIENT_ID, SECUCONNECT_CLIENT_SECRET, SECUCONNECT_CONTRACT } = process.env;
  return {
    dataDir: DATA_DIR || ".data",
    host: SANDBOX_HOST || "127.0.0.1",
    port: readPort("SANDBOX_PORT", 4010),
    smtpPort: readPort("SANDBOX_SMTP_PORT", 4025),
    magic: SANDBOX_MAGIC === "1",
    ...(SECUCONNECT_CLIENT_ID ? { clientId: SECUCONNECT_CLIENT_ID } : {}),
    ...(SECUCONNECT_CLIENT_SECRET ? { clientSecret: SECUCONNECT_CLIENT_SECRET } : {}),
    ...(SECUCONNECT_CONTRACT ? { contractId: SECUCONNECT_CONTRACT } : {}),
  };
}

try {
  const sandbox = await startSandbox(readOptions());
  console.log(
    `Sandbox ready: console ${sandbox.baseUrl}/  mail smtp://${new URL(sandbox.baseUrl).hostname}:${sandbox.smtpPort}`,
  );
  let closing = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (closing) return;
      closing = true;
      void sandbox.close().then(() => process.exit(0));
    });
  }
} catch (error) {
  console.error(`Sandbox not started: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
