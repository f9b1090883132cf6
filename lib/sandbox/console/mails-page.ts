import type { Mail, Mailbox } from "../mailbox.ts";
import { Html, html } from "./html.ts";
import { formatTime, renderButton } from "./layout.ts";

const FRAMES = 30;

/** The mailbox, newest first; a mail's HTML is shown in a frame without scripts or network. */
export async function renderMails(mailbox: Mailbox): Promise<Html> {
  const mails = (await mailbox.list()).reverse();
  if (mails.length === 0) return html`<p class="quiet">Das Postfach ist leer. Jede Mail des Shops landet hier.</p>`;
  return html`<div class="row"><span class="quiet">${mails.length} ${mails.length === 1 ? "Mail" : "Mails"}</span>
${renderButton("/console/mails/delete", "Postfach leeren", "/console/mails")}</div>
${mails.map((mail, index) => renderMail(mail, index))}`;
}

function renderMail(mail: Mail, index: number): Html {
  const address = `/_sandbox/mails/${mail.n}`;
  return html`<article class="entry" id="mail-${mail.n}">
  <h3>${mail.subject || "(ohne Betreff)"}</h3>
  <p class="quiet small">von ${mail.from} an ${mail.to.join(", ")} · ${formatTime(mail.at)}</p>
  ${
    mail.html !== null &&
    index < FRAMES &&
    html`<details${index === 0 ? new Html(" open") : ""}><summary>Ansehen</summary>
    <iframe src="${address}/html" sandbox="allow-popups allow-popups-to-escape-sandbox" loading="lazy" title="Mail: ${mail.subject}"></iframe></details>`
  }
  <details><summary>Reiner Text</summary><pre>${mail.text}</pre></details>
  <p class="small">${mail.attachments.map(
    ({ filename, size }) => html`<span class="quiet">${filename ?? "Anhang"} (${Math.ceil(size / 1024)} kB)</span> · `,
  )}<a href="${address}.eml">Original (.eml)</a></p>
</article>`;
}
