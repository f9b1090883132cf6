import { randomBytes } from "node:crypto";
import type { HttpAnswer } from "../http-messages.ts";
import type { World } from "../world.ts";
import { Html, html } from "./html.ts";
import { STYLE } from "./style.ts";

const TABS = [
  ["/", "Vorgänge"],
  ["/console/mails", "Mails"],
  ["/console/pushes", "Pushes"],
  ["/console/requests", "Anfragen"],
  ["/console/levers", "Hebel"],
] as const;

const time = new Intl.DateTimeFormat("de-DE", { timeZone: "Europe/Berlin", dateStyle: "medium", timeStyle: "medium" });
const euros = new Intl.NumberFormat("de-DE", { style: "currency", currency: "EUR" });

export function formatTime(value: number | string): string {
  return time.format(new Date(value));
}

export function formatEuros(cents: number): string {
  return euros.format(cents / 100);
}

/** Changes with everything a page can show; the script below reloads when it does. */
export function getConsoleVersion(world: World): string {
  const { meta, tables } = world.store;
  let attempts = 0;
  for (const push of tables.pushes.values()) attempts += push.attempts.length;
  return [meta.seed, meta.drawn, meta.requests, meta.mails, meta.pushes, attempts].join("-");
}

/** One page of the console. Works without JavaScript; with it, the page follows what happens. */
export function renderPage(
  world: World,
  tab: string,
  title: string,
  content: Html,
  query: URLSearchParams,
): HttpAnswer {
  const nonce = randomBytes(12).toString("base64");
  const notice = query.get("notice");
  const problem = query.get("problem");
  const offset = world.store.meta.clockOffset;
  const page = html`<!doctype html>
<html lang="de">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Sandbox</title>
<link rel="icon" href="data:,">
<style>${new Html(STYLE)}</style>
<body data-version="${getConsoleVersion(world)}">
<header>
  <h1>Zahlungs-Sandbox</h1>
  <p>Der nachgebildete Zahlungsdienst samt Postfach. Hier fließt kein Geld.${
    offset > 0 ? html` Die Uhr geht vor: ${formatTime(world.clock.now())}.` : ""
  }</p>
  <nav aria-label="Bereiche">${TABS.map(
    ([href, label]) => html`<a href="${href}"${href === tab ? new Html(' aria-current="page"') : ""}>${label}</a>`,
  )}</nav>
</header>
<main>
${notice && html`<p class="notice" role="status">${notice}</p>`}
${problem && html`<p class="notice bad" role="alert">${problem}</p>`}
${content}
</main>
<script nonce="${nonce}">${new Html(FOLLOW_SCRIPT)}</script>
</body>
</html>`;
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `script-src 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "frame-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  return {
    status: 200,
    contentType: "text/html; charset=UTF-8",
    headers: { "Content-Security-Policy": policy, "Cache-Control": "no-store" },
    body: page.markup,
  };
}

const FOLLOW_SCRIPT = `
const opened = () => document.querySelectorAll("details[open]").length;
const before = opened();
setInterval(async () => {
  if (document.hidden || document.querySelector("input:focus, select:focus") || opened() !== before) return;
  try {
    const version = await (await fetch("/console/version")).text();
    if (version !== document.body.dataset.version) location.replace(location.pathname);
  } catch {}
}, 2000);
`;

/** A button that posts to the console and comes back to `back`. */
export function renderButton(action: string, label: string, back: string, main = false): Html {
  return html`<form method="post" action="${action}"><input type="hidden" name="back" value="${back}"><button${
    main ? new Html(' class="main"') : ""
  }>${label}</button></form>`;
}
