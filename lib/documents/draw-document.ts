import { type InvoiceDocument, isForBusiness } from "#lib/domain/invoice.ts";
import { renderFacturX, renderXRechnung } from "./e-invoice/render-e-invoice.ts";
import { renderInvoicePdf } from "./invoice/render-invoice-pdf.ts";

/** Drawn at the same time by one process: fonts and pages take memory, and nobody waits long. */
const AT_ONCE = 2;
let busy = 0;
const waiting: (() => void)[] = [];

/**
 * One form of an issued document. pdf: for people, with the form for machines in it where the customer is a business; xml: an
 * XRechnung. The same document gives the same bytes.
 */
export async function drawDocument(document: InvoiceDocument, form: "pdf" | "xml"): Promise<Buffer> {
  if (form === "xml") return Buffer.from(renderXRechnung(document, { buyerReference: document.order.number }), "utf8");
  // Whoever waited takes over the place of the one that ends, so nobody can slip in between.
  if (busy >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else busy += 1;
  try {
    if (!isForBusiness(document)) return await renderInvoicePdf(document);
    return await renderInvoicePdf(document, { fileName: "factur-x.xml", content: renderFacturX(document) });
  } finally {
    const next = waiting.shift();
    if (next === undefined) busy -= 1;
    else next();
  }
}
