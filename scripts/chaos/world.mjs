// Everything a scenario acts on: shops, sandbox, database, customers, chance, and the notes it leaves.
import { createAgent } from "../bench/visitor.mjs";
import { createCustomer, createSeen, wait } from "./customer.mjs";
import { startPostgresProxy } from "./postgres-proxy.mjs";
import { startProviderGate } from "./provider-gate.mjs";
import { createRandom } from "./random.mjs";
import { createSandboxLevers } from "./sandbox-levers.mjs";
import { startShops } from "./shops.mjs";

/** @typedef {import("./scenario.mjs").Scenario} Scenario @typedef {import("./scenario.mjs").Trial} Trial */
/** @typedef {{ invariant: string, sentence: string, trial: number | null }} Violation trial: where it can be told */

/**
 * @typedef {object} World
 * @property {string} scenarioId
 * @property {import("./scenario.mjs").Engine} engine
 * @property {import("./shops.mjs").Shops} shops
 * @property {import("./postgres.mjs").TorturedPostgres | null} postgres
 * @property {import("./postgres-proxy.mjs").PostgresProxy | null} database between shops and PostgreSQL, where asked for
 * @property {import("./provider-gate.mjs").ProviderGate | null} gate between shops and provider, where asked for
 * @property {import("./sandbox-levers.mjs").SandboxLevers} sandbox
 * @property {() => number} random of the scenario itself
 * @property {import("./customer.mjs").Seen} seen
 * @property {{ eventId: string, status: number }[]} pushes that a scenario sent itself, with the answer; for I7
 * @property {Violation[]} violations reported by the scenario
 * @property {Record<string, number>} figures
 * @property {number} ran trials that were run
 * @property {number} handedOut index of the last trial, run or passed over by --trial
 * @property {import("node:http").Agent} agent
 * @property {(trial: Trial, options?: { patienceMs?: [number, number], tries?: number }) => import("./customer.mjs").Customer} createCustomer
 * @property {(count: number, atOnce: number, work: (trial: Trial) => Promise<void>) => Promise<void>} runTrials what a trial
 *   throws is a violation of "trial"; none begins after the deadline
 * @property {(invariant: string, sentence: string, trial?: Trial) => void} report
 * @property {(name: string, value: number) => void} figure
 * @property {() => boolean} isOver the time for trials has run out
 * @property {() => Promise<void>} heal fine weather, and everything up
 * @property {() => Promise<void>} stop
 */

/**
 * Reliability's figures, scaled: all of them keep their order (call < settle time < lease < poll), and leave a busy machine
 * enough time for a call.
 * @type {Record<string, string>}
 */
export const SHORT_SETTINGS = {
  REMOTE_CONNECT_SECONDS: "2",
  REMOTE_CALL_SECONDS: "4",
  REMOTE_TOKEN_SECONDS: "4",
  CUSTOMER_WAIT_SECONDS: "8",
  SETTLE_SECONDS: "6",
  JOB_LEASE_SECONDS: "10",
  JOB_HEARTBEAT_SECONDS: "2.5",
  JOB_RETRY_BASE_SECONDS: "0.5",
  JOB_RETRY_CAP_SECONDS: "3",
  BREAKER_SECONDS: "0.5",
  BREAKER_CAP_SECONDS: "3",
  POLL_FIRST_DAY_SECONDS: "15",
  POLL_TICK_SECONDS: "3",
  POLL_DETAILS_SECONDS: "2",
  POLL_UNKNOWN_SECONDS: "10",
};

/**
 * @param {object} options
 * @param {Scenario} options.scenario
 * @param {import("./scenario.mjs").Engine} options.engine
 * @param {import("./postgres.mjs").TorturedPostgres | null} options.postgres for the engine of that name
 * @param {number} options.seed
 * @param {number} options.deadline no trial begins after it; milliseconds since 1970
 * @param {number} [options.only] the one trial to run
 * @returns {Promise<World>}
 */
