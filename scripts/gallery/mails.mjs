// Every mail in the mailbox: as a program that shows pictures shows it, as text, and how large it is.
import { shoot } from "./views.mjs";

/** A mail without attachments loads at once even where the net is bad; some clients cut longer ones. */
const MOST_BYTES = 200_000;
/** Mail clients put a mail into a page of theirs, so what a page needs around it is not the mail's matter. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * @typedef {{ n: number, subject: string, html: string, text: string,
 *   attachments: { cid: string | null, contentType: string, contentBase64: string }[] }} Mail
 */

/** @param {import("./views.mjs").Show} show @param {string} url of the mailbox @param {string} key names the pictures */
export async function showMails(show, url, key = "mail") {
  /** @type {Mail[]} */
  const mails = await (await fetch(url)).json();
  const items = [];
  for (const { n, subject, html, text, attachments } of mails) {
    const bytes = (await (await fetch(`${url}/${n}.eml`)).arrayBuffer()).byteLength;
    if (bytes > MOST_BYTES) show.complaints.push(`mail ${n} "${subject}" has ${bytes} bytes`);
    if (/(src|href)="http(?!s?:\/\/(localhost|127\.0\.0\.1))[^"]*\.(png|jpe?g|gif|css|woff2?)"/.test(html))
      show.complaints.push(`mail ${n} "${subject}" fetches something`);
    const shown = attachments.reduce(
      (page, { cid, contentType, contentBase64 }) =>
        cid ? page.replaceAll(`cid:${cid}`, `data:${contentType};base64,${contentBase64}`) : page,
      html,
    );
    const kilobytes = Math.round(bytes / 1000);
    items.push(`<h3>${toHtmlText(subject)}, ${kilobytes} kB</h3><pre>${toHtmlText(text)}</pre>`);
    items.push(...(await shoot(show, `${key}-${n}`, (page) => page.setContent(shown), { narrow: 700, tags: TAGS })));
  }
  return items;
}

/** @param {string} text */
export function toHtmlText(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
