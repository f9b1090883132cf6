// node scripts/run.mjs <entry.ts> [arguments]: runs a TypeScript program of ours in this very process, so that signals and
// the exit status are the program's own.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundleEntry } from "./bundle.mjs";
import { endWithNpm } from "./end-with-npm.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { ROOT } from "./paths.mjs";
import { loadEnvFiles } from "./settings.mjs";
import { giveUp } from "./terminal.mjs";

const [entry, ...args] = process.argv.slice(2);
if (!entry) giveUp("Usage: node scripts/run.mjs <entry.ts> [arguments]");
endWithNpm();
await ensureInstalled();
loadEnvFiles();
const bundle = await bundleEntry(entry);
process.argv = [process.execPath, join(ROOT, entry), ...args];
process.setSourceMapsEnabled(true);
await import(pathToFileURL(bundle).href);
