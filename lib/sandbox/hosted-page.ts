import { randomBytes } from "node:crypto";
import { Html, html } from "./console/html.ts";
import { renderForm } from "./hosted-fields.ts";
import type { Fields } from "./hosted-form.ts";
import { renderBasketLines } from "./hosted-lines.ts";
import { getReturnAddresses, listReturnSources } from "./hosted-return.ts";
import { HOSTED_STYLE } from "./hosted-style.ts";
import { getHostedTexts, type HostedTexts } from "./hosted-texts.ts";
import type { HostedVisit } from "./hosted-visit.ts";
import type { HttpAnswer } from "./http-messages.ts";
import { renderInstructions } from "./render-transaction.ts";
import type { StoredTransaction } from "./state.ts";
import type { World } from "./world.ts";

/** What the page has to say beyond the deal itself. */
export interface PageState {
  status?: number;
  /** as typed, to be shown again */
  fields?: Fields;
  problems?: Fields;
  /** refusal of the transaction, in the provider's words */
  refusal?: string;
  hasFailed?: boolean;
}

/** The customer's page: what is paid, and how; or, when nothing is left to choose, how it ended. */
export function renderHostedPage(world: World, visit: HostedVisit, action: string, state: PageState): HttpAnswer {
  const { deal } = visit;
  const texts = getHostedTexts(deal);
  const isOpen = visit.methods.length > 0 && state.hasFailed !== true;
  const content = html`<h1>${texts.title}</h1>
<p class="lead">${texts.payTo}${deal.merchantRef && html` · ${texts.order} ${deal.merchantRef}`}</p>
${renderNotices(visit, texts, state)}
${renderBasketLines(deal, texts)}
${isOpen ? renderForm(visit, texts, action, state.fields ?? {}, state.problems ?? {}) : renderEnd(world, visit, texts, state)}`;
  return toAnswer(deal, texts, content, state.status ?? 200);
}

/** For an address that leads nowhere. */
export function renderHostedProblem(problem: "unknown" | "notOffered"): HttpAnswer {
  const texts = getHostedTexts(null);
  return toAnswer(null, texts, html`<h1>${texts[problem]}</h1>`, 404);
}

function renderNotices({ deal, methods }: HostedVisit, texts: HostedTexts, state: PageState): Html {
  const hasProblems = Object.keys(state.problems ?? {}).length > 0;
  const wasRefused = deal.status === "failed" && methods.length > 0 && deal.method !== null;
  return html`${hasProblems && html`<p class="notice" role="alert">${texts.problems.summary}</p>`}
${state.refusal && html`<p class="notice" role="alert">${state.refusal}</p>`}
${wasRefused && !hasProblems && html`<p class="notice" role="alert">${texts.refused} ${deal.method && texts.methods[deal.method]}</p>`}`;
}

function renderEnd(world: World, { deal, payment }: HostedVisit, texts: HostedTexts, state: PageState): Html {
  const { success, error } = getReturnAddresses(deal);
  const back = state.hasFailed || deal.status === "failed" ? (error ?? success) : success;
  const transfer = payment !== null && deal.started ? renderInstructions(world, payment) : null;
  const isDue = transfer !== null && ["pending", "ok", "received", "collection"].includes(deal.status);
  return html`<p class="notice calm" role="status">${state.hasFailed ? texts.ends.error : nameEnd(deal, texts)}</p>
${
  isDue &&
  html`<section><h2>${texts.transfer}</h2><dl>
  <dt>${texts.recipient}</dt><dd>${transfer.owner}</dd>
  <dt>${texts.iban}</dt><dd>${transfer.iban.replaceAll(/(.{4})(?=.)/g, "$1 ")}</dd>
  <dt>BIC</dt><dd>${transfer.bic}</dd>
  <dt>${texts.purpose}</dt><dd>${transfer.purpose}</dd>
</dl></section>`
}
${back && html`<p class="actions"><a class="button main" href="${back}">${texts.back}</a></p>`}`;
}

function nameEnd(deal: StoredTransaction, { ends }: HostedTexts): string {
  if (deal.status === "created" || deal.status === "approved" || deal.status === "failed") return ends[deal.status];
  if (deal.status === "cancelled" || deal.status === "aborted") return ends.cancelled;
  if (deal.status === "pending") return deal.method === "prepaid" ? ends.waiting : ends.pending;
  return ends.done;
}

function toAnswer(deal: StoredTransaction | null, texts: HostedTexts, content: Html, status: number): HttpAnswer {
  const nonce = randomBytes(12).toString("base64");
  const page = html`<!doctype html>
<html lang="${texts.locale.slice(0, 2)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${texts.title} · Sandbox</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${new Html(HOSTED_STYLE)}</style>
</head>
<body>
<p class="strip">${texts.sandbox}</p>
<main>
${content}
</main>
</body>
</html>`;
  const shop = deal === null ? [] : listReturnSources(getReturnAddresses(deal));
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    "img-src data:",
    "font-src 'self'",
    `form-action ${["'self'", ...shop].join(" ")}`, // a form's redirect counts as well
    `frame-ancestors ${["'self'", ...shop].join(" ")}`, // legacy shops show the page in a frame
    "base-uri 'none'",
  ].join("; ");
  const headers = {
    "Content-Security-Policy": policy,
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
  };
  return { status, contentType: "text/html; charset=UTF-8", headers, body: page.markup };
}
