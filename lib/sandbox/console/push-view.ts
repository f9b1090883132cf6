import { renderPushBody } from "../pushes.ts";
import type { StoredPush } from "../state.ts";
import { renderButton } from "./form-parts.ts";
import { formatTime } from "./format.ts";
import { type Html, html } from "./html.ts";
import { renderJson } from "./json-view.ts";
import { wordPushState } from "./status-words.ts";
import { FATE_WORDS } from "./weather-form.ts";

/** One state for many pushes: what is worst about them, or that all arrived. */
export function summarisePushes(pushes: readonly StoredPush[]): Html {
  const count = (state: StoredPush["state"]) => pushes.filter((push) => push.state === state).length;
  if (pushes.length === 0) return html`<span class="soft">keiner</span>`;
  const dropped = count("dropped");
  if (dropped > 0) return html`<span class="state bad">${dropped} nicht angekommen</span>`;
  const waiting = count("waiting");
  if (waiting > 0) return html`<span class="state wait">${waiting} von ${pushes.length} offen</span>`;
  const off = count("off");
  if (off > 0) return html`<span class="state quiet">${off} nicht gesendet</span>`;
  return html`<span class="state good">${pushes.length} zugestellt</span>`;
}

export function renderPushState({ state, fate }: StoredPush): Html {
  if (state === "dropped" && fate === "lost") return html`<span class="state bad">vom Wetter verschluckt</span>`;
  const { text, tone } = wordPushState(state);
  return html`<span class="state ${tone}">${text}</span>`;
}

/** Attempts with their answers, and when the next one is due. */
export function renderAttempts({ attempts, nextAt, state, fate }: StoredPush): Html {
  return html`${fate !== null && html`<p class="small wait">Wetter: ${FATE_WORDS[fate]}</p>`}<ol class="attempts">${attempts.map(
    ({ at, result, ms }, index) =>
      html`<li>${index + 1}. Versuch <span class="soft num">${formatTime(at)}</span> · <span class="${result === "200" ? "good" : "bad"} strong">${result}</span> <span class="soft">nach ${ms} ms</span></li>`,
  )}${
    state === "waiting" &&
    html`<li class="soft">${nextAt === null ? "Wird gerade gesendet." : html`Nächster Versuch ${formatTime(nextAt)} (Uhr der Sandbox)`}</li>`
  }</ol>`;
}

/** What was sent, and ways to send it again: once, or twice at once as a shaken network would. */
export function renderPushFoot(push: StoredPush, back: string): Html {
  const action = `/console/pushes/${push.id}`;
  const title = "Zweimal zugleich, mit derselben Ereignis-Nummer";
  return html`<div class="folds slim"><details data-key="${push.id}-content"><summary>Inhalt</summary>${renderJson(JSON.parse(renderPushBody(push)))}
<p class="small soft">an <span class="mono">${push.url}</span></p></details>
${renderButton(`${action}/resend`, push.attempts.length === 0 ? "Jetzt senden" : "Erneut senden", { back })}
${renderButton(`${action}/duplicate`, "Doppelt senden", { back, title })}</div>`;
}
