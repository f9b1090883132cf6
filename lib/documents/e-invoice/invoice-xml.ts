import type { InvoiceDocument } from "#lib/domain/invoice.ts";
import { createMailLanguage, type MailLanguage } from "../mail/mail-language.ts";
import { allowance, taxBreakdown, totals } from "./amounts.ts";
import { assertWhole } from "./assert-whole.ts";
import { dayElement } from "./day.ts";
import { directionOf } from "./direction.ts";
import { lineItem } from "./line-item.ts";
import { notes } from "./notes.ts";
import { buyerParty, payeeParty, sellerParty, shipToParty } from "./parties.ts";
import { paymentMeans, paymentTerms, remittance } from "./payment.ts";
import { group, leaf, renderXml, type XmlElement } from "./xml.ts";
import { toXmlLine } from "./xml-text.ts";

const NAMESPACES = {
  "xmlns:rsm": "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
  "xmlns:qdt": "urn:un:unece:uncefact:data:standard:QualifiedDataType:100",
  "xmlns:ram": "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100",
  "xmlns:udt": "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100",
};

/** What one profile says that the other does not. */
export interface Profile {
  /** BT-24 */
  guideline: string;
  /** BT-23 */
  process: string | null;
  /** BT-10 */
  buyerReference: string | null;
}

/**
 * A document as UN/CEFACT Cross Industry Invoice D16B, in the terms of EN 16931; the order of elements is the schema's.
 * @throws RangeError where the document contradicts itself or lacks what the law wants of it
 */
export function renderInvoiceXml(document: InvoiceDocument, profile: Profile): string {
  assertWhole(document);
  const language = createMailLanguage(document.language);
  const content = [
    group(
      "rsm:ExchangedDocumentContext",
      group("ram:BusinessProcessSpecifiedDocumentContextParameter", leaf("ram:ID", profile.process)),
      group("ram:GuidelineSpecifiedDocumentContextParameter", leaf("ram:ID", profile.guideline)),
    ),
    group(
      "rsm:ExchangedDocument",
      leaf("ram:ID", toXmlLine(document.number)),
      leaf("ram:TypeCode", directionOf(document.kind).typeCode),
      dayElement("ram:IssueDateTime", document.issuedOn),
      notes(document, language),
    ),
    group(
      "rsm:SupplyChainTradeTransaction",
      document.lines.map((line) => lineItem(line, directionOf(document.kind).sign)),
      agreement(document, profile, language),
      // The schema wants this element even where nothing is known of the delivery.
      delivery(document) ?? { name: "ram:ApplicableHeaderTradeDelivery", attributes: {}, content: "" },
      settlement(document, language),
    ),
  ];
  const isThere = (child: XmlElement | null): child is XmlElement => child !== null;
  return renderXml({ name: "rsm:CrossIndustryInvoice", attributes: NAMESPACES, content: content.filter(isThere) });
}

function agreement({ seller, buyer, order }: InvoiceDocument, { buyerReference }: Profile, language: MailLanguage) {
  return group(
    "ram:ApplicableHeaderTradeAgreement",
    leaf("ram:BuyerReference", buyerReference === null ? null : toXmlLine(buyerReference)),
    sellerParty(seller, language),
    buyerParty(buyer),
    // BT-14: the number of an order is the shop's, not the buyer's.
    group("ram:SellerOrderReferencedDocument", leaf("ram:IssuerAssignedID", toXmlLine(order.number))),
  );
}

function delivery(document: InvoiceDocument): XmlElement | null {
  const { supply } = document;
  return group(
    "ram:ApplicableHeaderTradeDelivery",
    shipToParty(document),
    supply !== null && supply.from === supply.to
      ? group("ram:ActualDeliverySupplyChainEvent", dayElement("ram:OccurrenceDateTime", supply.to))
      : null,
  );
}

function settlement(document: InvoiceDocument, language: MailLanguage): XmlElement | null {
  const { supply, corrects } = document;
  const { sign } = directionOf(document.kind);
  return group(
    "ram:ApplicableHeaderTradeSettlement",
    remittance(document),
    leaf("ram:InvoiceCurrencyCode", "EUR"),
    payeeParty(document),
    paymentMeans(document, language),
    document.vat.map((rate) => taxBreakdown(rate, sign, language)),
    supply !== null && supply.from !== supply.to
      ? group(
          "ram:BillingSpecifiedPeriod",
          dayElement("ram:StartDateTime", supply.from),
          dayElement("ram:EndDateTime", supply.to),
        )
      : null,
    document.reductions.map((reduction) => allowance(reduction, sign, language)),
    paymentTerms(document, language),
    totals(document),
    corrects === null
      ? null
      : group(
          "ram:InvoiceReferencedDocument",
          leaf("ram:IssuerAssignedID", toXmlLine(corrects.number)),
          dayElement("ram:FormattedIssueDateTime", corrects.issuedOn, "qdt"),
        ),
  );
}
