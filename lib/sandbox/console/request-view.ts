import type { StoredRequest } from "../state.ts";
import type { World } from "../world.ts";
import { buildCurlCommand } from "./curl-command.ts";
import { type Html, html } from "./html.ts";
import { renderJson } from "./json-view.ts";
import { wordOutcome } from "./outcome-words.ts";
import type { Tone } from "./status-words.ts";

/** How a request ended, in a word or a number. */
export function wordResult({ status, answeredAt }: StoredRequest): { text: string; tone: Tone } {
  if (status !== null) return { text: String(status), tone: status >= 400 ? "bad" : "good" };
  return answeredAt === null ? { text: "läuft", tone: "wait" } : { text: "ohne Antwort", tone: "bad" };
}

/** The path as people read it: without what is always the same, ids by their first characters. */
export function shortenPath(path: string): string {
  return path.replace(/^\/api\/v2/i, "").replaceAll(/\b([A-Z]{3}_[0-9A-Z]{6})[0-9A-Z]{20,}/gi, "$1…");
}

/** Everything about a request that needs a line of its own: levers, refusal, unknown fields. */
export function renderRequestRemarks(request: StoredRequest): Html {
  const { outcome, outcomeFrom, error, answer, droppedFields, warnings } = request;
  const effects = wordEffects(request);
  const details = (answer as { error_details?: unknown } | null | undefined)?.error_details;
  return html`${outcome !== null && html`<p class="small wait">${ORIGINS[outcomeFrom ?? "unknown"]}: ${wordOutcome(outcome)} <code>${outcome}</code>${effects !== null && html`. ${effects}`}</p>`}
${error !== null && html`<p class="small bad">${error}${typeof details === "string" && html`: ${details}`}</p>`}
${
  droppedFields.length > 0 &&
  html`<p class="small wait">${droppedFields.length === 1 ? "Unbekanntes Feld" : "Unbekannte Felder"} fallen gelassen: <code>${droppedFields.join(", ")}</code></p>`
}
${warnings.map((warning) => html`<p class="small wait">Warnung: ${warning}</p>`)}`;
}

const ORIGINS = { next: "Vorgemerkt", weather: "Wetter", unknown: "Eingriff durch Hebel oder Wetter" } as const;

/** How often and when it was really carried out, where that is not what the answer says. */
function wordEffects({ effects, outcomeFrom, answeredAt }: StoredRequest): string | null {
  if (outcomeFrom === undefined) return null; // of a version that did not keep it
  if (effects.length === 0) return "Nicht ausgeführt.";
  if (effects.length > 1) return `${effects.length} Mal ausgeführt.`;
  const after = Date.parse(effects[0] ?? "") - Date.parse(answeredAt ?? "");
  return after > 0 ? `Ausgeführt ${after} ms nach dem Ende der Verbindung.` : "Einmal ausgeführt.";
}

/** What was asked and answered, folded away; `place` keeps ids apart when a request stands on a page twice. */
export function renderRequestBodies(world: World, request: StoredRequest, whole = false, place = "r"): Html {
  const key = `${place}${request.n}`;
  const { body, answer } = request;
  const sent = body !== null && body !== undefined;
  return html`<div class="folds">
  ${sent && html`<details data-key="${key}-body"><summary>Anfrage</summary>${renderJson(body, request.droppedFields, whole)}</details>`}
  ${renderAnswer(answer, key, whole)}
  <details data-key="${key}-curl"><summary>Als curl</summary><pre tabindex="0" id="${key}-curl">${buildCurlCommand(world, request)}</pre>
    <div class="copyline"><button type="button" class="slim" data-copy="${key}-curl" hidden>curl kopieren</button></div></details>
</div>`;
}

function renderAnswer(answer: unknown, key: string, whole: boolean): Html | null {
  if (answer === undefined) {
    return html`<span class="small soft">Die Antwort ist nicht mehr aufgehoben.</span>`;
  }
  if (answer === null) return null;
  return html`<details data-key="${key}-answer"><summary>Antwort</summary>${renderJson(answer, [], whole)}</details>`;
}
