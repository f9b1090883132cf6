import { formatCount } from "./format.ts";
import { type Html, html } from "./html.ts";

export interface Page<T> {
  items: T[];
  /** from 1 */
  number: number;
  pages: number;
  total: number;
  /** position of the first item, from 1 */
  from: number;
}

/** The part of a list that the query's `page` asks for; a number beyond the end gives the last page. */
export function cutPage<T>(all: readonly T[], query: URLSearchParams, size: number): Page<T> {
  const pages = Math.max(Math.ceil(all.length / size), 1);
  const wanted = /^\d{1,6}$/.test(query.get("page") ?? "") ? Number(query.get("page")) : 1;
  const number = Math.min(Math.max(wanted, 1), pages);
  const start = (number - 1) * size;
  return { items: all.slice(start, start + size), number, pages, total: all.length, from: start + 1 };
}

/** The same address with other query fields; null takes one away. Messages to the reader never travel on. */
export function withQuery(url: URL, changes: Record<string, string | number | null>): string {
  const query = new URLSearchParams(url.searchParams);
  query.delete("notice");
  query.delete("problem");
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") query.delete(name);
    else query.set(name, String(value));
  }
  const text = query.toString();
  return url.pathname + (text === "" ? "" : `?${text}`);
}

/** Where one stands in a list. */
export function renderRange(
  { pages, total, from, items }: Page<unknown>,
  [one, many]: readonly [one: string, many: string],
): Html {
  const range = pages > 1 ? html`${formatCount(from)}–${formatCount(from + items.length - 1)} von ` : null;
  return html`<p class="range">${range}${formatCount(total)} ${total === 1 ? one : many}</p>`;
}

/** The ways to newer and older things; nothing when all fit on one page. */
export function renderPager({ number, pages }: Page<unknown>, url: URL): Html | null {
  if (pages === 1) return null;
  const link = (to: number, label: string, rel: "prev" | "next") =>
    to >= 1 &&
    to <= pages &&
    html`<a class="button" rel="${rel}" data-key="pager-${rel}" href="${withQuery(url, { page: to === 1 ? null : to })}">${label}</a>`;
  return html`<nav class="pager" aria-label="Seiten">${link(number - 1, "Neuere", "prev")}
<span>Seite ${formatCount(number)} von ${formatCount(pages)}</span>${link(number + 1, "Ältere", "next")}</nav>`;
}
