import type { RequestDigest } from "../request-log.ts";
import type { StoredRequest } from "../state.ts";
import type { World } from "../world.ts";
import { type Choice, renderInput, renderSelect } from "./form-parts.ts";
import { formatTime } from "./format.ts";
import { type Html, html } from "./html.ts";
import type { ConsolePage } from "./layout.ts";
import { cutPage, renderPager, renderRange, withQuery } from "./paging.ts";
import { renderRequestBodies, renderRequestRemarks, shortenPath, wordResult } from "./request-view.ts";

const PER_PAGE = 25;
const TAB = "/console/requests";

const RESULTS: readonly Choice[] = [
  ["", "alle"],
  ["ok", "erfolgreich"],
  ["refused", "abgelehnt (4xx)"],
  ["failed", "fehlgeschlagen (5xx)"],
  ["cut", "ohne Antwort"],
  ["touched", "vorgemerkt oder durch Wetter verändert"],
  ["dropped", "mit unbekannten Feldern"],
  ["warned", "mit Warnungen"],
];

/** What the shop asked and what it was told, newest first. */
export function renderRequestsPage(world: World, url: URL): ConsolePage {
  const { requests } = world.store.tables;
  const all = requests.digests().reverse();
  const calls = [...new Set(all.map(({ call }) => call))].sort();
  const query = url.searchParams;
  const page = cutPage(filterRequests(all, query), query, PER_PAGE);
  const filter = html`<form method="get" class="filter stack" role="search" aria-label="Anfragen filtern">
  ${renderSelect("call", "Aufruf", [["", "alle"], ...calls.map((call) => [call, call] as const)], query.get("call") ?? "")}
  ${renderSelect("result", "Ergebnis", RESULTS, query.get("result") ?? "")}
  <div class="grow">${renderInput("id", "Vorgang oder Zahlung", query.get("id") ?? "", 'type="search" placeholder="STX_… oder PCI_…"')}</div>
  <button>Filtern</button>${query.size > 0 && html`<a class="button" href="${TAB}">Alle zeigen</a>`}
</form>`;
  const content = html`<div class="head"><div><h1>Anfragen</h1>
  <p class="lead">Was der Shop gefragt und was er als Antwort bekommen hat. Zeiten sind die der Wanduhr, wie im Protokoll des Shops.</p></div>
  <a href="/_sandbox/ledger">Alles als JSON</a></div>
${filter}
<div id="requests" data-live>${renderRange(page, ["Anfrage", "Anfragen"])}
${page.items.length === 0 ? html`<p class="entry soft">${all.length === 0 ? "Noch keine Anfrage." : "Keine Anfrage passt dazu."}</p>` : page.items.flatMap(({ n }) => requests.get(n) ?? []).map((request) => renderRequestEntry(world, request))}
${renderPager(page, url)}</div>`;
  return { title: "Anfragen", tab: TAB, content };
}

/** One request with uncut bodies, at an address one can pass on. Null when there is none with this number. */
export function renderRequestPage(world: World, n: string): ConsolePage | null {
  const request = world.store.tables.requests.get(n);
  if (request === undefined) return null;
  const result = wordResult(request);
  const content = html`<p class="up"><a href="${TAB}">Alle Anfragen</a></p>
<div class="head"><h1>Anfrage ${request.n}</h1></div>
<div id="request" data-live>
  <div class="order-top"><p class="mono">${request.method} ${request.path}</p><p class="state ${result.tone}">${result.text}</p></div>
  ${renderFacts(world, request)}${renderRequestRemarks(request)}${renderRequestBodies(world, request, true)}
</div>`;
  return { title: `Anfrage ${request.n}`, tab: TAB, content };
}

export function filterRequests(all: readonly RequestDigest[], query: URLSearchParams): RequestDigest[] {
  const call = query.get("call") ?? "";
  const result = query.get("result") ?? "";
  const id = (query.get("id") ?? "").trim().toUpperCase();
  return all.filter(
    (request) =>
      (call === "" || request.call === call) &&
      (result === "" || hasResult(request, result)) &&
      (id === "" || [request.stx, request.pci].some((own) => own?.toUpperCase().includes(id))),
  );
}

function hasResult({ status, answeredAt, outcome, dropped, warned }: RequestDigest, result: string): boolean {
  if (result === "ok") return status !== null && status < 400;
  if (result === "refused") return status !== null && status >= 400 && status < 500;
  if (result === "failed") return status !== null && status >= 500;
  if (result === "cut") return status === null && answeredAt !== null;
  if (result === "touched") return outcome !== null;
  if (result === "warned") return warned;
  return result !== "dropped" || dropped;
}

function renderRequestEntry(world: World, request: StoredRequest): Html {
  const result = wordResult(request);
  return html`<article class="entry" id="request-${request.n}">
  <div class="top"><h2>${request.call} <code>${request.method} ${shortenPath(request.path)}</code></h2>
  <span class="state ${result.tone}">${result.text}</span></div>
  ${renderFacts(world, request)}${renderRequestRemarks(request)}${renderRequestBodies(world, request)}
</article>`;
}

function renderFacts(world: World, { n, at, ms, stx }: StoredRequest): Html {
  const filter = new URL("http://console/console/requests");
  return html`<p class="small soft"><a href="${TAB}/${n}">Nr. ${n}</a> · ${formatTime(at)}${ms !== null && html` · ${ms} ms`}${
    stx !== null &&
    world.store.tables.transactions.has(stx) &&
    html` · <a href="/console/transactions/${stx}">zum Vorgang</a> · <a href="${withQuery(filter, { id: stx })}">nur dieser Vorgang</a>`
  }</p>`;
}
