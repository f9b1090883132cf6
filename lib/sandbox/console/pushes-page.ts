import type { StoredPush } from "../state.ts";
import type { World } from "../world.ts";
import { renderInput, renderSelect } from "./form-parts.ts";
import { formatTime } from "./format.ts";
import { type Html, html } from "./html.ts";
import type { ConsolePage } from "./layout.ts";
import { cutPage, renderPager, renderRange, withQuery } from "./paging.ts";
import { renderAttempts, renderPushFoot, renderPushState } from "./push-view.ts";
import { PUSH_STATE_NAMES, wordPushState } from "./status-words.ts";

const PER_PAGE = 25;
const TAB = "/console/pushes";

/** Every push with its attempts, newest first. */
export function renderPushesPage(world: World, url: URL): ConsolePage {
  const all = [...world.store.tables.pushes.values()].reverse();
  const query = url.searchParams;
  const page = cutPage(filterPushes(all, query), query, PER_PAGE);
  const states = PUSH_STATE_NAMES.map((state) => [state, wordPushState(state).text] as const);
  const content = html`<div class="head"><div><h1>Pushes</h1>
  <p class="lead">Statusmeldungen an den Shop. Sie nennen nur eine Zahlung; der Shop liest dann selbst nach. Wiederholt wird, bis er mit 200 antwortet, höchstens 24 Stunden lang.</p></div>
  <a href="/console/levers#pushes">Art der Zustellung ändern</a></div>
<form method="get" class="filter stack" role="search" aria-label="Pushes filtern">
  ${renderSelect("state", "Zustand", [["", "alle"], ...states], query.get("state") ?? "")}
  <div class="grow">${renderInput("id", "Vorgang, Zahlung oder Ereignis", query.get("id") ?? "", 'type="search" placeholder="STX_…, PCI_… oder evt_…"')}</div>
  <button>Filtern</button>${query.size > 0 && html`<a class="button" href="${TAB}">Alle zeigen</a>`}
</form>
<div id="pushes" data-live>${renderRange(page, ["Push", "Pushes"])}
${page.items.length === 0 ? html`<p class="entry soft">${all.length === 0 ? "Noch kein Push. Er folgt, wenn sich eine Zahlung ändert und der Vorgang eine url_push trägt." : "Kein Push passt dazu."}</p>` : page.items.map((push) => renderPushEntry(world, push, withQuery(url, {})))}
${renderPager(page, url)}</div>`;
  return { title: "Pushes", tab: TAB, content };
}

function filterPushes(all: readonly StoredPush[], query: URLSearchParams): StoredPush[] {
  const state = query.get("state") ?? "";
  const id = (query.get("id") ?? "").trim().toLowerCase();
  return all.filter(
    (push) =>
      (state === "" || push.state === state) &&
      (id === "" || [push.id, push.payment, push.transaction].some((own) => own.toLowerCase().includes(id))),
  );
}

function renderPushEntry(world: World, push: StoredPush, address: string): Html {
  const known = world.store.tables.transactions.has(push.transaction);
  return html`<article class="entry" id="${push.id}">
  <div class="top"><h2>${push.type} <code>${push.payment}</code></h2>${renderPushState(push)}</div>
  <p class="small soft">${formatTime(push.created)} · <code>${push.id}</code>${known && html` · <a href="/console/transactions/${push.transaction}">zum Vorgang</a>`}</p>
  ${renderAttempts(push)}
  ${renderPushFoot(push, `${address}#${push.id}`)}
</article>`;
}
