import { API_EXCEPTIONS } from "#lib/secuconnect/wire/error.ts";
import { PLAIN_OUTCOMES } from "../faults.ts";
import { CALLS } from "../provider-calls.ts";
import type { Meta } from "../state.ts";
import { type Choice, renderButton, renderForm, renderInput, renderSelect } from "./form-parts.ts";
import { type Html, html } from "./html.ts";
import { wordOutcome } from "./outcome-words.ts";

const BACK = "/console/levers#next";

const OUTCOMES: readonly Choice[] = [
  ...PLAIN_OUTCOMES.map((outcome) => [outcome, `${outcome}: ${wordOutcome(outcome)}`] as const),
  ["slow", "slow: Antwort lässt auf sich warten"],
  ["late", "late: Verbindung gekappt, später doch ausgeführt"],
  ["status", "status: Antwort nennt einen anderen Status"],
  ["error", "error: Fehler mit Namen, nichts ausgeführt"],
  ["exception", "exception: Fehler mit Namen und Wortlaut"],
];

const EXCEPTIONS: readonly Choice[] = API_EXCEPTIONS.map((name) => [name, name]);

/** The queue of ordered outcomes, and a form that adds one. */
export function renderNextLever({ next, contract }: Meta): Html {
  const methods = contract.methods.flatMap((method) => [`prepare/${method}`, `start/${method}`]).sort();
  const calls: Choice[] = [...[...CALLS, ...methods].map((call) => [call, call] as const), ["*", "* (gleich welcher)"]];
  return html`<section class="lever wide" id="next"><h2>Nächster Aufruf</h2>
<p>Der nächste passende Aufruf des Shops geht anders aus. Zum Beispiel <code>prepare</code> mit <code>declined</code>: Der Rechnungskauf wird abgelehnt.</p>
<div id="queue" data-live>${
    next.length === 0
      ? html`<p class="now">Nichts vorgemerkt.</p>`
      : html`<ol class="queue">${next.map(
          ({ call, outcome, times }, index) =>
            html`<li><span><code>${call}</code> → ${wordOutcome(outcome)} <code class="soft">${outcome}</code>, ${times === 1 ? "einmal" : `${times} Mal`}</span>
<span class="slim">${renderButton("/console/levers/unqueue", "Streichen", { back: BACK, fields: { index: String(index), call, outcome } })}</span></li>`,
        )}</ol>`
  }</div>
${renderForm(
  "/console/levers/next",
  BACK,
  html`${renderSelect("call", "Aufruf", calls, "prepare")}${renderSelect("outcome", "Ausgang", OUTCOMES, "declined")}
${renderInput("times", "Wie oft", "1", 'type="number" min="1" max="999"')}
<details data-key="next-details"><summary>Genaueres für slow, late, status, error, exception</summary><div class="stack">
${renderInput("ms", "ms (slow, late)", "3000", 'type="number" min="0" max="600000" step="100"')}
${renderSelect("exception", "Name (error, exception)", EXCEPTIONS, "ProductInternalException")}
${renderInput("details", "Wortlaut (exception), Status (status)", "", 'type="text" maxlength="200" placeholder="product id is missing"')}
</div></details><button class="main">Vormerken</button>`,
)}</section>`;
}
