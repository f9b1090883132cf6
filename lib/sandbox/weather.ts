import { parseCall, parseOutcome } from "./faults.ts";
import { PUSH_FATES, type Weather } from "./state.ts";

type Range = [number, number];
type Input = Record<string, unknown>;

/** Milliseconds as they may be on a working day (§10.4, G); by call or family of calls. */
const REALISTIC: { general: Range; calls: Record<string, Range> } = {
  general: [150, 600],
  calls: { token: [50, 150], get: [80, 300], list: [80, 300], prepare: [800, 3000], start: [300, 1000] },
};

class Unreadable extends Error {}

/**
 * Reads `{error500: 0.1, create: {lostAnswer: 0.2}, latency: [100, 500] | 300 | "realistic" | {start: 900}, pushes: {lost:
 * 0.1}, searchLag: 5000, transactionsLag: 500, seed: 7}`; outcome names at the top (or under `probabilities`) apply to
 * every call, or to those listed in `calls`.
 * @param known names of all calls
 * @returns the weather, null for fine weather (nothing given), or the name of a field that cannot be read
 */
export function parseWeather(input: Input, known: readonly string[]): Weather | null | { unreadable: string } {
  try {
    return readWeather(input, known);
  } catch (error) {
    if (error instanceof Unreadable) return { unreadable: error.message };
    throw error;
  }
}

function readWeather(input: Input, known: readonly string[]): Weather | null {
  const {
    seed = 1,
    latency = 0,
    pushes = {},
    searchLag = 0,
    transactionsLag = 0,
    calls,
    probabilities,
    ...rest
  } = input;
  if (typeof seed !== "number") throw new Unreadable("seed");
  const weather: Weather = {
    seed,
    draws: {},
    ...readLatency(latency, known),
    searchLag: readLag("searchLag", searchLag),
    linkLag: readLag("transactionsLag", transactionsLag),
    pushes: readPushes(pushes),
    chances: readAllChances(rest, probabilities, calls, known),
  };
  const { chances, latencies, searchLag: lag, linkLag } = weather;
  const nothing = [chances, latencies, weather.pushes].every((part) => Object.keys(part).length === 0);
  return nothing && weather.latency[1] === 0 && lag === 0 && linkLag === 0 ? null : weather;
}

function readAllChances(rest: Input, probabilities: unknown, calls: unknown, known: readonly string[]) {
  const chances: Weather["chances"] = {};
  const general: Input = { ...(probabilities as object | undefined) };
  for (const [key, value] of Object.entries(rest)) {
    if (typeof value !== "object" || value === null) {
      general[key] = value;
      continue;
    }
    const call = parseCall(key, known);
    if (call === null) throw new Unreadable(key);
    chances[call] = readChances(value as Input);
  }
  const shared = readChances(general);
  const names = Array.isArray(calls) ? calls.map((call) => parseCall(call, known)) : ["*"];
  for (const name of names) {
    if (name === null) throw new Unreadable("calls");
    if (Object.keys(shared).length > 0) chances[name] = { ...shared, ...chances[name] };
  }
  return chances;
}

function readChances(input: Input): Record<string, number> {
  const chances: Record<string, number> = {};
  for (const [outcome, chance] of Object.entries(input)) {
    if (parseOutcome(outcome) === null || !isChance(chance)) throw new Unreadable(outcome);
    chances[outcome] = chance;
  }
  return chances;
}

function readPushes(input: unknown): Weather["pushes"] {
  if (typeof input !== "object" || input === null) throw new Unreadable("pushes");
  const pushes: Weather["pushes"] = {};
  for (const [name, chance] of Object.entries(input)) {
    const fate = PUSH_FATES.find((candidate) => candidate === (name === "duplicate" ? "twice" : name));
    if (fate === undefined || !isChance(chance)) throw new Unreadable(`pushes.${name}`);
    pushes[fate] = chance;
  }
  return pushes;
}

function readLatency(input: unknown, known: readonly string[]): Pick<Weather, "latency" | "latencies"> {
  if (input === "realistic") return { latency: REALISTIC.general, latencies: { ...REALISTIC.calls } };
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    return { latency: readRange("latency", input), latencies: {} };
  }
  const latencies: Weather["latencies"] = {};
  let latency: Range = [0, 0];
  for (const [key, value] of Object.entries(input)) {
    const call = parseCall(key, known);
    if (call === null) throw new Unreadable(`latency.${key}`);
    if (call === "*") latency = readRange(key, value);
    else latencies[call] = readRange(`latency.${key}`, value);
  }
  return { latency, latencies };
}

function readRange(name: string, input: unknown): Range {
  const [least = Number.NaN, most = Number.NaN] = (Array.isArray(input) ? input : [input, input]).map(Number);
  if (least >= 0 && most >= least) return [least, most];
  throw new Unreadable(name);
}

function readLag(name: string, input: unknown): number {
  if (typeof input === "number" && input >= 0) return input;
  throw new Unreadable(name);
}

function isChance(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= 1;
}
