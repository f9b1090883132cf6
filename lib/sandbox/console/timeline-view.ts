import { nameDetailedStatus } from "../render-payment.ts";
import type { TimelineEntry } from "../state.ts";
import type { World } from "../world.ts";
import { formatClock, formatDay, formatSpan } from "./format.ts";
import { type Html, html } from "./html.ts";
import { renderAttempts, renderPushFoot, renderPushState } from "./push-view.ts";
import { renderRequestBodies, renderRequestRemarks, shortenPath, wordResult } from "./request-view.ts";
import { wordSimpleStatus, wordSmartStatus } from "./status-words.ts";
import type { TimelineItem } from "./timeline.ts";

/** More than this is a load test; the newest are shown, the rest on demand. */
const SHOWN = 120;

export function renderTimeline(world: World, items: readonly TimelineItem[], address: string, whole: boolean): Html {
  const shown = whole ? items : items.slice(-SHOWN);
  const hidden = items.length - shown.length;
  let day = "";
  const lines = shown.map((item) => {
    const itsDay = formatDay(item.at);
    const heading = itsDay === day ? null : html`<li class="day">${itsDay}</li>`;
    day = itsDay;
    return html`${heading}<li class="event ${item.kind}"><time datetime="${new Date(item.at).toISOString()}">${formatClock(item.at)}</time><span class="dot" aria-hidden="true"></span><div>${renderItem(world, item, address)}</div></li>`;
  });
  return html`${hidden > 0 && html`<p class="small"><a href="${address}?whole=1">${hidden} ältere Ereignisse zeigen</a></p>`}
<ol class="time">${lines}</ol>`;
}

function renderItem(world: World, item: TimelineItem, address: string): Html {
  switch (item.kind) {
    case "call":
      return renderCall(world, item);
    case "reads":
      return renderReads(world, item);
    case "change":
      return html`<div class="top"><h3>${item.entry.text}</h3><span class="kind">${item.entry.by === "customer" ? "Kunde auf der Bezahlseite" : "Bank oder Zahlungsdienst"}</span></div>${renderStatus(item.entry)}`;
    case "push":
      return html`<div class="top"><h3>Push „${item.push.type}“ an den Shop</h3>${renderPushState(item.push)}</div>
${renderAttempts(item.push)}${renderPushFoot(item.push, address)}`;
    case "mail":
      return html`<div class="top"><h3><a href="/console/mails/${item.mail.n}">${item.mail.subject || "(ohne Betreff)"}</a></h3><span class="kind">Mail</span></div>
<p class="small soft">an ${item.mail.to.join(", ")}</p>`;
    case "clock":
      return html`<p class="soft">Die Uhr der Sandbox wird um ${formatSpan(item.by)} vorgestellt.</p>`;
  }
}

function renderCall(world: World, { request, effects }: Extract<TimelineItem, { kind: "call" }>): Html {
  const result = wordResult(request);
  return html`<div class="top"><h3>${request.call} <code class="soft">${request.method} ${shortenPath(request.path)}</code></h3>
<span class="small"><span class="state ${result.tone}">${result.text}</span>${request.ms !== null && html` <span class="soft num">${request.ms} ms</span>`}</span></div>
${
  effects.length > 0 &&
  html`<ul class="effects">${effects.map((entry) => html`<li><span class="strong">${entry.text}</span> ${renderStatus(entry)}</li>`)}</ul>`
}
${renderRequestRemarks(request)}${renderRequestBodies(world, request, false, "t")}`;
}

function renderReads(world: World, { requests, until }: Extract<TimelineItem, { kind: "reads" }>): Html {
  const first = requests[0]?.n ?? 0;
  return html`<p>${requests.length} Mal nachgelesen, bis ${formatClock(until)}, jedes Mal <span class="state good">200</span></p>
<details data-key="reads${first}"><summary>Einzeln</summary>${requests
    .slice(-20)
    .map(
      (request) =>
        html`<div><h3>${request.call} <code class="soft">${shortenPath(request.path)}</code></h3>${renderRequestBodies(world, request, false, "t")}</div>`,
    )}${requests.length > 20 && html`<p class="small soft">Die letzten 20; alle stehen unter <a href="/console/requests">Anfragen</a>.</p>`}</details>`;
}

/** Where both machines stood afterwards; older state has no such note. */
function renderStatus({ text, status, simple, detailed }: TimelineEntry): Html | null {
  if (status === undefined) return null;
  const smart = wordSmartStatus(status);
  const money = simple === undefined ? null : wordSimpleStatus(simple);
  return html`<p class="small"><span class="${smart.tone} strong">${status}</span> ${smart.text !== text && html`<span class="soft">${smart.text}</span>`}${
    money !== null &&
    html` · <span class="${money.tone} strong">${simple}</span> <span class="soft">${money.text}${detailed !== undefined && `, ${detailed} ${nameDetailedStatus(detailed)}`}</span>`
  }</p>`;
}
