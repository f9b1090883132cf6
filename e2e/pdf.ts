import { type PDFiumDocument, PDFiumLibrary } from "@hyzyla/pdfium";
import sharp from "sharp";

let library: Promise<PDFiumLibrary> | null = null;

async function withPdf<T>(pdf: Uint8Array, read: (document: PDFiumDocument) => Promise<T>): Promise<T> {
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(pdf);
  try {
    return await read(document);
  } finally {
    document.destroy();
  }
}

/** The text of all pages, as somebody would copy it. */
export function readPdf(pdf: Uint8Array): Promise<string> {
  return withPdf(pdf, async (document) => {
    const texts = [...document.pages()].map((page) => page.getText());
    return texts.join(" ").replace(/\s+/g, " ");
  });
}

/** A page as a picture, as a printer of so many dots per inch would see it. */
export function printPdf(pdf: Uint8Array, page: number, dpi: number): Promise<Buffer> {
  return withPdf(pdf, async (document) => {
    const { data, width, height } = await document.getPage(page).render({ scale: dpi / 72, render: "bitmap" });
    return sharp(Buffer.from(data), { raw: { width, height, channels: 4 } })
      .flatten({ background: "#ffffff" })
      .png()
      .toBuffer();
  });
}
