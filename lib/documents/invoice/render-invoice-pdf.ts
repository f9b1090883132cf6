import type { InvoiceDocument } from "#lib/domain/invoice.ts";
import { drawFooters, drawLetterhead } from "./letterhead.ts";
import { drawLineTable } from "./line-table.ts";
import { attachXml, closePaper, openPaper } from "./paper.ts";
import { drawPaymentBox } from "./payment-box.ts";
import { drawTotals } from "./totals.ts";
import { createWords } from "./words.ts";

/**
 * An issued document on A4, tagged, in the structure of PDF/A-3. The same document gives the same bytes; nothing is fetched,
 * and no clock is asked.
 * @param xml the form for machines, embedded for those who read it
 */
export async function renderInvoicePdf(
  document: InvoiceDocument,
  xml?: { fileName: "factur-x.xml"; content: string },
): Promise<Buffer> {
  const paper = openPaper(document, document.number);
  const words = createWords(document.language, paper);
  paper.doc.addPage();
  let y = drawLetterhead(paper, words, document);
  y = drawLineTable(paper, words, document, y);
  y = drawTotals(paper, words, document, y);
  drawPaymentBox(paper, words, document, y);
  drawFooters(paper, words, document);
  if (xml !== undefined) attachXml(paper, xml, document.issuedOn);
  return closePaper(paper);
}
