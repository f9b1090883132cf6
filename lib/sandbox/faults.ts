import { createHash } from "node:crypto";
import { readExceptionOutcome } from "./exception-outcome.ts";
import type { QueuedFault, Weather } from "./state.ts";
import type { Store } from "./store.ts";

export const PLAIN_OUTCOMES = [
  "ok",
  "declined",
  "pending",
  "unavailable",
  "error500",
  "lostRequest",
  "lostAnswer",
  "twice",
  "garbage",
  "html",
  "rate",
  "expiredToken",
] as const;

/** The part of a recognised call that decides which lever hits it. */
export interface FaultTarget {
  call: string;
  paymentMethod: string | null;
  endpoint: { family?: string };
}

/** @returns the outcome as written, or null when there is no such outcome */
export function parseOutcome(outcome: unknown): string | null {
  if (typeof outcome !== "string") return null;
  const known =
    (PLAIN_OUTCOMES as readonly string[]).includes(outcome) ||
    /^(slow|late):\d+$/.test(outcome) ||
    readExceptionOutcome(outcome) !== null;
  return known ? outcome : null;
}

/** @returns the call as it is named in the ledger (`prepare/invoice` narrows it to a method, `*` means any), or null */
export function parseCall(call: unknown, calls: readonly string[]): string | null {
  if (typeof call !== "string") return null;
  if (call === "*") return call;
  const [name = "", method] = call.split("/");
  const known = calls.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  if (known === undefined) return null;
  return method ? `${known}/${method.toLowerCase()}` : known;
}

function matches(wanted: string, { call, paymentMethod, endpoint }: FaultTarget): boolean {
  return wanted === "*" || wanted === call || wanted === endpoint.family || wanted === `${call}/${paymentMethod}`;
}

/** Takes the next outcome ordered for this call out of the queue; without one the weather decides. */
export function takeOutcome(store: Store, target: FaultTarget): string | null {
  const { meta } = store;
  const { call, endpoint } = target;
  const ordered = meta.next.find((fault) => matches(fault.call, target));
  if (ordered !== undefined) {
    ordered.times -= 1;
    meta.next = meta.next.filter((fault: QueuedFault) => fault.times > 0);
    store.save("meta");
    return ordered.outcome === "ok" ? null : ordered.outcome;
  }
  if (meta.weather === null) return null;
  const chances = {
    ...meta.weather.chances["*"],
    ...meta.weather.chances[endpoint.family ?? call],
    ...meta.weather.chances[call],
  };
  let dice = drawChance(meta.weather, call);
  for (const [outcome, chance] of Object.entries(chances)) {
    if (dice < chance) return outcome;
    dice -= chance;
  }
  return null;
}

/** @returns milliseconds this call is to be held back by the weather */
export function drawLatency(store: Store): number {
  const { weather } = store.meta;
  if (weather === null || weather.latency[1] === 0) return 0;
  const [least, most] = weather.latency;
  return Math.round(least + drawChance(weather, "latency") * (most - least));
}

/** A number in [0, 1) that depends only on the seed, the call and how often it was drawn for that call. */
function drawChance(weather: Weather, call: string): number {
  const drawn = (weather.draws[call] ?? 0) + 1;
  weather.draws[call] = drawn;
  return createHash("sha256").update(`${weather.seed}/${call}/${drawn}`).digest().readUInt32BE(0) / 4_294_967_296;
}

/**
 * Reads `{error500: 0.1, create: {lostAnswer: 0.2}, latency: [100, 500] | 300, seed: 7}`; outcome names at the top (or
 * under `probabilities`) apply to every call, or to those listed in `calls`.
 * @param known names of all calls
 * @returns the weather, null for fine weather (nothing given), or the name of a field that cannot be read
 */
export function parseWeather(
  input: Record<string, unknown>,
  known: readonly string[],
): Weather | null | { unreadable: string } {
  const { seed = 1, latency = 0, calls, probabilities, ...rest } = input;
  const chances: Weather["chances"] = {};
  const general: Record<string, unknown> = { ...(probabilities as object | undefined) };
  for (const [key, value] of Object.entries(rest)) {
    if (typeof value === "object" && value !== null) {
      const call = parseCall(key, known);
      const own = readChances(value as Record<string, unknown>);
      if (call === null || own === null) return { unreadable: key };
      chances[call] = own;
    } else general[key] = value;
  }
  const shared = readChances(general);
  if (shared === null) return { unreadable: Object.keys(general).join(", ") };
  const names = Array.isArray(calls) ? calls.map((call) => parseCall(call, known)) : ["*"];
  for (const name of names) {
    if (name === null) return { unreadable: "calls" };
    if (Object.keys(shared).length > 0) chances[name] = { ...shared, ...chances[name] };
  }
  const range = (Array.isArray(latency) ? latency : [latency, latency]).map(Number);
  const [least = Number.NaN, most = Number.NaN] = range;
  if (!(least >= 0 && most >= least)) return { unreadable: "latency" };
  if (typeof seed !== "number") return { unreadable: "seed" };
  if (Object.keys(chances).length === 0 && most === 0) return null;
  return { seed, draws: {}, latency: [least, most], chances };
}

function readChances(input: Record<string, unknown>): Record<string, number> | null {
  const chances: Record<string, number> = {};
  for (const [outcome, chance] of Object.entries(input)) {
    if (parseOutcome(outcome) === null || typeof chance !== "number" || chance < 0 || chance > 1) return null;
    chances[outcome] = chance;
  }
  return chances;
}
