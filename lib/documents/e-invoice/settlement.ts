import type { InvoiceDocument, InvoiceReduction, VatCategory, VatGroup } from "#lib/domain/invoice.ts";
import type { MailLanguage } from "../mail/mail-language.ts";
import { amount, day, toDecimal } from "./amounts.ts";
import { compact } from "./parties.ts";
import { element, exactValue, type Node, toOneLine, value } from "./xml.ts";

/** Codes of the exemptions that have one (VATEX); the small business has a text alone. */
const EXEMPTION_CODES: Partial<Record<VatCategory, string>> = { K: "VATEX-EU-IC", AE: "VATEX-EU-AE", G: "VATEX-EU-G" };

/** Everything about money: BT-83, BG-10, BG-16 to BG-23, BT-9, BT-20, BG-22 and BG-3. */
export function settlement(document: InvoiceDocument, language: MailLanguage, sign: 1 | -1): Node {
  const { instructions, supply, vat, reductions, corrects } = document;
  return element(
    "ram:ApplicableHeaderTradeSettlement",
    exactValue("ram:PaymentReference", instructions?.remittance ?? ""),
    value("ram:InvoiceCurrencyCode", "EUR"),
    element("ram:PayeeTradeParty", value("ram:Name", payeeOf(document))),
    paymentMeans(document, language),
    vat.map((group) => tradeTax(group, language, sign)),
    supply === null || supply.from === supply.to
      ? null
      : element("ram:BillingSpecifiedPeriod", day("ram:StartDateTime", supply.from), day("ram:EndDateTime", supply.to)),
    reductions.map((reduction) => allowance(reduction, language, sign)),
    paymentTerms(document, language),
    summation(document, sign),
    corrects === null
      ? null
      : element(
          "ram:InvoiceReferencedDocument",
          value("ram:IssuerAssignedID", corrects.number),
          day("ram:FormattedIssueDateTime", corrects.issuedOn, "qdt"),
        ),
  );
}

/** BG-10, only where the money goes to somebody other than the seller (BR-17). */
function payeeOf({ instructions, seller }: InvoiceDocument): string | null {
  const owner = toOneLine(instructions?.owner ?? "");
  return owner === toOneLine(seller.legalName) ? null : owner;
}

/** 58: SEPA transfer, with the account; 1: settled or taken otherwise, where no account is to be named. */
function paymentMeans(document: InvoiceDocument, { t, method }: MailLanguage): Node {
  const { instructions, openCents } = document;
  const name = "ram:SpecifiedTradeSettlementPaymentMeans";
  if (instructions === null) {
    const words =
      openCents === 0 ? t("eInvoice.settled") : t("eInvoice.otherwise", { method: method(document.method) });
    return element(name, value("ram:TypeCode", "1"), value("ram:Information", words));
  }
  const { iban, owner, bic } = instructions;
  return element(
    name,
    value("ram:TypeCode", "58"),
    element(
      "ram:PayeePartyCreditorFinancialAccount",
      value("ram:IBANID", compact(iban)),
      value("ram:AccountName", owner),
    ),
    element("ram:PayeeSpecifiedCreditorFinancialInstitution", value("ram:BICID", compact(bic ?? ""))),
  );
}

function tradeTax({ category, rate, netCents, vatCents }: VatGroup, { t }: MailLanguage, sign: 1 | -1): Node {
  return element(
    "ram:ApplicableTradeTax",
    amount("ram:CalculatedAmount", sign * vatCents),
    value("ram:TypeCode", "VAT"),
    value("ram:ExemptionReason", category === "S" ? null : t(`eInvoice.exemption.${category}`)),
    amount("ram:BasisAmount", sign * netCents),
    value("ram:CategoryCode", category),
    value("ram:ExemptionReasonCode", EXEMPTION_CODES[category] ?? null),
    value("ram:RateApplicablePercent", String(rate)),
  );
}

function allowance(reduction: InvoiceReduction, { t }: MailLanguage, sign: 1 | -1): Node {
  const { reason, netCents, vatRate, category } = reduction;
  return element(
    "ram:SpecifiedTradeAllowanceCharge",
    element("ram:ChargeIndicator", value("udt:Indicator", "false")),
    amount("ram:ActualAmount", sign * netCents),
    value("ram:Reason", toOneLine(reason) || t("eInvoice.reduction")),
    element(
      "ram:CategoryTradeTax",
      value("ram:TypeCode", "VAT"),
      value("ram:CategoryCode", category),
      value("ram:RateApplicablePercent", String(vatRate)),
    ),
  );
}

/** A day where there is one, and the rule in words; there is one as long as something is open (BR-CO-25). */
function paymentTerms({ instructions, openCents, method }: InvoiceDocument, language: MailLanguage): Node {
  const { t, longDay } = language;
  if (openCents === 0) return null;
  if (instructions === null) {
    const text = t("eInvoice.otherwise", { method: language.method(method) });
    return element("ram:SpecifiedTradePaymentTerms", value("ram:Description", text));
  }
  const { due } = instructions;
  if (due.kind === "afterDelivery") {
    const rule = due.delivery === "collection" ? "dueAfterCollection" : "dueAfterDispatch";
    const text = t(`mail.facts.${rule}`, { days: due.days });
    return element("ram:SpecifiedTradePaymentTerms", value("ram:Description", text));
  }
  return element(
    "ram:SpecifiedTradePaymentTerms",
    value("ram:Description", t("eInvoice.dueOn", { date: longDay(due.day) })),
    day("ram:DueDateDateTime", due.day),
  );
}

/** BG-22. Of a corrected amount nothing is left to be paid: what goes back is told as paid. */
function summation(document: InvoiceDocument, sign: 1 | -1): Node {
  const { lines, reductions, netCents, vatCents, totalCents, paidCents, openCents } = document;
  const sum = (entries: readonly { netCents: number }[]) => entries.reduce((total, entry) => total + entry.netCents, 0);
  return element(
    "ram:SpecifiedTradeSettlementHeaderMonetarySummation",
    amount("ram:LineTotalAmount", sign * sum(lines)),
    reductions.length === 0 ? null : amount("ram:AllowanceTotalAmount", sign * sum(reductions)),
    amount("ram:TaxBasisTotalAmount", sign * netCents),
    value("ram:TaxTotalAmount", toDecimal(sign * vatCents), { currencyID: "EUR" }),
    amount("ram:GrandTotalAmount", sign * totalCents),
    paidCents === 0 ? null : amount("ram:TotalPrepaidAmount", sign * paidCents),
    amount("ram:DuePayableAmount", sign * openCents),
  );
}
