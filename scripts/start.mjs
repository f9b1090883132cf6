// npm start: the production server, in this very process, so that SIGTERM drains it and no wrapper is left behind.
import { createRequire } from "node:module";
import { checkAddresses } from "./check-addresses.mjs";
import { endWithNpm } from "./end-with-npm.mjs";
import { hasBuild, isBuilt } from "./ensure-built.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { NEXT_BIN, ROOT } from "./paths.mjs";
import { loadEnvFiles, readPort } from "./settings.mjs";
import { giveUp } from "./terminal.mjs";

endWithNpm();
process.chdir(ROOT);
/** @type {Record<string, string | undefined>} */ (process.env).NODE_ENV = "production";
process.env.NEXT_TELEMETRY_DISABLED ??= "1";
// The shop drains itself on SIGTERM (lib/drain.ts): Next would shut the door before a balancer notices.
process.env.NEXT_MANUAL_SIG_HANDLE = "true";
await ensureInstalled();
loadEnvFiles();
if (!(await hasBuild())) giveUp("There is no build to start; run `npm run build` first.");
if (!(await isBuilt())) process.stderr.write("The sources have changed since this build; `npm run build` renews it.\n");
const port = readPort("PORT", 3000);
await checkAddresses({ PORT: port });
process.argv = [process.execPath, NEXT_BIN, "start", "-p", String(port), ...process.argv.slice(2)];
createRequire(import.meta.url)(NEXT_BIN);
