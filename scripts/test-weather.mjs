// npm run test:weather: all browser journeys again, under each bad weather of the provider.
//   npm run test:weather -- errors lost      only these
//   npm run test:weather -- errors -g decline  further flags go to Playwright
//   WEATHER_SEED=7 npm run test:weather      other chances; the seed is printed
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { endWithNpm } from "./end-with-npm.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { CACHE_DIR, ROOT } from "./paths.mjs";
import { runNode } from "./processes.mjs";
import { cleanEnvironment } from "./settings.mjs";
import { formatDuration, giveUp, say } from "./terminal.mjs";
import { countPlaywright } from "./test-counts.mjs";
import { WEATHER_PROFILES, WEATHER_SEED } from "./weather-profiles.mjs";

const flagsAt = process.argv.findIndex((word, index) => index > 1 && word.startsWith("-"));
const words = process.argv.slice(2, flagsAt === -1 ? undefined : flagsAt);
const flags = flagsAt === -1 ? [] : process.argv.slice(flagsAt);
const unknown = words.filter((word) => !(word in WEATHER_PROFILES));
const choice = Object.keys(WEATHER_PROFILES).join(", ");
if (unknown.length > 0) giveUp(`There is no weather called ${unknown.join(", ")}. Choose from ${choice}.`);
const profiles = words.length > 0 ? words : Object.keys(WEATHER_PROFILES);

endWithNpm();
await ensureInstalled();
const { ensureBuilt } = await import("./ensure-built.mjs");
const { ensureChromium } = await import("./chromium.mjs");
await ensureBuilt();
await mkdir(CACHE_DIR, { recursive: true });
const env = { ...cleanEnvironment(), CHROMIUM_PATH: await ensureChromium(), WEATHER_SEED: String(WEATHER_SEED) };

/** @type {{ name: string, passed: number, failed: number, milliseconds: number }[]} */
const results = [];
for (const name of profiles) {
  say(`\n── ${name}: ${WEATHER_PROFILES[name]?.meaning} ${"─".repeat(20)}`);
  const report = join(CACHE_DIR, `weather-${name}-${process.pid}.json`);
  const begunAt = Date.now();
  const { status } = await runNode([join(ROOT, "node_modules/@playwright/test/cli.js"), "test", ...flags], {
    cwd: ROOT,
    env: { ...env, E2E_WEATHER: name, E2E_REPORT: report },
    heartbeat: "testing",
  });
  const count = countPlaywright(JSON.parse(await readFile(report, "utf8")), status);
  results.push({ name, ...count, milliseconds: Date.now() - begunAt });
}

say(`\n── Weather, seed ${WEATHER_SEED} ${"─".repeat(40)}`);
for (const { name, passed, failed, milliseconds } of results) {
  const counts = `${passed} passed, ${failed} failed`.padEnd(24);
  say(`${failed === 0 ? " ok " : "FAIL"}  ${name.padEnd(12)} ${counts} ${formatDuration(milliseconds)}`);
}
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
process.exitCode = failed > 0 ? 1 : 0;
say(`${passed} passed, ${failed} failed`);
