import { escapeXml } from "./xml-text.ts";

/** One element. Its attributes come out in the order given, and nothing is ever left empty. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  content: string | readonly XmlElement[];
}

type Child = XmlElement | null | readonly (XmlElement | null)[];

/** An element that holds others; null where all of them are missing, so that no empty element is written. */
export function group(name: string, ...children: readonly Child[]): XmlElement | null {
  const content = children.flat().filter((child): child is XmlElement => child !== null);
  return content.length === 0 ? null : { name, attributes: {}, content };
}

/** An element that holds text; null where there is none. */
export function leaf(name: string, text: string | null, attributes: Record<string, string> = {}): XmlElement | null {
  return text === null || text === "" ? null : { name, attributes, content: text };
}

/** UTF-8 with two blanks per level: the same element gives the same bytes. */
export function renderXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderElement(root, "")}\n`;
}

function renderElement({ name, attributes, content }: XmlElement, indent: string): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const open = `${indent}<${name}${list.join("")}>`;
  if (typeof content === "string") return `${open}${escapeXml(content)}</${name}>`;
  const inner = content.map((child) => renderElement(child, `${indent}  `));
  return `${open}\n${inner.join("\n")}\n${indent}</${name}>`;
}
