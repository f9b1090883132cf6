import { type Html, html, type Piece } from "./html.ts";

const LARGEST = 24_000;

/**
 * Pretty-printed JSON.
 * @param marked dotted paths, as `basket.products.0.price`, that are to stand out
 * @param whole false cuts what is very long, so that a list of many stays light
 */
export function renderJson(value: unknown, marked: readonly string[] = [], whole = false): Html {
  if (typeof value === "string") return html`<pre tabindex="0">${cut(value, whole)}</pre>`;
  const text = JSON.stringify(value, null, 2) ?? "";
  if (!whole && text.length > LARGEST) return html`<pre tabindex="0">${cut(text, whole)}</pre>`;
  return html`<pre tabindex="0">${renderValue(value, "", "", new Set(marked))}</pre>`;
}

function cut(text: string, whole: boolean): string {
  return whole || text.length <= LARGEST ? text : `${text.slice(0, LARGEST)}\n… (gekürzt)`;
}

function renderValue(value: unknown, path: string, indent: string, marked: ReadonlySet<string>): Html {
  if (typeof value !== "object" || value === null) return html`${JSON.stringify(value)}`;
  const isList = Array.isArray(value);
  const entries = Object.entries(value);
  if (entries.length === 0) return html`${isList ? "[]" : "{}"}`;
  const inner = `${indent}  `;
  const lines = entries.map(([key, child], index): Piece => {
    const childPath = path === "" ? key : `${path}.${key}`;
    const name = isList ? null : html`<span class="k">${JSON.stringify(key)}:</span> `;
    const line = html`${name}${renderValue(child, childPath, inner, marked)}`;
    const comma = index < entries.length - 1 ? "," : "";
    return html`\n${inner}${marked.has(childPath) ? html`<mark>${line}</mark>` : line}${comma}`;
  });
  return html`${isList ? "[" : "{"}${lines}\n${indent}${isList ? "]" : "}"}`;
}
