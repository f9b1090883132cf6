/** An element that may be left out: everything empty disappears with its parent. */
export type Node = string | null | undefined | false | readonly Node[];

/** What XML 1.0 does not allow or advises against, lone halves of a surrogate pair included. */
const FORBIDDEN = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu;
const DIRECTION_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const LINE_SPACE = /[\t\n\r]/u;
const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** An element with children, or null where there are none. */
export function element(name: string, ...children: Node[]): string | null {
  const inner = flatten(children);
  return inner === "" ? null : `<${name}>${inner}</${name}>`;
}

/** An element with a text, or null where there is none. */
export function value(name: string, text: string | null, attributes: Record<string, string> = {}): string | null {
  return exactValue(name, toOneLine(text ?? ""), attributes);
}

/**
 * An element with a text that somebody compares sign by sign, such as a remittance: not changed at all.
 * @throws RangeError where XML cannot carry it
 */
export function exactValue(name: string, text: string, attributes: Record<string, string> = {}): string | null {
  if (text === "") return null;
  if (text.search(FORBIDDEN) >= 0 || LINE_SPACE.test(text)) throw new RangeError(`XML cannot carry this ${name}`);
  const marks = Object.entries(attributes).map(([key, mark]) => ` ${key}="${escapeText(mark)}"`);
  return `<${name}${marks.join("")}>${escapeText(text)}</${name}>`;
}

/**
 * Composed (NFC) and on one line. Characters XML cannot carry stand as U+FFFD, so that nobody overlooks them; marks that
 * turn the text around them are left out.
 */
export function toOneLine(text: string): string {
  return text
    .normalize("NFC")
    .replaceAll(/[\s\p{Zl}\p{Zp}\u0085]+/gu, " ")
    .replaceAll(FORBIDDEN, "\ufffd")
    .replaceAll(DIRECTION_MARKS, "")
    .trim();
}

/** Two blanks per level. Only for what this file wrote: an element holds elements or a text, and no text a bracket. */
export function indent(xml: string): string {
  let depth = 0;
  const lines = xml.replaceAll("><", ">\n<").split("\n");
  return lines
    .map((line) => {
      if (line.startsWith("</")) depth -= 1;
      const indented = `${"  ".repeat(depth)}${line}`;
      if (!line.includes("</") && !line.endsWith("/>") && !line.startsWith("<?")) depth += 1;
      return indented;
    })
    .join("\n");
}

function escapeText(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

function flatten(nodes: readonly Node[]): string {
  return nodes.map((node) => (Array.isArray(node) ? flatten(node) : node || "")).join("");
}
