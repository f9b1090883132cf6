import { PLAIN_OUTCOMES } from "../faults.ts";
import { CALLS } from "../provider-calls.ts";
import { PUSH_MODES } from "../pushes.ts";
import { SMTP_MODES } from "../smtp-listener.ts";
import type { World } from "../world.ts";
import { Html, html } from "./html.ts";
import { formatTime } from "./layout.ts";

const BACK = html`<input type="hidden" name="back" value="/console/levers">`;

/** The levers as forms: how the provider, its pushes, its clock and the mail server behave from now on. */
export function renderLevers(world: World): Html {
  const { meta } = world.store;
  return html`
<section class="lever"><h3>Nächster Aufruf</h3>
  <p>Lässt den nächsten passenden Aufruf des Shops anders ausgehen. Zum Beispiel <code>prepare</code> mit <code>declined</code>: Der Rechnungskauf wird abgelehnt.</p>
  <form method="post" action="/console/levers/next"><div class="actions">${BACK}
    <label>Aufruf ${renderSelect("call", [...CALLS, "*"], "prepare")}</label>
    <label>Ausgang ${renderSelect("outcome", [...PLAIN_OUTCOMES, "slow:3000", "slow:30000", "late:3000"], "declined")}</label>
    <label>Wie oft <input type="number" name="times" min="1" max="99" value="1"></label>
    <button class="main">Vormerken</button></div></form>
  ${meta.next.length > 0 && html`<p>Vorgemerkt: ${meta.next.map(({ call, outcome, times }) => html`<code>${call} → ${outcome}</code> (${times}×) `)}</p>`}
</section>
<section class="lever"><h3>Pushes</h3>
  <p>Wie Statusmeldungen beim Shop ankommen. Jetzt: <code>${meta.pushMode}</code></p>
  <form method="post" action="/console/levers/pushes"><div class="actions">${BACK}
    <label>Art ${renderSelect("mode", [...PUSH_MODES, "delay:5000", "delay:30000"], meta.pushMode)}</label><button>Einstellen</button></div></form>
</section>
<section class="lever"><h3>Mailserver</h3>
  <p>Wie das Postfach Mails annimmt. Jetzt: <code>${meta.smtpMode}</code></p>
  <form method="post" action="/console/levers/smtp"><div class="actions">${BACK}
    <label>Art ${renderSelect("mode", SMTP_MODES, meta.smtpMode)}</label><button>Einstellen</button></div></form>
</section>
<section class="lever"><h3>Uhr</h3>
  <p>Stellt die Uhr der Sandbox vor. Zugangstoken laufen ab, ausstehende Pushes werden wiederholt. Jetzt: ${formatTime(world.clock.now())}</p>
  <form method="post" action="/console/levers/clock"><div class="actions">${BACK}
    <label>Um ${renderSelect("advance", ["PT20M", "PT2H", "P1D", "P3D", "P7D", "P14D"], "PT20M")}</label><button>Vorstellen</button></div></form>
</section>
<section class="lever"><h3>Vertrag</h3>
  <p>Angeboten: <code>${meta.contract.methods.join(", ")}</code>. Status 9 bei bezahlter Rechnung: ${meta.contract.status9 ? "ja" : "nein"}. Unbekannte Felder: ${meta.contract.strict ? "abgewiesen" : "fallen gelassen"}.</p>
  <form method="post" action="/console/levers/contract"><div class="actions">${BACK}
    <label>Zahlungsarten ${renderSelect("methods", ["invoice,prepaid,debit", "invoice,prepaid", "prepaid", "invoice"], meta.contract.methods.join(","))}</label>
    <label>Status 9 ${renderSelect("status9", ["false", "true"], String(meta.contract.status9))}</label>
    <label>Streng ${renderSelect("strict", ["false", "true"], String(meta.contract.strict))}</label>
    <button>Einstellen</button></div></form>
</section>
<section class="lever"><h3>Alles vergessen</h3>
  <p>Leert Vorgänge, Pushes, Anfragen und Postfach und stellt alle Hebel zurück.</p>
  <form method="post" action="/console/levers/reset"><div class="actions">${BACK}<button>Sandbox leeren</button></div></form>
</section>`;
}

function renderSelect(name: string, values: readonly string[], chosen: string): Html {
  const options = values.includes(chosen) ? values : [chosen, ...values];
  return html`<select name="${name}">${options.map(
    (value) => html`<option${value === chosen ? new Html(" selected") : ""}>${value}</option>`,
  )}</select>`;
}
