// Under which conditions the browser journeys are walked besides fine weather. Each is a state of the sandbox's levers
// and, where something is found by asking again, a shop that asks sooner than the defaults.

/**
 * @typedef {object} WeatherProfile
 * @property {string} meaning
 * @property {Record<string, unknown>} levers bodies to be posted to `/_sandbox/<name>` before each journey
 * @property {Record<string, string>} shopEnv
 */

/** The same seed and the same calls meet the same faults. */
export const WEATHER_SEED = Number(process.env.WEATHER_SEED ?? 20_261_125);
/** Looks that replace a lost push, and lost calls that settle, within the patience of a browser test. */
const SOON = { SETTLE_SECONDS: "1", JOB_RETRY_CAP_SECONDS: "2", POLL_FIRST_DAY_SECONDS: "2" };

/** @type {Record<string, WeatherProfile>} */
export const WEATHER_PROFILES = {
  latency: {
    meaning: "every call takes 100 to 900 ms",
    levers: { weather: { latency: [100, 900], seed: WEATHER_SEED } },
    shopEnv: {},
  },
  errors: {
    meaning: "5 % of all calls fail with HTTP 500",
    levers: { weather: { error500: 0.05, seed: WEATHER_SEED } },
    shopEnv: SOON,
  },
  duplicate: { meaning: "every push comes twice", levers: { pushes: { mode: "twice" } }, shopEnv: {} },
  shuffled: { meaning: "pushes come in a wrong order", levers: { pushes: { mode: "shuffled" } }, shopEnv: {} },
  lost: { meaning: "no push comes at all", levers: { pushes: { mode: "off" } }, shopEnv: SOON },
};

/** @returns {WeatherProfile | null} the one the environment asks for */
export function findWeather() {
  return WEATHER_PROFILES[process.env.E2E_WEATHER ?? ""] ?? null;
}