export async function startWorld({ scenario, engine, postgres: shared, seed, deadline, only }) {
  const ground = (await scenario.prepare?.(engine)) ?? {};
  const postgres = ground.postgres ?? shared;
  const wanted = { ...scenario.shops?.(engine), ...(ground.dataDir ? { dataDir: ground.dataDir } : {}) };
  const databaseUrl = postgres ? await postgres.createDatabase(`chaos_${scenario.id}`) : "";
  const database = databaseUrl && scenario.hasDatabaseProxy ? await startPostgresProxy(databaseUrl) : null;
  const gate = scenario.hasGate ? await startProviderGate() : null;
  const env = { ...SHORT_SETTINGS, LOG_LEVEL: "debug", ...gate?.settings, ...wanted.env };
  const shops = await startShops({
    ...wanted,
    env,
    databaseUrl: database ? database.toUrl(databaseUrl) : databaseUrl,
    routerSeed: wanted.routerSeed ?? seed,
  });
  // What looks on from outside goes past the proxy.
  shops.settings = { ...shops.settings, DATABASE_URL: databaseUrl };
  gate?.aim(Number(shops.settings.SANDBOX_PORT));
  const agent = createAgent(64);
  const seen = createSeen();

  /** @type {World} */
  const world = {
    scenarioId: scenario.id,
    engine,
    shops,
    postgres,
    database,
    gate,
    sandbox: createSandboxLevers(shops.sandboxUrl),
    random: createRandom(seed),
    seen,
    pushes: [],
    violations: [],
    figures: {},
    ran: 0,
    handedOut: 0,
    agent,
    createCustomer: (trial, options = {}) =>
      createCustomer({ shopUrl: shops.shopUrl, agent, seen, email: trial.email, random: trial.random, ...options }),
    isOver: () => Date.now() > deadline,
    async runTrials(count, atOnce, work) {
      const last = world.handedOut + count;
      const runner = async () => {
        while (world.handedOut < last && !world.isOver()) {
          world.handedOut += 1;
          const index = world.handedOut;
          if (only !== undefined && index !== only) continue;
          world.ran += 1;
          const trial = createTrial(scenario.id, seed, index);
          await work(trial).catch((error) => world.report("trial", describe(error), trial));
        }
      };
      await Promise.all(Array.from({ length: Math.min(atOnce, count) }, runner));
    },
    report: (invariant, sentence, trial) => {
      world.violations.push({ invariant, sentence, trial: trial?.index ?? null });
    },
    figure: (name, value) => {
      world.figures[name] = value;
    },
    async heal() {
      if (postgres) await postgres.start();
      database?.loseNothing();
      shops.provider?.interruptNothing();
      gate?.limit(Number.POSITIVE_INFINITY, 0);
      gate?.rewrite(undefined);
      await gate?.shut("pass");
      if (!shops.sandbox.isUp()) await shops.sandbox.start();
      await world.sandbox.calm();
      for (const part of [...shops.shops, ...shops.workers]) if (!part.isUp()) await part.start({ respawn: true });
    },
    async stop() {
      agent.destroy();
      await shops.stop();
      await Promise.all([database?.stop(), gate?.stop(), ground.postgres?.stop()]);
      await scenario.tidy?.();
    },
  };
  return world;
}

/** @param {string} id @param {number} seed @param {number} index @returns {Trial} */
function createTrial(id, seed, index) {
  const own = (Math.imul(seed, 1_000_003) + index) | 0;
  return { index, seed: own, random: createRandom(own), email: toEmail(id, index) };
}

/** @param {string} id @param {number} index */
function toEmail(id, index) {
  return `kanari-${id.toLowerCase()}-${index}@logfreudt.example.test`;
}

/** @param {string} text @returns {number | null} the trial an address belongs to */
export function readTrial(text) {
  const index = /kanari-[a-z0-9-]+?-(\d+)@/.exec(text)?.[1];
  return index === undefined ? null : Number(index);
}

/** @param {unknown} error */
function describe(error) {
  return error instanceof Error ? `${error.message} ${error.stack?.split("\n")[1]?.trim() ?? ""}` : String(error);
}

/**
 * @template T
 * @param {() => Promise<T | false | null | undefined>} look
 * @param {number} patienceMs
 * @param {number} [everyMs]
 * @returns {Promise<T | null>} the first answer that says yes; null when patience ran out
 */
export async function waitFor(look, patienceMs, everyMs = 100) {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const answer = await look();
    if (answer) return answer;
    if (Date.now() > deadline) return null;
    await wait(everyMs);
  }
}
