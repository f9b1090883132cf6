// npm run dev: shop with reload, sandbox and mailbox beside it.
import { join } from "node:path";
import { checkAddresses } from "./check-addresses.mjs";
import { endWithNpm } from "./end-with-npm.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { runForeground } from "./foreground.mjs";
import { NEXT_BIN, ROOT } from "./paths.mjs";
import { runNode } from "./processes.mjs";
import { loadEnvFiles, readDataDir, readPort, sandboxSettings } from "./settings.mjs";
import { isSandboxReady, launchSandbox, waitUntilReady } from "./stack/launch.mjs";
import { giveUp, say } from "./terminal.mjs";

endWithNpm();
/** @type {Record<string, string | undefined>} */ (process.env).NODE_ENV = "development";
await ensureInstalled();
loadEnvFiles();
const port = readPort("PORT", 3000);
const ports = { sandboxPort: readPort("SANDBOX_PORT", 4010), smtpPort: readPort("SANDBOX_SMTP_PORT", 4025) };
const dataDir = readDataDir();
await checkAddresses({ PORT: port, SANDBOX_PORT: ports.sandboxPort, SANDBOX_SMTP_PORT: ports.smtpPort }, dataDir);

/** @type {NodeJS.ProcessEnv} */
const env = { ...process.env, PORT: String(port), SHOP_MODE: "dev", DATA_DIR: dataDir };
// Whoever names a provider (its test system, say) gets that one; otherwise it is the sandbox.
for (const [name, value] of Object.entries(sandboxSettings(ports))) env[name] ||= value;

await runForeground(async (start) => {
  const sandbox = await start((onLine) => launchSandbox({ env, logDir: join(dataDir, "logs"), onLine }));
  await waitUntilReady(sandbox, () => isSandboxReady(ports), 60_000);
  say(`Sandbox http://localhost:${ports.sandboxPort}, mailbox http://localhost:${ports.sandboxPort}/console/mails`);
}).catch((error) => giveUp(error.message));

const { status } = await runNode([NEXT_BIN, "dev", "-p", String(port)], {
  cwd: ROOT,
  env: { ...env, NEXT_TELEMETRY_DISABLED: "1" },
});
process.exit(status);
