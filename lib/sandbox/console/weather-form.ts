import { LeverError } from "../levers.ts";
import { PUSH_FATES, type Weather } from "../state.ts";

/** What the weather says about one call, or about every call (`*`). */
export function readCallWeather(weather: Weather | null, call: string) {
  const [least, most] = (call === "*" ? weather?.latency : weather?.latencies[call]) ?? [0, 0];
  return { chances: weather?.chances[call] ?? {}, least, most };
}

/** The calls the weather says something about; `*` first. */
export function listWeatherCalls({ chances, latencies, latency }: Weather): string[] {
  const calls = new Set([...Object.keys(chances), ...Object.keys(latencies)]);
  if (latency[1] > 0) calls.add("*");
  return [...calls].sort((a, b) => Number(b === "*") - Number(a === "*") || a.localeCompare(b));
}

/**
 * The weather form as `POST weather` takes it. What it says of its call takes the place of what was said of that call
 * so far; other calls keep theirs.
 */
export function readWeatherForm(weather: Weather | null, form: URLSearchParams): Record<string, unknown> {
  const call = form.get("call") || "*";
  const least = readNumber(form, "least");
  const latency = [least, Math.max(least, readNumber(form, "most"))];
  const other = (form.get("other") ?? "").trim();
  const chances = readPercents(form, "chance.");
  const [otherChance] = Object.values(readPercents(form, "otherChance"));
  if (other !== "" && otherChance !== undefined) chances[other] = otherChance;
  return {
    ...compose(weather, call, { chances, latency }),
    pushes: readPercents(form, "push."),
    searchLag: readNumber(form, "searchLag"),
    transactionsLag: readNumber(form, "linkLag"),
    seed: readNumber(form, "seed", 1),
  };
}

/** The weather as it is, without what it says of one call. */
export function withoutCall(weather: Weather | null, call: string): Record<string, unknown> {
  const { pushes = {}, searchLag = 0, linkLag = 0, seed = 1 } = weather ?? {};
  return { ...compose(weather, call, null), pushes, searchLag, transactionsLag: linkLag, seed };
}

function compose(
  weather: Weather | null,
  call: string,
  change: { chances: Record<string, number>; latency: number[] } | null,
): Record<string, unknown> {
  const chances: Record<string, Record<string, number>> = { ...weather?.chances };
  const latencies: Record<string, number[]> = { "*": weather?.latency ?? [0, 0], ...weather?.latencies };
  delete chances[call];
  delete latencies[call];
  if (change !== null && Object.keys(change.chances).length > 0) chances[call] = change.chances;
  if (change !== null && (change.latency[1] ?? 0) > 0) latencies[call] = change.latency;
  return { ...chances, latency: latencies };
}

/** Percents become probabilities; empty fields vanish. @param prefix of the fields' names, cut off */
function readPercents(form: URLSearchParams, prefix: string): Record<string, number> {
  const found: Record<string, number> = {};
  for (const [name, text] of form) {
    const percent = Number(text.replace(",", "."));
    if (!name.startsWith(prefix) || text.trim() === "" || percent === 0) continue;
    if (!(percent > 0 && percent <= 100)) throw new LeverError(`„${text}“ ist keine Prozentzahl.`);
    found[name.slice(prefix.length)] = percent / 100;
  }
  return found;
}

function readNumber(form: URLSearchParams, name: string, fallback = 0): number {
  return Number(form.get(name) || fallback);
}

/** German names, complete by type. */
export const FATE_WORDS: Readonly<Record<(typeof PUSH_FATES)[number], string>> = {
  lost: "geht verloren",
  twice: "kommt doppelt",
  shuffled: "kommt in falscher Reihenfolge",
  delayed: "kommt 3 Sekunden später",
};

export const FATES = PUSH_FATES.map((fate) => [fate, FATE_WORDS[fate]] as const);
