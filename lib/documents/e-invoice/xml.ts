/** An element that may be left out: everything empty disappears with its parent. */
export type Node = string | null | undefined | false | readonly Node[];

/** What XML 1.0 does not allow or advises against, lone halves of a surrogate pair included. */
const FORBIDDEN = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu;
const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** An element with children, or null where there are none. */
export function element(name: string, ...children: Node[]): string | null {
  const inner = flatten(children);
  return inner === "" ? null : `<${name}>${inner}</${name}>`;
}

/** An element with a text, or null where there is none. */
export function value(name: string, text: string | null, attributes: Record<string, string> = {}): string | null {
  if (text === null || text === "") return null;
  const marks = Object.entries(attributes).map(([key, mark]) => ` ${key}="${toXmlText(mark)}"`);
  return `<${name}${marks.join("")}>${toXmlText(text)}</${name}>`;
}

/** Composed (NFC), one line, escaped; characters XML cannot carry stand as U+FFFD, so that nobody overlooks them. */
export function toXmlText(text: string): string {
  const clean = text
    .normalize("NFC")
    .replaceAll(FORBIDDEN, "\ufffd")
    .replaceAll(/[\t\r\n]+/g, " ");
  return clean.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

function flatten(nodes: readonly Node[]): string {
  return nodes.map((node) => (Array.isArray(node) ? flatten(node) : node || "")).join("");
}
