import type { HttpAnswer } from "../http-messages.ts";
import type { Mail, Mailbox } from "../mailbox.ts";
import type { StoredTransaction } from "../state.ts";
import { formatTime } from "./format.ts";
import { flag, type Html, html } from "./html.ts";
import { withQuery } from "./paging.ts";
import { nameTransaction } from "./transactions-page.ts";

const LONGEST_SOURCE = 60_000;

const VIEWS = [
  ["html", "Wie der Kunde sie sieht"],
  ["text", "Reiner Text"],
  ["source", "Quelltext"],
] as const;

/** A mail with its three faces. Its HTML is shown in a frame without scripts, forms or network. */
export function renderMail(mail: Mail, raw: Buffer | null, orders: readonly StoredTransaction[], url: URL): Html {
  const views = VIEWS.filter(([view]) => view !== "html" || mail.html !== null);
  const wanted = url.searchParams.get("view");
  const chosen = views.find(([view]) => view === wanted)?.[0] ?? views[0]?.[0] ?? "text";
  const own = new URL(`/console/mails/${mail.n}${url.search}`, url);
  return html`<article aria-label="Mail">
<div class="mail-head"><h2>${mail.subject || "(ohne Betreff)"}</h2>
  <p class="small soft">von ${mail.from} an ${mail.to.join(", ")} · ${formatTime(mail.at)}${mail.replyTo.length > 0 && html` · Antwort an ${mail.replyTo.join(", ")}`}</p>
  ${
    orders.length > 0 &&
    html`<p class="small">Es geht um ${orders.map((order, index) => html`${index > 0 && ", "}<a href="/console/transactions/${order.id}">${nameTransaction(order)}</a>`)}</p>`
  }
  ${mail.attachments.length > 0 && renderAttachments(mail)}</div>
<nav class="tabs" aria-label="Ansicht">${views.map(
    ([view, label]) =>
      html`<a href="${withQuery(own, { view: view === "html" ? null : view })}"${flag('aria-current="true"', view === chosen)}>${label}</a>`,
  )}<a href="/_sandbox/mails/${mail.n}.eml" download="mail-${mail.n}.eml">Als .eml</a></nav>
${renderBody(mail, raw, chosen)}
</article>`;
}

function renderBody(mail: Mail, raw: Buffer | null, view: string): Html {
  if (view === "html") {
    return html`<iframe src="/_sandbox/mails/${mail.n}/html" sandbox="allow-popups allow-popups-to-escape-sandbox" title="Mail: ${mail.subject}"></iframe>`;
  }
  if (view === "text") return html`<pre tabindex="0">${mail.text || "(kein Textteil)"}</pre>`;
  const source = raw?.toString("utf8") ?? "";
  const rest = source.length - LONGEST_SOURCE;
  return html`<pre tabindex="0">${source.slice(0, LONGEST_SOURCE)}${rest > 0 && html`\n… (weitere ${rest} Zeichen in der .eml-Datei)`}</pre>`;
}

function renderAttachments({ n, attachments }: Mail): Html {
  return html`<ul class="attempts">${attachments.map(
    ({ filename, size, contentType, cid }, index) =>
      html`<li><a href="/console/mails/${n}/attachments/${index}">${filename ?? "Anhang"}</a> <span class="soft">${contentType}, ${Math.ceil(size / 1024)} kB${cid !== null && ", im Text eingebettet"}</span></li>`,
  )}</ul>`;
}

/** An attachment as a file to be saved, whatever it says it is. */
export async function findAttachment(mailbox: Mailbox, n: string, index: string): Promise<HttpAnswer | null> {
  const attachment = (await mailbox.find(Number(n)))?.attachments[Number(index)];
  if (attachment === undefined) return null;
  const name = encodeURIComponent(attachment.filename ?? "attachment");
  return {
    status: 200,
    contentType: "application/octet-stream",
    headers: {
      "Content-Disposition": `attachment; filename*=UTF-8''${name}`,
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
    },
    body: Buffer.from(attachment.contentBase64, "base64"),
  };
}
