import { renderPushBody } from "../pushes.ts";
import type { StoredPush } from "../state.ts";
import type { World } from "../world.ts";
import { type Html, html } from "./html.ts";
import { formatTime, renderButton } from "./layout.ts";

const SHOWN = 50;

const STATE: Record<StoredPush["state"], { text: string; tone: string }> = {
  waiting: { text: "noch nicht bestätigt", tone: "wait" },
  delivered: { text: "zugestellt", tone: "good" },
  dropped: { text: "nach 24 Stunden aufgegeben", tone: "bad" },
  off: { text: "nicht gesendet (ausgeschaltet)", tone: "quiet" },
};

/** Every push with its attempts, newest first. */
export function renderPushes(world: World): Html {
  const pushes = [...world.store.tables.pushes.values()].reverse();
  if (pushes.length === 0) return html`<p class="quiet">Noch kein Push. Er folgt, wenn sich eine Zahlung ändert.</p>`;
  return html`${pushes.slice(0, SHOWN).map(
    (push) => html`<article class="entry" id="${push.id}">
  <div class="row"><h3 class="mono">${push.id}</h3><span class="state ${STATE[push.state].tone}">${STATE[push.state].text}</span></div>
  <dl class="small">
    <dt>Zahlung</dt><dd class="mono">${push.payment}</dd>
    <dt>An</dt><dd class="mono">${push.url}</dd>
    <dt>Entstanden</dt><dd>${formatTime(push.created)}</dd>
    ${push.nextAt !== null && html`<dt>Nächster Versuch</dt><dd>${formatTime(push.nextAt)}</dd>`}
  </dl>
  <ol class="time">${push.attempts.map(
    ({ at, result, ms }) => html`<li><time>${formatTime(at)}</time>${result} nach ${ms} ms</li>`,
  )}</ol>
  <div class="actions">${renderButton(`/console/pushes/${push.id}/resend`, "Erneut senden", `/console/pushes#${push.id}`)}</div>
  <details><summary>Inhalt</summary><pre>${renderPushBody(push)}</pre></details>
</article>`,
  )}`;
}
