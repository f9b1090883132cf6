// npm run bench: page weight, whole purchases and callbacks of the production build, each beside a bare Next app of the same
// version measured in the same run, and the sandbox beside a bare node:http server. Only ratios count; the absolute figures
// are this machine's at this hour.
//   --only weight|checkouts|pushes|sandbox|scale|office|documents|live   one part
//   --quick                                  shorter, for a first look
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { FULL, QUICK } from "./bench/extents.mjs";
import { endWithNpm } from "./end-with-npm.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { CACHE_DIR, ROOT } from "./paths.mjs";
import { formatDuration, giveUp, say } from "./terminal.mjs";

const PARTS = ["weight", "checkouts", "pushes", "sandbox", "scale", "office", "documents", "live"];
/** Parts that are held against the bare app. */
const BESIDE_BARE = ["weight", "checkouts", "pushes"];

const startedAt = Date.now();
const { only, quick } = readFlags();
const isWanted = (/** @type {string} */ part) => only === undefined || only === part;
const extent = quick ? QUICK : FULL;
endWithNpm();
await ensureInstalled();

const { ensureBareBuilt, startBareApp } = await import("./bench/bare-app.mjs");
const { judgeWeights, printWeights } = await import("./bench/weight-goals.mjs");
const { listBreaches, printSelling } = await import("./bench/print-selling.mjs");
const { measureSelling } = await import("./bench/selling.mjs");
const { listSandboxBreaches, printSandbox } = await import("./bench/print-sandbox.mjs");
const { measureSandbox } = await import("./bench/sandbox.mjs");
const { printScale } = await import("./bench/print-scale.mjs");
const { measureDocuments, printDocuments } = await import("./bench/documents.mjs");
const { measureLive } = await import("./bench/live.mjs");
const { listLiveBreaches, printLive } = await import("./bench/print-live.mjs");
const { COUNTING } = await import("./bench/statement-count.mjs");
const { measureOffice } = await import("./bench/office.mjs");
const { measureScale } = await import("./bench/scale.mjs");
const { runInWorkplace } = await import("./bench/workplace.mjs");
const { startBrowser, weighPages } = await import("./bench/weigh.mjs");
const { ensureBuilt } = await import("./ensure-built.mjs");
const { startPostgres } = await import("./postgres.mjs");
const { startStack } = await import("./stack/start-stack.mjs");

if (isWanted("documents")) printDocuments(await measureDocuments(quick ? 10 : 40));
const needsApp = PARTS.some((part) => part !== "sandbox" && part !== "documents" && isWanted(part));
if (needsApp) await ensureBuilt();
if (BESIDE_BARE.some(isWanted)) await ensureBareBuilt();
const next = JSON.parse(await readFile(join(ROOT, "node_modules/next/package.json"), "utf8")).version;
say(`\nNext ${next}, Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model.trim()})`);

/** @type {import("./bench/weigh.mjs").WeightResult | undefined} */
let weight;
/** @type {import("./bench/selling.mjs").SellingResult[]} */
const selling = [];
/** @type {import("./bench/sandbox.mjs").SandboxResult | undefined} */
let sandbox;
/** @type {import("./bench/scale.mjs").ScaleResult | undefined} */
let scale;
/** @type {import("./bench/scale.mjs").ScaleResult | undefined} */
let office;
/** @type {import("./bench/live.mjs").LiveResult | undefined} */
let live;
await runInWorkplace(async (keep) => {
  if (isWanted("sandbox")) {
    sandbox = await measureSandbox(keep, extent);
    printSandbox(sandbox);
  }
  if (isWanted("weight")) {
    const browser = await startBrowser(keep);
    const bare = keep(await startBareApp());
    const stack = keep(await startStack());
    weight = await weighPages(browser, { bareUrl: bare.url, shopUrl: stack.shopUrl });
    await Promise.all([stack.stop(), bare.stop(), browser.close()]);
    printWeights(weight);
  }
  if (isWanted("scale")) {
    const postgres = keep(await startPostgres({ fsync: true }));
    scale = await measureScale(keep, postgres, extent.scale);
    printScale(scale);
    await postgres.stop();
  }
  if (isWanted("office")) {
    const postgres = keep(await startPostgres({ fsync: true }));
    office = await measureOffice(keep, postgres, extent.office);
    printScale(office);
    await postgres.stop();
  }
  if (isWanted("live")) {
    const postgres = keep(await startPostgres({ fsync: true, settings: COUNTING }));
    live = await measureLive(keep, postgres, extent.live);
    printLive(live);
    await postgres.stop();
  }
  const parts = { checkouts: isWanted("checkouts"), pushes: isWanted("pushes") };
  if (!parts.checkouts && !parts.pushes) return;
  /** @type {import("./bench/selling.mjs").Engine[]} */
  const engines = [{ name: "the embedded database", createUrl: async () => "" }];
  try {
    const postgres = keep(await startPostgres({ fsync: true }));
    engines.push({ name: "PostgreSQL", createUrl: (name) => postgres.createDatabase(name) });
  } catch (error) {
    say(`PostgreSQL is left out: ${/** @type {Error} */ (error).message}`);
  }
  for (const engine of engines) {
    const result = await measureSelling(keep, engine, extent, parts);
    selling.push(result);
    printSelling(result);
  }
});

const file = join(CACHE_DIR, "bench/result.json");
const weights = weight && { bare: weight.bare, pages: judgeWeights(weight), files: weight.pages };
const summary = { at: new Date().toISOString(), node: process.versions.node, next, cores: cpus().length, quick };
await mkdir(join(CACHE_DIR, "bench"), { recursive: true });
await writeFile(file, `${JSON.stringify({ ...summary, weights, selling, sandbox, scale, office, live }, null, 2)}\n`);
const breaches = [
  ...selling.flatMap(listBreaches),
  ...(sandbox ? listSandboxBreaches(sandbox) : []),
  ...(live ? listLiveBreaches(live) : []),
];
for (const breach of breaches) say(`\nMust not happen: ${breach}`);
say(`\nTook ${formatDuration(Date.now() - startedAt)}. The same as JSON: ${file}`);
if (breaches.length > 0) process.exitCode = 1;

function readFlags() {
  try {
    const { values } = parseArgs({ options: { only: { type: "string" }, quick: { type: "boolean", default: false } } });
    if (values.only === undefined || PARTS.includes(values.only)) return values;
    return giveUp(`--only takes one of ${PARTS.join(", ")}.`);
  } catch (error) {
    return giveUp(`${/** @type {Error} */ (error).message} Flags: --only ${PARTS.join("|")}, --quick`);
  }
}
