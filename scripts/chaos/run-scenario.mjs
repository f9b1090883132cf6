// One scenario on one engine, from the start of its world to the verdict.
import { say } from "../terminal.mjs";
import { collectEvidence, readShopDump } from "./evidence.mjs";
import { checkInvariants } from "./invariants.mjs";
import { waitForQuiet } from "./quiet.mjs";
import { readTrial, startWorld } from "./world.mjs";

/**
 * @typedef {object} Outcome
 * @property {string} scenario
 * @property {string} title
 * @property {import("./scenario.mjs").Engine} engine
 * @property {number} seed
 * @property {number} stated trials the reliability document asks for
 * @property {number} run
 * @property {import("./world.mjs").Violation[]} violations
 * @property {Record<string, number>} figures
 * @property {number} seconds
 */

/**
 * @param {object} options
 * @param {import("./scenario.mjs").Scenario} options.scenario
 * @param {import("./scenario.mjs").Engine} options.engine
 * @param {import("./postgres.mjs").TorturedPostgres | null} options.postgres
 * @param {number} options.seed
 * @param {number} options.trials
 * @param {number} options.deadline
 * @param {number} [options.only]
 * @param {<P extends { stop: () => Promise<unknown> }>(part: P) => P} options.keep
 * @param {(name: string, content: unknown) => Promise<void>} options.save keeps what a violation can be traced by
 * @returns {Promise<Outcome>}
 */
export async function runScenario({ scenario, engine, postgres, seed, trials, deadline, only, keep, save }) {
  const startedAt = Date.now();
  const world = keep(await startWorld({ scenario, engine, postgres, seed, deadline, ...(only ? { only } : {}) }));
  /** @type {import("./world.mjs").Violation[]} */
  const found = [];
  try {
    const stopSnapshots = takeSnapshots(world, scenario.allowance?.isRestored ?? false);
    await scenario.run(world, trials);
    const earlier = await stopSnapshots();
    await world.heal();
    const quiet = await waitForQuiet(world, scenario.quietSeconds ?? 180);
    world.figure("quiet after s", Math.round(quiet.seconds * 10) / 10);
    const evidence = await collectEvidence(world, scenario.allowance ?? {}, earlier);
    await scenario.verify?.(world, evidence, trials);
    found.push(...quiet.left.map((sentence) => toViolation({ invariant: "I11", sentence: `not quiet: ${sentence}` })));
    found.push(...checkInvariants(evidence).map((violation) => toViolation(violation, evidence)));
    if (found.length + world.violations.length > 0) await save(`${scenario.id}-${engine}-${seed}`, evidence);
  } catch (error) {
    found.push({ invariant: "trial", sentence: `the scenario broke off: ${describe(error)}`, trial: null });
  } finally {
    await world.stop();
  }
  return {
    scenario: scenario.id,
    title: scenario.title,
    engine,
    seed,
    stated: scenario.count.full,
    run: world.ran,
    violations: [...world.violations, ...found],
    figures: readyFigures(world),
    seconds: (Date.now() - startedAt) / 1000,
  };
}

/**
 * History is dumped now and then, so that what was there once can be missed later (I9). Not of an embedded database: a dump
 * beside a shop that was just killed would open it itself, and the shop's next start would find it taken.
 * @param {import("./world.mjs").World} world
 * @param {boolean} isRestored then what was there once is expected to be missing
 */
function takeSnapshots(world, isRestored) {
  /** @type {Map<string, import("./evidence.mjs").Row>} */
  const rows = new Map();
  let isOver = world.engine === "embedded" || isRestored;
  const loop = (async () => {
    while (!isOver) {
      for (let left = 50; left > 0 && !isOver; left -= 1) await new Promise((resolve) => setTimeout(resolve, 200));
      if (isOver || !world.shops.shops.every((shop) => shop.isUp())) continue;
      const dump = await readShopDump(world).catch(() => []);
      for (const row of dump) if (row.kind === "history") rows.set(String(row.id), row);
    }
  })();
  return async () => {
    isOver = true;
    await loop;
    return [...rows.values()];
  };
}

/** @param {import("./world.mjs").World} world */
function readyFigures(world) {
  const times = world.shops.shops.flatMap((shop) => shop.readyTimes.slice(1));
  const ready = times.length > 0 ? { "ready max ms": Math.round(Math.max(...times)) } : {};
  return { ...world.figures, ...ready };
}

/**
 * @param {import("./invariants.mjs").Finding} finding @param {import("./evidence.mjs").Evidence} [evidence]
 * @returns {import("./world.mjs").Violation}
 */
function toViolation({ invariant, sentence, orderId }, evidence) {
  const order = evidence?.dump.find((row) => row.kind === "order" && row.id === orderId);
  return { invariant, sentence, trial: readTrial(order?.customer?.email ?? sentence) };
}

/** @param {unknown} error */
function describe(error) {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : "";
  return `${error.message}${cause} ${error.stack
    ?.split("\n")
    .slice(1, 3)
    .map((line) => line.trim())
    .join(" ")}`;
}

/** @param {Outcome[]} outcomes */
export function printOutcome(outcomes) {
  for (const { scenario, engine, seed, violations, figures } of outcomes) {
    for (const [name, value] of Object.entries(figures)) say(`  ${name}: ${value}`);
    for (const { invariant, sentence, trial } of violations.slice(0, 25)) {
      say(`  ${scenario} ${engine}: ${invariant} violated${trial === null ? "" : ` in trial ${trial}`}: ${sentence}`);
    }
    if (violations.length > 25) say(`  … and ${violations.length - 25} more`);
    const trial = violations.find((violation) => violation.trial !== null)?.trial;
    if (violations.length > 0) {
      say(`  again: npm run test:chaos -- --only ${scenario} --engine ${engine} --seed ${seed}`);
      if (trial)
        say(
          `  that trial alone: npm run test:chaos -- --only ${scenario} --engine ${engine} --seed ${seed} --trial ${trial}`,
        );
    }
  }
}
