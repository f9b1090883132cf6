import type { Locale } from "#lib/domain/money.ts";
import de from "#lib/i18n/messages/de/closed.json" with { type: "json" };
import en from "#lib/i18n/messages/en/closed.json" with { type: "json" };

const TEXTS: Record<Locale, typeof de> = { de, en };

interface ClosedPage {
  reason: "maintenance" | "away";
  locale: Locale;
  /** Of the content policy of this answer. */
  nonce: string;
  /** Seconds after which it is worth looking again; the page does so by itself. */
  retrySeconds: number;
  contact: { name: string; phone: string; email: string } | null;
}

/**
 * The page for a shop that cannot show its own: in maintenance, or while the database is away. It stands alone, without layout,
 * data or bundled styles, and carries the shop's colours and lettering.
 */
export function renderClosedPage({ reason, locale, nonce, retrySeconds, contact }: ClosedPage): string {
  const texts = TEXTS[locale];
  const { title, text } = texts[reason];
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="${retrySeconds}">
<link rel="icon" href="/favicon.svg">
<link rel="preload" href="/fonts/young-serif.woff2" as="font" type="font/woff2" crossorigin>
<title>${escapeHtml(contact === null ? title : `${title} · ${contact.name}`)}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
${contact === null ? "" : `<header><span class="name">${setName(contact.name)}</span></header>`}
<main>
${LOAF}
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
<p class="again"><a href="">${escapeHtml(texts.retry)}</a></p>
${contact === null ? "" : `<p class="contact">${escapeHtml(texts.questions)} <a href="tel:${escapeHtml(contact.phone.replaceAll(" ", ""))}">${escapeHtml(contact.phone)}</a> <a href="mailto:${escapeHtml(contact.email)}">${escapeHtml(contact.email)}</a></p>`}
</main>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  const names: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text.replace(/[&<>"']/g, (character) => names[character] ?? character);
}

/** The ampersand glows, as in the header of the shop. */
function setName(name: string): string {
  return escapeHtml(name).replace(" &amp; ", ' <span class="glow">&amp;</span> ');
}

const LOAF = `<svg viewBox="0 -4 240 136" width="240" height="136" role="presentation" aria-hidden="true" focusable="false">
<path class="steam" d="M84 30c-8-9 8-13 0-24M120 24c-8-9 8-13 0-24M156 30c-8-9 8-13 0-24"/>
<path class="crust" d="M18 104c0-38 42-66 102-66s102 28 102 66c0 12-8 18-22 18H40c-14 0-22-6-22-18z"/>
<path class="cuts" d="M76 100c4-20 14-34 26-44M112 102c4-22 16-38 30-46M150 102c4-18 14-32 28-40"/>
<path class="board" d="M4 129h232"/>
</svg>`;

/** The tokens of app/globals.css that this page needs. */
const STYLE = `
@font-face{font-family:"Young Serif";src:url("/fonts/young-serif.woff2") format("woff2");font-display:optional}
:root{color-scheme:light dark;--paper:#f8f2e7;--ink:#2b1d13;--soft:#5c4939;--line:#dccdb5;--ember:#a63f15;--deep:#84300e;--on:#fff6ea;--crust:#b5642c;--cut:#ead9b4;--rule:#8d7760}
@media(prefers-color-scheme:dark){:root{--paper:#1b120c;--ink:#f4e8d5;--soft:#ccb79c;--line:#43311f;--ember:#ee8d50;--deep:#f7a873;--on:#1d0e05;--crust:#c06f35;--cut:#4a3720;--rule:#947b61}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;min-height:100dvh;display:flex;flex-direction:column;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 "Avenir Next",Avenir,Seravek,"Segoe UI Variable Text","Segoe UI",Roboto,"Noto Sans","Liberation Sans","Helvetica Neue",Arial,sans-serif}
.name,h1{font-family:"Young Serif","Iowan Old Style","Palatino Linotype",Palatino,"URW Palladio L",P052,"Source Serif 4","Noto Serif","Liberation Serif",Georgia,serif;font-weight:400}
header{border-bottom:1px solid var(--line);padding:1.35rem max(1.25rem,calc((100vw - 72rem)/2))}
.name{font-size:1.5rem;line-height:1;letter-spacing:-.02em}.glow{color:var(--ember)}
main{flex-grow:1;display:flex;flex-direction:column;justify-content:center;max-width:41rem;width:100%;margin:0 auto;padding:3rem 1.25rem 5rem}
svg{display:block;width:min(11rem,50vw);height:auto;margin-bottom:2.25rem;fill:none;stroke-linecap:round}
.crust{fill:var(--crust)}.cuts{stroke:var(--cut);stroke-width:6}.board{stroke:var(--rule);stroke-width:3}.steam{stroke:var(--rule);stroke-width:3}
h1{margin:0;text-wrap:balance;font-size:clamp(1.95rem,1.45rem + 2.2vw,2.9rem);line-height:1.08;letter-spacing:-.012em}
p{margin:1.25rem 0 0;color:var(--soft);max-width:60ch}
.again{margin-top:2rem}.again a{display:inline-flex;align-items:center;min-height:3rem;padding:0 1.5rem;background:var(--ember);color:var(--on);font-weight:600;text-decoration:none}
.again a:hover{background:var(--deep)}
.contact{margin-top:2rem;font-size:.9375rem;display:flex;flex-wrap:wrap;gap:0 1rem;align-items:center}.contact a{color:inherit;display:inline-block;padding:.3rem 0}.contact a:hover{color:var(--ember)}
a:focus-visible{outline:2px solid var(--ember);outline-offset:3px}
`;
