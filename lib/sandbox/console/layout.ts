import { randomBytes } from "node:crypto";
import type { HttpAnswer } from "../http-messages.ts";
import type { World } from "../world.ts";
import { toAssetPath } from "./assets.ts";
import { renderDeviations } from "./deviations.ts";
import { flag, type Html, html } from "./html.ts";

const TABS = [
  ["/", "Vorgänge"],
  ["/console/requests", "Anfragen"],
  ["/console/pushes", "Pushes"],
  ["/console/mails", "Postfach"],
  ["/console/levers", "Hebel"],
] as const;

/** One page before it is put into its frame. */
export interface ConsolePage {
  title: string;
  /** address of the tab it belongs to */
  tab: string;
  content: Html;
  status?: number;
}

/** Changes whenever anything a page can show changes; `follow.js` looks again when it does. */
export function getConsoleVersion({ store }: World): string {
  return `${store.meta.seed}-${store.revision}`;
}

/** Puts a page into its frame. Works without JavaScript; with it, the page follows what happens. */
export function renderPage(world: World, page: ConsolePage, query: URLSearchParams): HttpAnswer {
  const nonce = randomBytes(16).toString("base64");
  const notice = query.get("notice");
  const problem = query.get("problem");
  const body = html`<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} · Zahlungs-Sandbox</title>
<link rel="icon" href="data:,">
<link rel="preload" href="/console/assets/young-serif.woff2" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${toAssetPath("style.css")}">
</head>
<body data-version="${getConsoleVersion(world)}">
<a class="skip" href="#content">Zum Inhalt</a>
<header class="site">
  <div class="shell bar">
    <a class="brand" href="/">Zahlungs<span>-</span>Sandbox</a>
    <nav aria-label="Bereiche">${TABS.map(
      ([href, label]) => html`<a href="${href}"${flag('aria-current="page"', href === page.tab)}>${label}</a>`,
    )}</nav>
    <p class="where">Kein echtes Geld. <code>${world.baseUrl}</code></p>
  </div>
  ${renderDeviations(world)}
</header>
<main id="content" class="shell" tabindex="-1">
${notice && html`<p class="notice good" role="status">${notice}</p>`}
${problem && html`<p class="notice bad" role="alert">${problem}</p>`}
${page.content}
</main>
<p id="followed" class="hidden" role="status"></p>
<script nonce="${nonce}" src="${toAssetPath("follow.js")}" type="module"></script>
</body>
</html>`;
  return {
    status: page.status ?? 200,
    contentType: "text/html; charset=UTF-8",
    headers: {
      "Content-Security-Policy": buildPolicy(nonce),
      "Cache-Control": "no-store",
      "Referrer-Policy": "same-origin",
      "X-Content-Type-Options": "nosniff",
    },
    body: body.markup,
  };
}

function buildPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "font-src 'self'",
    `script-src 'nonce-${nonce}'`,
    "img-src data:",
    "frame-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
