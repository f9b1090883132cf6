// What a scenario of `npm run test:chaos` is, and where they are found.
//
// One file per scenario below scripts/chaos/scenarios/, which exports `scenario`:
//
//   export const scenario = defineScenario({
//     id: "G-99", title: "What is promised, in few words",
//     engines: ["embedded", "postgresql"],
//     count: { full: 300, quick: 10 },          // full: the count reliability demands; quick: the least worth running
//     shops: (engine) => ({ count: engine === "postgresql" ? 2 : 1, env: { SETTLE_SECONDS: "3" } }),
//     async run(world, trials) {
//       await world.runTrials(trials, 8, async (trial) => {        // eight at the same time
//         const customer = world.createCustomer(trial);            // buys like a person, and remembers what was seen
//         await customer.buy({ method: "invoice" });
//       });
//     },
//   });
//
// The runner starts shops, sandbox and database, calls `run`, calls `world.heal()` (levers back to fine weather, everything
// that is down started again), waits until nothing is in flight, visits every accepted order once more, and then checks
// I1 to I11 over all that happened (invariants.mjs). `run` therefore only provokes; what it must check beyond that it says
// with `world.report("I2", "sentence", trial)` (a violation) or `world.figure("p99", milliseconds)` (a figure of the table).
// What only holds when all is quiet (a count of orders, say) belongs into `verify(world, evidence, trials)`.
//
// Rules: outside contract only, nothing from lib/. Chance comes from `trial.random` and `world.random` alone, so that a
// seed says everything. `trial.email` is unique and names the trial; a violation about it names the command that runs it
// again. Levers are global to the sandbox: a trial that orders an outcome with `next` must run alone or own its method.
import { readdir } from "node:fs/promises";

/**
 * @typedef {"embedded" | "postgresql"} Engine
 * @typedef {import("./world.mjs").World} World
 * @typedef {import("./evidence.mjs").Evidence} Evidence
 *
 * @typedef {object} Trial
 * @property {number} index from 1
 * @property {number} seed
 * @property {() => number} random from 0 up to 1, of this trial alone
 * @property {string} email unique, for the customer of this trial
 *
 * @typedef {object} Allowance what this scenario provokes on purpose and is therefore no violation
 * @property {boolean} [smtpCrash] a second copy of a mail with the same Message-ID (I6)
 * @property {boolean} [mailRefused] mails the server refused for good; they are flagged, and nobody got them (I6)
 * @property {number} [unknownTransactions] so many foreign transactions lie in the ledger (I2)
 * @property {boolean} [isRestored] the database goes back to an older copy: what history held once may be missing (I9), and
 *   so may mails and pushes of the forgotten time (I6, I7)
 *
 * @typedef {object} Ground
 * @property {import("./postgres.mjs").TorturedPostgres} [postgres] of this scenario alone
 * @property {string} [dataDir]
 *
 * @typedef {object} Scenario
 * @property {string} id as in the reliability document, with a letter where it has parts
 * @property {string} title
 * @property {Engine[]} engines
 * @property {{ full: number, quick: number }} count trials on each engine
 * @property {(engine: Engine) => import("./shops.mjs").ShopsOptions} [shops] settings are laid over world.mjs's short ones
 * @property {(engine: Engine) => Promise<Ground>} [prepare] makes what shops shall stand on instead of the usual
 * @property {() => Promise<unknown>} [tidy] removes it again, whatever happened; not the PostgreSQL, which is ended before
 * @property {boolean} [hasDatabaseProxy] shops reach PostgreSQL by `world.database`, which can lose what they need most
 * @property {boolean} [hasGate] shops reach the provider by `world.gate`, which can be shut
 * @property {Allowance} [allowance]
 * @property {number} [quietSeconds] patience until nothing is in flight; 180 unless said otherwise
 * @property {(world: World, trials: number) => Promise<void>} run
 * @property {(world: World, evidence: Evidence, trials: number) => Promise<void> | void} [verify]
 */

/** @param {Scenario} scenario @returns {Scenario} */
export function defineScenario(scenario) {
  return scenario;
}

/** @returns {Promise<Scenario[]>} all there are, by id */
export async function loadScenarios() {
  const folder = new URL("./scenarios/", import.meta.url);
  const files = (await readdir(folder)).filter((name) => name.endsWith(".mjs") && !name.endsWith(".test.mjs"));
  const modules = await Promise.all(files.map((name) => import(new URL(name, folder).href)));
  const scenarios = modules.map((module) => /** @type {Scenario} */ (module.scenario));
  return scenarios.sort((a, b) => a.id.localeCompare(b.id, "en"));
}
