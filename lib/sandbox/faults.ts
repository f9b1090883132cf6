import { createHash } from "node:crypto";
import { API_EXCEPTIONS } from "#lib/secuconnect/wire/error.ts";
import { readExceptionOutcome } from "./exception-outcome.ts";
import { PUSH_FATES, type PushFate, type QueuedFault, type Weather } from "./state.ts";
import type { Store } from "./store.ts";

export const PLAIN_OUTCOMES = [
  "ok",
  "declined",
  "pending",
  "unavailable",
  "error500",
  "lostRequest",
  "lostAnswer",
  "reset",
  "twice",
  "garbage",
  "truncated",
  "empty",
  "html",
  "rate",
  "expiredToken",
  "codeAsText",
  "numbersAsText",
  "emptyArrays",
  "extraFields",
  "noTransactions",
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
  if ((PLAIN_OUTCOMES as readonly string[]).includes(outcome)) return outcome;
  if (/^(slow|late):\d+$/.test(outcome) || /^status:.+$/.test(outcome)) return outcome;
  if (readExceptionOutcome(outcome) !== null) return outcome;
  const exception = /^error:(\w+)$/.exec(outcome)?.[1];
  return (API_EXCEPTIONS as readonly (string | undefined)[]).includes(exception) ? outcome : null;
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
export function takeOutcome(store: Store, target: FaultTarget): { outcome: string; from: "next" | "weather" } | null {
  const { meta } = store;
  const { call, endpoint } = target;
  const ordered = meta.next.find((fault) => matches(fault.call, target));
  if (ordered !== undefined) {
    ordered.times -= 1;
    meta.next = meta.next.filter((fault: QueuedFault) => fault.times > 0);
    store.save("meta");
    return ordered.outcome === "ok" ? null : { outcome: ordered.outcome, from: "next" };
  }
  if (meta.weather === null) return null;
  const chances = {
    ...meta.weather.chances["*"],
    ...meta.weather.chances[endpoint.family ?? call],
    ...meta.weather.chances[call],
    ...meta.weather.chances[`${call}/${target.paymentMethod}`],
  };
  let dice = drawChance(meta.weather, call);
  for (const [outcome, chance] of Object.entries(chances)) {
    if (dice < chance) return { outcome, from: "weather" };
    dice -= chance;
  }
  return null;
}

/** @returns milliseconds this call is to be held back by the weather */
export function drawLatency(store: Store, { call, endpoint }: FaultTarget): number {
  const { weather } = store.meta;
  if (weather === null) return 0;
  const { latencies, latency } = weather;
  const [least, most] = latencies[call] ?? latencies[endpoint.family ?? ""] ?? latency;
  if (most === 0) return 0;
  return Math.round(least + drawChance(weather, `latency/${call}`) * (most - least));
}

/** What the weather does to the next push; null lets it pass. */
export function drawPushFate(store: Store): PushFate | null {
  const { weather } = store.meta;
  if (weather === null || Object.keys(weather.pushes).length === 0) return null;
  let dice = drawChance(weather, "push");
  for (const fate of PUSH_FATES) {
    const chance = weather.pushes[fate] ?? 0;
    if (dice < chance) return fate;
    dice -= chance;
  }
  return null;
}

/** A number in [0, 1) that depends only on the seed, the call and how often it was drawn for that call. */
function drawChance(weather: Weather, call: string): number {
  const drawn = (weather.draws[call] ?? 0) + 1;
  weather.draws[call] = drawn;
  return createHash("sha256").update(`${weather.seed}/${call}/${drawn}`).digest().readUInt32BE(0) / 4_294_967_296;
}
