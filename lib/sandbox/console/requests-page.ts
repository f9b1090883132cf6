import type { StoredRequest } from "../state.ts";
import type { World } from "../world.ts";
import { type Html, html } from "./html.ts";
import { formatTime } from "./layout.ts";

const SHOWN = 100;

/** What the shop asked and what it was told, newest first. */
export function renderRequests(world: World): Html {
  const requests = [...world.store.tables.requests.values()].reverse();
  if (requests.length === 0) return html`<p class="quiet">Noch keine Anfrage.</p>`;
  return html`${requests.slice(0, SHOWN).map(renderRequest)}
<p class="small"><a href="/_sandbox/ledger">Alles als JSON</a></p>`;
}

function renderRequest(request: StoredRequest): Html {
  const cut = request.status === null;
  const tone = cut || (request.status ?? 0) >= 400 ? "bad" : "good";
  return html`<article class="entry" id="request-${request.n}">
  <div class="row"><h3 class="mono">${request.method} ${request.path}</h3>
  <span class="state ${tone}">${cut ? (request.answeredAt === null ? "läuft" : "ohne Antwort") : request.status}</span></div>
  <p class="quiet small">Nr. ${request.n} · ${request.call} · ${formatTime(request.at)}${
    request.ms !== null && html` · ${request.ms} ms`
  }${request.error !== null && html` · ${request.error}`}${request.outcome !== null && html` · Hebel: ${request.outcome}`}</p>
  ${request.droppedFields.length > 0 && html`<p class="small bad">Unbekannte Felder fallen gelassen: ${request.droppedFields.join(", ")}</p>`}
  ${request.body !== null && html`<details><summary>Anfrage</summary><pre>${JSON.stringify(request.body, null, 2)}</pre></details>`}
  ${request.answer != null && html`<details><summary>Antwort</summary><pre>${JSON.stringify(request.answer, null, 2)}</pre></details>`}
</article>`;
}
