import { PLAIN_OUTCOMES } from "../faults.ts";
import { CALLS } from "../provider-calls.ts";
import type { Meta, Weather } from "../state.ts";
import { renderButton, renderForm, renderInput, renderSelect } from "./form-parts.ts";
import { type Html, html } from "./html.ts";
import { wordOutcome } from "./outcome-words.ts";
import { WEATHER_PRESETS } from "./weather-presets.ts";

const BACK = "/console/levers#weather";
/** `ok` is no weather, and the two that need a verdict make sense for single calls, but no harm is done. */
const CHANCES = PLAIN_OUTCOMES.filter((outcome) => outcome !== "ok");

/** Standing probabilities: ready-made, or each by itself. */
export function renderWeatherLever({ weather }: Meta): Html {
  const [calls = "*", chances = {}] = Object.entries(weather?.chances ?? {})[0] ?? [];
  const [least, most] = weather?.latency ?? [0, 0];
  return html`<section class="lever wide" id="weather"><h2>Wetter</h2>
<p>Was Aufrufen von selbst zustößt, mit Wahrscheinlichkeiten statt vorgemerkt. Gleicher Startwert und gleiche Aufrufe ergeben dieselben Störungen.</p>
<div id="weather-now" data-live><p class="now">${weather === null ? "Jetzt: heiter." : html`Jetzt: ${describeWeather(weather)}`}</p></div>
<ul class="presets">${WEATHER_PRESETS.map(
    ({ id, label, does }) =>
      html`<li>${renderButton("/console/levers/preset", label, { back: BACK, fields: { preset: id, seed: String(weather?.seed ?? 1) } })}<p class="small soft">${does}</p></li>`,
  )}</ul>
<details data-key="own-weather"${weather === null ? null : html` open`}><summary>Eigenes Wetter</summary>
${renderForm(
  "/console/levers/weather",
  BACK,
  html`<fieldset class="chances"><legend>Wahrscheinlichkeit in Prozent</legend>${CHANCES.map(
    (outcome) =>
      html`<label class="field">${outcome}<span>${wordOutcome(outcome)}</span><input type="number" name="chance.${outcome}" min="0" max="100" step="any" value="${toPercent(chances[outcome])}" placeholder="0"></label>`,
  )}</fieldset>
${renderSelect("call", "Gilt für", [["*", "jeden Aufruf"], ...CALLS.map((call) => [call, call] as const)], calls)}
${renderInput("least", "Dauer von (ms)", String(least), 'type="number" min="0" max="120000"')}
${renderInput("most", "bis (ms)", String(most), 'type="number" min="0" max="120000"')}
${renderInput("seed", "Startwert", String(weather?.seed ?? 1), 'type="number"')}<button class="main">So einstellen</button>`,
)}</details></section>`;
}

function toPercent(chance: number | undefined): string {
  return chance === undefined ? "" : String(Math.round(chance * 1e6) / 1e4);
}

function describeWeather({ seed, latency: [least, most], chances }: Weather): Html {
  const parts = Object.entries(chances).map(
    ([call, outcomes]) =>
      html`${call === "*" ? "jeder Aufruf" : html`<code>${call}</code>`}: ${Object.entries(outcomes)
        .map(([outcome, chance]) => `${outcome} ${toPercent(chance).replace(".", ",")} %`)
        .join(", ")}; `,
  );
  return html`${parts}${most > 0 && html`Dauer ${least} bis ${most} ms; `}Startwert ${seed}`;
}
