import { PLAIN_OUTCOMES } from "../faults.ts";
import { CALLS } from "../provider-calls.ts";
import type { Meta, Weather } from "../state.ts";
import { type Choice, renderButton, renderForm, renderInput, renderSelect } from "./form-parts.ts";
import { type Html, html } from "./html.ts";
import { wordOutcome } from "./outcome-words.ts";
import { FATES, listWeatherCalls, readCallWeather } from "./weather-form.ts";
import { WEATHER_PRESETS } from "./weather-presets.ts";

const BACK = "/console/levers#weather";
/** `ok` is no weather; the two that need a verdict make sense for single calls, and do no harm to others. */
const CHANCES: readonly string[] = PLAIN_OUTCOMES.filter((outcome) => outcome !== "ok");
const MS = 'type="number" min="0" max="600000"';

/** Standing probabilities: ready-made, or each by itself. @param call whose values the form shows, `*` for every call */
export function renderWeatherLever({ weather, contract }: Meta, call: string): Html {
  return html`<section class="lever wide" id="weather"><h2>Wetter</h2>
<p>Was Aufrufen und Pushes von selbst zustößt, mit Wahrscheinlichkeiten statt vorgemerkt. Gleicher Startwert und gleiche Aufrufe ergeben dieselben Störungen.</p>
<div id="weather-now" data-live>${weather === null ? html`<p class="now">Jetzt: heiter.</p>` : describeWeather(weather)}</div>
<ul class="presets">${WEATHER_PRESETS.map(
    ({ id, label, does }) =>
      html`<li>${renderButton("/console/levers/preset", label, { back: BACK, fields: { preset: id, seed: String(weather?.seed ?? 1) } })}<p class="small soft">${does}</p></li>`,
  )}</ul>
<details data-key="own-weather"${weather === null ? null : html` open`}><summary>Eigenes Wetter</summary>
${renderForm("/console/levers/weather", BACK, renderFields(weather, contract.methods, call), "column")}</details></section>`;
}

function renderFields(weather: Weather | null, methods: readonly string[], call: string): Html {
  const narrow = methods.flatMap((method) => [`prepare/${method}`, `start/${method}`]).sort();
  const calls: Choice[] = [["*", "jeden Aufruf"], ...[...CALLS, ...narrow].map((name) => [name, name] as const)];
  const { chances, least, most } = readCallWeather(weather, call);
  const [other, otherChance] = Object.entries(chances).find(([outcome]) => !CHANCES.includes(outcome)) ?? [
    "",
    undefined,
  ];
  return html`<div class="stack">${renderSelect("call", "Gilt für", calls, call)}${renderInput("least", "Dauer von (ms)", String(least), MS)}${renderInput("most", "bis (ms)", String(most), MS)}</div>
<fieldset class="chances"><legend>Ausgang, Wahrscheinlichkeit in Prozent</legend>${CHANCES.map((outcome) =>
    renderChance(`chance.${outcome}`, outcome, wordOutcome(outcome), chances[outcome]),
  )}</fieldset>
<div class="stack">${renderInput("other", "Anderer Ausgang", other, 'type="text" placeholder="slow:3000, error:Name, exception:Name:Wortlaut"')}${renderInput("otherChance", "Prozent", toPercent(otherChance), PERCENT)}</div>
<fieldset class="chances"><legend>Pushes, Wahrscheinlichkeit in Prozent</legend>${FATES.map(([fate, words]) =>
    renderChance(`push.${fate}`, fate, words, weather?.pushes[fate]),
  )}</fieldset>
<div class="stack">${renderInput("searchLag", "Listen kennen Neues nach (ms)", String(weather?.searchLag ?? 0), MS)}${renderInput("linkLag", "transactions gefüllt nach (ms)", String(weather?.linkLag ?? 0), MS)}${renderInput("seed", "Startwert", String(weather?.seed ?? 1), 'type="number"')}</div>
<div><button class="main">So einstellen</button></div>`;
}

const PERCENT = 'type="number" min="0" max="100" step="any" placeholder="0"';

function renderChance(name: string, label: string, words: string, chance: number | undefined): Html {
  return html`<label class="field">${label}<span>${words}</span><input type="number" name="${name}" min="0" max="100" step="any" value="${toPercent(chance)}" placeholder="0"></label>`;
}

function toPercent(chance: number | undefined): string {
  return chance === undefined ? "" : String(Math.round(chance * 1e6) / 1e4);
}

function describeWeather(weather: Weather): Html {
  const { pushes, searchLag, linkLag, seed } = weather;
  const rows = listWeatherCalls(weather).map((call) => {
    const { chances, least, most } = readCallWeather(weather, call);
    const parts = [wordChances(chances), most > 0 ? `Dauer ${least} bis ${most} ms` : ""].filter((part) => part !== "");
    return html`<li><span>${call === "*" ? "jeder Aufruf" : html`<code>${call}</code>`}: ${parts.join("; ")}</span>
<span class="acts slim"><a class="button" href="/console/levers?weather=${encodeURIComponent(call)}#weather">Ändern</a>${renderButton("/console/levers/calm", "Streichen", { back: BACK, fields: { call } })}</span></li>`;
  });
  const rest = [
    Object.keys(pushes).length > 0 ? `Pushes: ${wordChances(pushes)}` : "",
    searchLag > 0 ? `Listen ${searchLag} ms zurück` : "",
    linkLag > 0 ? `transactions ${linkLag} ms leer` : "",
    `Startwert ${seed}`,
  ].filter((part) => part !== "");
  return html`<ul class="queue">${rows}<li><span>${rest.join("; ")}</span></li></ul>`;
}

function wordChances(chances: Readonly<Record<string, number | undefined>>): string {
  return Object.entries(chances)
    .map(([outcome, chance]) => `${outcome} ${toPercent(chance).replace(".", ",")} %`)
    .join(", ");
}
