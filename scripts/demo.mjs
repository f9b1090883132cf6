// npm run demo: from whatever state the clone is in to a running shop with its sandbox and mailbox.
import { join } from "node:path";
import { checkAddresses } from "./check-addresses.mjs";
import { endWithNpm } from "./end-with-npm.mjs";
import { ensureBuilt } from "./ensure-built.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { runForeground } from "./foreground.mjs";
import { loadEnvFiles, readDataDir, readPort, sandboxSettings } from "./settings.mjs";
import { isSandboxReady, isShopReady, launchSandbox, launchShop, waitUntilReady } from "./stack/launch.mjs";
import { giveUp, say, startHeartbeat } from "./terminal.mjs";

endWithNpm();
await ensureInstalled();
// A PostgreSQL named on the command line is meant; one named in .env may be the real shop's.
const databaseUrl = process.env.DATABASE_URL ?? "";
loadEnvFiles();
const port = readPort("PORT", 3000);
const ports = { sandboxPort: readPort("SANDBOX_PORT", 4010), smtpPort: readPort("SANDBOX_SMTP_PORT", 4025) };
const dataDir = readDataDir();
const shopUrl = process.env.SHOP_URL || `http://localhost:${port}`;

await checkAddresses({ PORT: port, SANDBOX_PORT: ports.sandboxPort, SANDBOX_SMTP_PORT: ports.smtpPort }, dataDir);
const overruled = Object.keys(sandboxSettings(ports)).filter(
  (name) => !name.startsWith("SANDBOX_") && process.env[name],
);
if (process.env.DATABASE_URL && !databaseUrl) overruled.push("DATABASE_URL");
if (overruled.length > 0) say(`The demo brings its own provider and mailbox; not used: ${overruled.join(", ")}.`);
await ensureBuilt();

const env = {
  ...process.env,
  ...sandboxSettings(ports),
  PORT: String(port),
  SHOP_URL: shopUrl,
  SHOP_MODE: "demo",
  DATA_DIR: dataDir,
  DATABASE_URL: databaseUrl,
};
const logDir = join(dataDir, "logs");

await runForeground(async (start) => {
  const stopHeartbeat = startHeartbeat("starting");
  say("Starting sandbox and shop …");
  const sandbox = await start((onLine) => launchSandbox({ env, logDir, onLine }));
  const shop = await start((onLine) => launchShop({ env, logDir, onLine }));
  await Promise.all([
    waitUntilReady(sandbox, () => isSandboxReady(ports), 60_000),
    waitUntilReady(shop, () => isShopReady(port), 120_000),
  ]).finally(stopHeartbeat);
  say("");
  say(`  Shop      ${shopUrl}`);
  say(`  Sandbox   http://localhost:${ports.sandboxPort}`);
  say(`  Mailbox   http://localhost:${ports.sandboxPort}/console/mails`);
  say("");
  say(`Ctrl-C stops everything. Logs: ${logDir}`);
}).catch((error) => giveUp(error.message));
