import type { InvoiceDocument } from "#lib/domain/invoice.ts";
import { renderInvoiceXml } from "./invoice-xml.ts";
import { toXmlLine } from "./xml-text.ts";

const EN_16931 = "urn:cen.eu:en16931:2017";
const XRECHNUNG = `${EN_16931}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0`;
const BILLING = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";

/**
 * `factur-x.xml` of ZUGFeRD 2.3 / Factur-X 1.07, profile EN 16931: UTF-8, the same for the same document.
 * @throws RangeError where the document contradicts itself or lacks what the law wants of it
 */
export function renderFacturX(document: InvoiceDocument): string {
  return renderInvoiceXml(document, { guideline: EN_16931, process: null, buyerReference: null });
}

/**
 * The same document as XRechnung 3.0, for whoever asks for it.
 * @param buyerReference BT-10: what the buyer finds it by, the "Leitweg-ID" of an authority
 * @throws RangeError as above, and where the reference is empty or the seller has no phone or mail address
 */
export function renderXRechnung(document: InvoiceDocument, { buyerReference }: { buyerReference: string }): string {
  const { phone, email } = document.seller;
  if (toXmlLine(buyerReference) === "") throw new RangeError("XRechnung needs a buyer reference");
  if ([phone, email, document.buyer.email].some((text) => toXmlLine(text) === "")) {
    throw new RangeError("XRechnung needs the seller's phone and both mail addresses");
  }
  return renderInvoiceXml(document, { guideline: XRECHNUNG, process: BILLING, buyerReference });
}
