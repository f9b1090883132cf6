import { readFileSync } from "node:fs";
import { join } from "node:path";
import PDFDocument from "pdfkit";
import type { InvoiceDocument } from "#lib/domain/invoice.ts";

/** Millimetres in points. */
export const mm = (length: number) => (length * 72) / 25.4;

export const PAGE = { width: 595.28, height: 841.89 };
/** Where text stands: 25 mm from the left, 20 mm from the right. */
export const LEFT = mm(25);
export const WIDTH = PAGE.width - LEFT - mm(20);
/** Nothing of the text stands below; the footer does. */
export const BOTTOM = PAGE.height - mm(28.5);
/** Where the text of a further page begins. */
export const TOP = mm(25);

/** The shop's tokens on paper. */
export const INK = "#2b1d13";
export const SOFT = "#5c4939";
export const LINE = "#dccdb5";
export const EMBER = "#a63f15";

export type Weight = "Regular" | "Medium" | "SemiBold";

/** A structure of the tagged document; the types of the library do not know it yet. */
export interface Tag {
  add(child: Tag | (() => void)): Tag;
  end(): void;
}

export interface Paper {
  doc: PDFKit.PDFDocument;
  /** The whole document. */
  root: Tag;
  /** Adds an element with content below another one. */
  tag(parent: Tag, type: string, draw: () => void, options?: { alt?: string; scope?: "Column" | "Row" }): void;
  /** Adds an element for others to be put into. */
  open(parent: Tag, type: string): Tag;
  /** Draws what is not part of what is read aloud. */
  artifact(draw: () => void): void;
  /** The letters the font has; others stand as a question mark, so that nobody overlooks them. */
  legible(text: string): string;
}

interface Structured {
  struct(type: string, options: object, children?: (() => void)[]): Tag;
  addStructure(tag: Tag): void;
  markContent(tag: string, options?: object): void;
  endMarkedContent(): void;
  file(content: Buffer, options: object): void;
  appendXML(xml: string): void;
  _font: { font: { hasGlyphForCodePoint(code: number): boolean } };
}

const FOLDER = join(process.cwd(), "node_modules", "geist", "dist", "fonts", "geist-sans");
const fonts = new Map<Weight, Buffer>();

function readFont(weight: Weight): Buffer {
  const known = fonts.get(weight) ?? readFileSync(join(FOLDER, `Geist-${weight}.ttf`));
  fonts.set(weight, known);
  return known;
}

/**
 * An empty tagged document for the archive (PDF/A-3a), whose bytes depend on its content alone: the day of issue stands for
 * every time in it.
 */
export function openPaper(document: Pick<InvoiceDocument, "issuedOn" | "language" | "seller">, title: string): Paper {
  const at = new Date(`${document.issuedOn}T12:00:00Z`);
  const options = {
    ...{ size: "A4", margin: 0, autoFirstPage: false, bufferPages: true, displayTitle: true, compress: true },
    ...{ subset: "PDF/A-3a", pdfVersion: "1.7", tagged: true, lang: document.language === "de" ? "de-DE" : "en-IE" },
    info: {
      Title: title,
      Author: document.seller.legalName,
      Creator: document.seller.shopName,
      CreationDate: at,
      ModDate: at,
    },
    font: readFont("Regular") as unknown as string,
  };
  const doc = new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions);
  for (const weight of ["Regular", "Medium", "SemiBold"] as const) doc.registerFont(weight, readFont(weight));
  doc.font("Regular");
  const structured = doc as unknown as Structured;
  const root = structured.struct("Document", {});
  structured.addStructure(root);
  const has = (code: number) => structured._font.font.hasGlyphForCodePoint(code);
  return {
    doc,
    root,
    tag(parent, type, draw, marks = {}) {
      parent.add(structured.struct(type, marks, [draw]));
    },
    open(parent, type) {
      const tag = structured.struct(type, {});
      parent.add(tag);
      return tag;
    },
    artifact(draw) {
      structured.markContent("Artifact", { type: "Layout" });
      draw();
      structured.endMarkedContent();
    },
    legible: (text) =>
      Array.from(text.normalize("NFC"), (sign) => (has(sign.codePointAt(0) ?? 0) ? sign : "?")).join(""),
  };
}

/** Puts the form for machines into the document, as Factur-X and ZUGFeRD want it. */
export function attachXml(paper: Paper, xml: { fileName: string; content: string }, issuedOn: string): void {
  const at = new Date(`${issuedOn}T12:00:00Z`);
  const structured = paper.doc as unknown as Structured;
  structured.file(Buffer.from(xml.content, "utf8"), {
    ...{ name: xml.fileName, type: "text/xml", relationship: "Alternative", description: "Factur-X/ZUGFeRD" },
    ...{ creationDate: at, modifiedDate: at },
  });
  structured.appendXML(toFacturXMetadata(xml.fileName));
}

/** The bytes, once everything is drawn. */
export async function closePaper({ doc, root }: Paper): Promise<Buffer> {
  root.end();
  const chunks: Buffer[] = [];
  const done = new Promise<void>((resolve, reject) => {
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", resolve);
    doc.on("error", reject);
  });
  doc.end();
  await done;
  return Buffer.concat(chunks);
}

/** Says what the attachment is, and what these words mean: PDF/A wants every word of its metadata explained. */
function toFacturXMetadata(fileName: string): string {
  const property = (name: string, text: string) =>
    `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${name}</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>${text}</pdfaProperty:description></rdf:li>`;
  return `
<rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">
  <fx:DocumentType>INVOICE</fx:DocumentType><fx:DocumentFileName>${fileName}</fx:DocumentFileName>
  <fx:Version>1.0</fx:Version><fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>fx</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq>${property("DocumentFileName", "name of the embedded XML invoice file")}${property("DocumentType", "INVOICE")}${property("Version", "version of the XML schema")}${property("ConformanceLevel", "conformance level of the XML data")}</rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;
}
