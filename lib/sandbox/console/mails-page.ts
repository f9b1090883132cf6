import type { Mail, Mailbox } from "../mailbox.ts";
import type { World } from "../world.ts";
import { renderForm } from "./form-parts.ts";
import { formatTime } from "./format.ts";
import { flag, type Html, html } from "./html.ts";
import type { ConsolePage } from "./layout.ts";
import { renderMail } from "./mail-view.ts";
import { cutPage, renderPager, renderRange, withQuery } from "./paging.ts";
import { findRelatedTransactions } from "./related-mails.ts";

const PER_PAGE = 20;
const TAB = "/console/mails";

/**
 * The mailbox: a list and beside it one mail, the newest when none is chosen; narrow screens show one of the two.
 * @param n the chosen mail; null when there is none with that number
 */
export async function renderMailsPage(
  world: World,
  mailbox: Mailbox,
  url: URL,
  n?: string,
): Promise<ConsolePage | null> {
  const numbers = [...world.store.tables.mails.values()].map((mail) => mail.n).reverse();
  const page = cutPage(numbers, url.searchParams, PER_PAGE);
  const shown = n === undefined ? page.items[0] : Number(n);
  const mail = shown === undefined ? null : await mailbox.find(shown);
  if (n !== undefined && mail === null) return null;
  const list = (await Promise.all(page.items.map((number) => mailbox.find(number)))).filter((entry) => entry !== null);
  const listUrl = new URL(TAB + url.search, url);
  const content = html`<div class="head"><div><h1>Postfach</h1><p class="lead">Jede Mail des Shops landet hier und nirgends sonst.</p></div>
  ${numbers.length > 0 && renderForm(`${TAB}/delete`, TAB, html`<button>Postfach leeren</button>`, "plain")}</div>
${
  numbers.length === 0
    ? html`<div id="mails" data-live><p class="entry soft">Noch keine Mail. Der Mailserver der Sandbox steht in den Einstellungen des Shops als <code>SMTP_URL</code>.</p></div>`
    : html`<div class="mailbox${n === undefined ? "" : " chosen"}">
<div><div id="mails" data-live>${renderRange(page, ["Mail", "Mails"])}
<ol class="mail-list">${list.map((entry) => renderListEntry(entry, entry.n === mail?.n, listUrl))}</ol>${renderPager(page, listUrl)}</div></div>
<div>${n !== undefined && html`<p class="only-narrow"><a href="${withQuery(listUrl, { view: null })}">Zurück zum Postfach</a></p>`}
${mail !== null && renderMail(mail, mailbox.readRaw(mail.n), findRelatedTransactions(world, mail), url)}</div>
</div>`
}`;
  return { title: n === undefined ? "Postfach" : (mail?.subject ?? "Mail"), tab: TAB, content };
}

function renderListEntry({ n, subject, to, at }: Mail, current: boolean, listUrl: URL): Html {
  const query = withQuery(listUrl, { view: null }).slice(TAB.length);
  return html`<li><a href="${TAB}/${n}${query}" data-key="mail-${n}"${flag('aria-current="true"', current)}><span class="subject">${subject || "(ohne Betreff)"}</span>
<span class="small soft">${to.join(", ")}</span><span class="small soft num">${formatTime(at)}</span></a></li>`;
}
