import type { InvoiceDocument } from "#lib/domain/invoice.ts";
import { createMailLanguage, type MailLanguage } from "../mail/mail-language.ts";
import { day } from "./amounts.ts";
import { assertWhole } from "./assert-whole.ts";
import { lineItem } from "./lines.ts";
import { buyerParty, sellerParty, shipTo } from "./parties.ts";
import { settlement } from "./settlement.ts";
import { element, indent, type Node, toOneLine, value } from "./xml.ts";

const FACTUR_X = "urn:cen.eu:en16931:2017";
const XRECHNUNG = `${FACTUR_X}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0`;
const BILLING = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";

const NAMESPACES = [
  'xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"',
  'xmlns:qdt="urn:un:unece:uncefact:data:standard:QualifiedDataType:100"',
  'xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"',
  'xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"',
].join(" ");

interface Profile {
  guideline: string;
  process: string | null;
  /** BT-10: by what the buyer knows the invoice. */
  buyerReference: string | null;
}

/**
 * The document as EN 16931 in the syntax CII, the way Factur-X and ZUGFeRD embed it. The same document gives the same text.
 * @throws RangeError where the document contradicts itself or lacks what the law wants of it
 */
export function renderFacturX(document: InvoiceDocument): string {
  return render(document, { guideline: FACTUR_X, process: null, buyerReference: null });
}

/**
 * The same as an XRechnung 3.0.
 * @param buyerReference BT-10, which public customers call Leitweg-ID
 * @throws RangeError as above, and where the reference, the seller's phone or a mail address is missing
 */
export function renderXRechnung(document: InvoiceDocument, { buyerReference }: { buyerReference: string }): string {
  const wanted = [buyerReference, document.seller.phone, document.seller.email, document.buyer.email];
  if (wanted.some((text) => toOneLine(text) === "")) {
    throw new RangeError("XRechnung needs a buyer reference, the seller's phone and both mail addresses");
  }
  return render(document, { guideline: XRECHNUNG, process: BILLING, buyerReference });
}

/**
 * BT-3. 380: invoice. 381: a credit note, which grants a part of an invoice back; its code turns positive amounts round for
 * every reader. 384: a corrected invoice, which does away with an earlier one; its code says nothing about the direction, so
 * its quantities are negative (prices never are, BR-27). Both name the invoice in BT-25 (R-EINV-05).
 */
const TYPE_CODES = { invoice: "380", correction: "381", cancellation: "384" } as const;

function render(document: InvoiceDocument, profile: Profile): string {
  assertWhole(document);
  const language = createMailLanguage(document.language);
  const sign = document.kind === "cancellation" ? -1 : 1;
  const content = [
    element(
      "rsm:ExchangedDocumentContext",
      element("ram:BusinessProcessSpecifiedDocumentContextParameter", value("ram:ID", profile.process)),
      element("ram:GuidelineSpecifiedDocumentContextParameter", value("ram:ID", profile.guideline)),
    ),
    element(
      "rsm:ExchangedDocument",
      value("ram:ID", document.number),
      value("ram:TypeCode", TYPE_CODES[document.kind]),
      day("ram:IssueDateTime", document.issuedOn),
      notes(document, language),
    ),
    element(
      "rsm:SupplyChainTradeTransaction",
      document.lines.map((line) => lineItem(line, sign)),
      agreement(document, profile),
      delivery(document),
      settlement(document, language, sign),
    ),
  ];
  const body = `<rsm:CrossIndustryInvoice ${NAMESPACES}>${content.join("")}</rsm:CrossIndustryInvoice>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${indent(body)}\n`;
}

/**
 * BT-22, with BT-21 where a code says what it is about (UNTDID 4451: factor assignment clause): who may be paid, as long as
 * an account is named, why something was taken back, and when goods follow.
 */
function notes(document: InvoiceDocument, { t }: MailLanguage): Node {
  const { isAssigned, instructions, payeeName, supply, kind } = document;
  const reason = toOneLine(document.reason ?? "");
  const isNamed = isAssigned && instructions !== null;
  return [
    isNamed ? note(t("eInvoice.assigned", { payee: toOneLine(payeeName) }), "ACC") : null,
    reason === "" ? null : note(t("eInvoice.reason", { reason })),
    supply === null && kind === "invoice" ? note(t("eInvoice.supplyFollows")) : null,
  ];
}

function note(text: string, subject: string | null = null): Node {
  return element("ram:IncludedNote", value("ram:Content", text), value("ram:SubjectCode", subject));
}

function agreement(document: InvoiceDocument, { buyerReference }: Profile): Node {
  return element(
    "ram:ApplicableHeaderTradeAgreement",
    value("ram:BuyerReference", buyerReference),
    sellerParty(document.seller),
    buyerParty(document.buyer),
    element("ram:SellerOrderReferencedDocument", value("ram:IssuerAssignedID", document.order.number)),
  );
}

/** Always there, if need be empty: the schema wants it. */
function delivery({ supply, buyer, vat }: InvoiceDocument): Node {
  const name = "ram:ApplicableHeaderTradeDelivery";
  const isWithinUnion = vat.some(({ category }) => category === "K");
  const event =
    supply === null ? null : element("ram:ActualDeliverySupplyChainEvent", day("ram:OccurrenceDateTime", supply.to));
  return element(name, isWithinUnion ? shipTo(buyer) : null, event) ?? `<${name}/>`;
}
