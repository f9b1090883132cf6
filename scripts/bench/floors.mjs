// What the bare app does per second, and how many purchases that would allow.
import { readForm } from "./html-form.mjs";
import { measureLoad } from "./load.mjs";
import { STEPS } from "./purchase.mjs";
import { toMultipart } from "./visitor.mjs";

/** @typedef {import("./load.mjs").Load} Load */
/** @typedef {"static page" | "dynamic page" | "page reading one row" | "route handler" | "route handler + insert" | "form + insert + redirect"} Floor */

/**
 * @param {string} bareUrl
 * @param {{ seconds: number, connections: number }} load
 * @returns {Promise<Record<Floor, Load>>}
 */
export async function measureFloors(bareUrl, load) {
  const form = toMultipart(readForm(await (await fetch(`${bareUrl}/form`)).text(), "Send"));
  const post = { method: "POST", headers: { "content-type": "text/plain" }, body: "x".repeat(200) };
  const submit = { method: "POST", headers: { "content-type": form.contentType, origin: bareUrl }, body: form.body };
  /** @type {Record<Floor, Partial<import("./load.mjs").Shot>>} */
  const shots = {
    "static page": { path: "/static" },
    "dynamic page": { path: "/" },
    "page reading one row": { path: "/row" },
    "route handler": { ...post, path: "/ping" },
    "route handler + insert": { ...post, path: "/insert" },
    "form + insert + redirect": { ...submit, path: "/form" },
  };
  // A process that has just started has not compiled its code yet.
  for (const shot of Object.values(shots)) await measureLoad(bareUrl, shot, { ...load, seconds: 1 });
  /** @type {Partial<Record<Floor, Load>>} */
  const floors = {};
  for (const [floor, shot] of /** @type {[Floor, Partial<import("./load.mjs").Shot>][]} */ (Object.entries(shots))) {
    floors[floor] = await measureLoad(bareUrl, shot, load);
    if (floors[floor].bad > 0) throw new Error(`The bare app's ${floor} failed ${floors[floor].bad} times.`);
  }
  return /** @type {Record<Floor, Load>} */ (floors);
}

/**
 * Two measurements, before and after what is held against them, as one.
 * @param {Record<Floor, Load>} before
 * @param {Record<Floor, Load>} after
 * @returns {{ floors: Record<Floor, Load>, drift: number }} drift: by how much the dynamic page's rates differ, 0.1 is 10 %
 */
export function averageFloors(before, after) {
  const average = (/** @type {Floor} */ floor) => {
    const mean = (/** @type {"rate" | "p50" | "p99"} */ figure) => (before[floor][figure] + after[floor][figure]) / 2;
    return { rate: mean("rate"), p50: mean("p50"), p99: mean("p99"), bad: 0 };
  };
  const names = /** @type {Floor[]} */ (Object.keys(before));
  const floors = Object.fromEntries(names.map((floor) => [floor, average(floor)]));
  const [first, second] = [before["dynamic page"].rate, after["dynamic page"].rate];
  const drift = Math.max(first, second) / Math.min(first, second) - 1;
  return { floors: /** @type {Record<Floor, Load>} */ (floors), drift };
}

/**
 * Purchases per second if every request took no longer than its floor.
 * @param {Record<Floor, Load>} floors
 * @returns {{ shortest: number, asMade: number }} shortest: the five requests no shop can do without (product, into the
 *   basket, checkout, order, success), forms posted to route handlers; asMade: the requests this shop's customer makes
 */
export function deriveLimits(floors) {
  const page = 1 / floors["dynamic page"].rate;
  const handler = 1 / floors["route handler + insert"].rate;
  const form = 1 / floors["form + insert + redirect"].rate;
  const steps = Object.values(STEPS).map((kind) => (kind === "page" ? page : form));
  return { shortest: 1 / (3 * page + 2 * handler), asMade: 1 / steps.reduce((sum, seconds) => sum + seconds, 0) };
}
