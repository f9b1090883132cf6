import { PUSH_MODES } from "../pushes.ts";
import { SMTP_MODES } from "../smtp-listener.ts";
import type { Meta } from "../state.ts";
import type { World } from "../world.ts";
import { type Choice, renderButton, renderForm, renderInput, renderSelect } from "./form-parts.ts";
import { formatSpan, formatTime } from "./format.ts";
import { type Html, html } from "./html.ts";

const PUSH_WORDS: Readonly<Record<string, string>> = {
  normal: "gleich nach der Antwort",
  off: "gar nicht",
  twice: "jeder zweimal",
  shuffled: "in falscher Reihenfolge",
  early: "vor der Antwort auf den Aufruf",
};

const SMTP_WORDS: Readonly<Record<string, string>> = {
  normal: "nimmt an",
  down: "nicht erreichbar",
  hang: "schweigt nach dem Verbinden",
  "421": "weist Verbindungen ab",
  "451": "vertröstet beim Empfänger",
  "550": "kennt keinen Empfänger",
  dropAfterData: "nimmt an, bestätigt aber nicht",
};

function toChoices(modes: readonly string[], words: Readonly<Record<string, string>>): Choice[] {
  return modes.map((mode) => [mode, words[mode] === undefined ? mode : `${mode}: ${words[mode]}`]);
}

export function renderPushLever({ pushMode }: Meta): Html {
  const [mode = "normal", ms = "5000"] = pushMode.split(":");
  const choices: Choice[] = [...toChoices(PUSH_MODES, PUSH_WORDS), ["delay", "delay: verspätet"]];
  return html`<section class="lever" id="pushes"><h2>Pushes</h2><p>Wie Statusmeldungen beim Shop ankommen. Jetzt: <code>${pushMode}</code></p>
${renderForm(
  "/console/levers/pushes",
  "/console/levers#pushes",
  html`${renderSelect("mode", "Zustellung", choices, mode)}${renderInput("ms", "ms (delay)", ms, 'type="number" min="0" max="3600000" step="100"')}<button>Einstellen</button>`,
)}</section>`;
}

export function renderSmtpLever({ smtpMode }: Meta): Html {
  return html`<section class="lever" id="smtp"><h2>Mailserver</h2><p>Wie das Postfach Mails annimmt. Jetzt: <code>${smtpMode}</code></p>
${renderForm(
  "/console/levers/smtp",
  "/console/levers#smtp",
  html`${renderSelect("mode", "Annahme", toChoices(SMTP_MODES, SMTP_WORDS), smtpMode)}<button>Einstellen</button>`,
)}</section>`;
}

const STEPS: readonly Choice[] = [
  ["PT20M", "20 Minuten"],
  ["PT2H", "2 Stunden"],
  ["P1D", "1 Tag"],
  ["P7D", "7 Tage"],
  ["P14D", "14 Tage"],
  ["P30D", "30 Tage"],
];

export function renderClockLever({ clock, store }: World): Html {
  const { clockOffset } = store.meta;
  const back = "/console/levers#clock";
  return html`<section class="lever" id="clock"><h2>Uhr</h2>
<p>Stellt die Uhr der Sandbox vor: Zugangstoken laufen ab, ausstehende Pushes werden wiederholt, Fristen enden. Zurück geht sie nur mit „Alles vergessen“.</p>
<p class="now">${formatTime(clock.now())}${clockOffset > 0 && html`, geht ${formatSpan(clockOffset)} vor`}</p>
<div class="acts slim">${STEPS.map(([advance, label]) => renderButton("/console/levers/clock", `+ ${label}`, { back, fields: { advance } }))}</div>
${renderForm("/console/levers/clock", back, html`${renderInput("advance", "Dauer nach ISO 8601", "", 'type="text" placeholder="PT36H" required')}<button>Vorstellen</button>`)}</section>`;
}

export function renderResetLever({ seed }: Meta): Html {
  return html`<section class="lever wide" id="reset"><h2>Alles vergessen</h2>
<p>Leert Vorgänge, Pushes, Anfragen und Postfach und stellt alle Hebel zurück. Mit einem Startwert ergeben dieselben Aufrufe dieselben Nummern. Jetzt: <code>${seed}</code></p>
${renderForm(
  "/console/levers/reset",
  "/console/levers#reset",
  html`${renderInput("seed", "Startwert (sonst zufällig)", "", 'type="text"')}<label class="check"><input type="checkbox" name="sure" value="yes" required> Ja, alles löschen</label><button>Sandbox leeren</button>`,
)}</section>`;
}
