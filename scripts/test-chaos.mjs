// npm run test:chaos: trials against real processes (production shops, sandbox, database, mail server) with faults from
// outside; afterwards I1 to I11 of the reliability document are checked from the sandbox's ledger, its mailbox, what the
// customers saw, and the dump. How to write a scenario stands in scripts/chaos/scenario.mjs.
//   --only G-01,G-22           these scenarios
//   --engine embedded          one database only; or postgresql
//   --scale 0.1                so much of the stated counts (never less than the scenario's quick count)
//   --seed 7                   the same chances again; the seed is printed
//   --trial 17                 that trial alone
//   --minutes 30               no new trial after that time
//   --list                     names the scenarios and ends
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { endWithNpm } from "./end-with-npm.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { CACHE_DIR } from "./paths.mjs";
import { formatDuration, giveUp, say } from "./terminal.mjs";

/** @typedef {import("./chaos/scenario.mjs").Engine} Engine */

const startedAt = Date.now();
const flags = readFlags();
endWithNpm();
await ensureInstalled();
const { ensureBuilt } = await import("./ensure-built.mjs");
const { runInWorkplace } = await import("./bench/workplace.mjs");
const { printChaosTable } = await import("./chaos/chaos-table.mjs");
const { startTorturedPostgres } = await import("./chaos/postgres.mjs");
const { printOutcome, runScenario } = await import("./chaos/run-scenario.mjs");
const { loadScenarios } = await import("./chaos/scenario.mjs");

const all = await loadScenarios();
const unknown = flags.only.filter((id) => !all.some((scenario) => scenario.id === id));
if (unknown.length > 0)
  giveUp(`There is no scenario ${unknown.join(", ")}. Choose from ${all.map(({ id }) => id).join(", ")}.`);
const chosen = all.filter(({ id }) => flags.only.length === 0 || flags.only.includes(id));
if (flags.list) {
  for (const { id, title, count, engines } of chosen)
    say(`${id.padEnd(8)} ${String(count.full).padStart(6)}  ${title} (${engines.join(", ")})`);
  process.exit(0);
}
await ensureBuilt();
say(`\nSeed ${flags.seed}. ${chosen.length} scenarios at ${flags.scale} of the stated counts.`);

const folder = join(CACHE_DIR, "chaos");
await mkdir(folder, { recursive: true });
/** @param {string} name @param {unknown} content */
const save = async (name, content) => {
  await writeFile(join(folder, `${name}.json`), JSON.stringify(content, null, 1));
  say(`  the evidence: ${join(folder, `${name}.json`)}`);
};
/** @type {import("./chaos/run-scenario.mjs").Outcome[]} */
const outcomes = [];
await runInWorkplace(async (keep) => {
  const needsPostgres = chosen.some(({ engines }) =>
    engines.some((engine) => engine === "postgresql" && isWanted(engine)),
  );
  const postgres = needsPostgres ? keep(await startTorturedPostgres()) : null;
  for (const scenario of chosen) {
    for (const engine of scenario.engines.filter(isWanted)) {
      if (Date.now() > flags.deadline) continue;
      const { full, quick } = scenario.count;
      const trials = flags.trial ?? Math.min(full, Math.max(quick, Math.round(full * flags.scale)));
      say(
        `\n── ${scenario.id} ${scenario.title}, ${engine}: ${flags.trial ? `trial ${flags.trial}` : `${trials} of ${full}`}`,
      );
      const { seed, deadline, trial: only } = flags;
      const outcome = await runScenario({
        scenario,
        engine,
        postgres: engine === "postgresql" ? postgres : null,
        seed,
        trials,
        deadline,
        keep,
        save,
        ...(only === undefined ? {} : { only }),
      });
      outcomes.push(outcome);
      printOutcome([outcome]);
      say(`  ${outcome.violations.length} violations, ${formatDuration(outcome.seconds * 1000)}`);
    }
  }
});

printChaosTable(outcomes);
const missed = chosen.flatMap(({ id, engines }) =>
  engines
    .filter(isWanted)
    .filter((engine) => !outcomes.some((each) => each.scenario === id && each.engine === engine))
    .map((engine) => `${id} ${engine}`),
);
if (missed.length > 0) say(`\nNot run in the time: ${missed.join(", ")}`);
const file = join(folder, "result.json");
await writeFile(
  file,
  `${JSON.stringify({ at: new Date().toISOString(), seed: flags.seed, scale: flags.scale, outcomes }, null, 2)}\n`,
);
const violations = outcomes.reduce((sum, outcome) => sum + outcome.violations.length, 0);
say(`\nSeed ${flags.seed}, took ${formatDuration(Date.now() - startedAt)}. The same as JSON: ${file}`);
say(`${outcomes.length} runs, ${violations} violations`);
// All that was started has been stopped; a socket whose other end was killed must not keep us.
process.exit(violations > 0 ? 1 : 0);

/** @param {Engine} engine */
function isWanted(engine) {
  return flags.engine === undefined || flags.engine === engine;
}

function readFlags() {
  try {
    const { values } = parseArgs({
      options: {
        only: { type: "string" },
        engine: { type: "string" },
        scale: { type: "string" },
        seed: { type: "string" },
        trial: { type: "string" },
        minutes: { type: "string" },
        list: { type: "boolean", default: false },
      },
    });
    const engine = /** @type {Engine | undefined} */ (values.engine);
    if (engine !== undefined && engine !== "embedded" && engine !== "postgresql") throw new Error("No such engine.");
    const minutes = readNumber(values.minutes);
    return {
      only: values.only?.split(",") ?? [],
      engine,
      scale: readNumber(values.scale) ?? 1,
      seed: readNumber(values.seed) ?? 1 + Math.floor(Math.random() * 1_000_000),
      trial: readNumber(values.trial),
      deadline: minutes === undefined ? Number.POSITIVE_INFINITY : startedAt + minutes * 60_000,
      list: values.list,
    };
  } catch (error) {
    const usage = "Flags: --only <ids>, --engine embedded|postgresql, --scale, --seed, --trial, --minutes, --list";
    return giveUp(`${/** @type {Error} */ (error).message} ${usage}`);
  }
}

/** @param {string | undefined} text */
function readNumber(text) {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new Error(`"${text}" is not a number above zero.`);
  return value;
}
