import type { InvoiceDocument, InvoiceReduction, VatCategory, VatGroup } from "#lib/domain/invoice.ts";
import type { MailLanguage } from "../mail/mail-language.ts";
import { amount, day, toDecimal } from "./amounts.ts";
import { element, type Node, value } from "./xml.ts";

/** Codes of the exemptions that have one (VATEX); the small business has a text alone. */
const EXEMPTION_CODES: Partial<Record<VatCategory, string>> = { K: "VATEX-EU-IC", AE: "VATEX-EU-AE", G: "VATEX-EU-G" };

/** Everything about money: BT-83, BG-10, BG-16 to BG-23, BT-9, BT-20, BG-22 and BG-3. */
export function settlement(document: InvoiceDocument, language: MailLanguage, sign: 1 | -1): Node {
  const { instructions, supply, vat, reductions, corrects } = document;
  return element(
    "ram:ApplicableHeaderTradeSettlement",
    value("ram:PaymentReference", instructions?.remittance ?? null),
    value("ram:InvoiceCurrencyCode", "EUR"),
    element("ram:PayeeTradeParty", value("ram:Name", instructions?.owner ?? null)),
    paymentMeans(document, language),
    vat.map((group) => tradeTax(group, language, sign)),
    supply === null || supply.from === supply.to
      ? null
      : element("ram:BillingSpecifiedPeriod", day("ram:StartDateTime", supply.from), day("ram:EndDateTime", supply.to)),
    reductions.map((reduction) => allowance(reduction, sign)),
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

/** 58: SEPA transfer, with the account; 1: settled or taken otherwise, where no account is to be named. */
function paymentMeans({ instructions }: InvoiceDocument, { t }: MailLanguage): Node {
  const name = "ram:SpecifiedTradeSettlementPaymentMeans";
  if (instructions === null) {
    return element(name, value("ram:TypeCode", "1"), value("ram:Information", t("eInvoice.settled")));
  }
  const { iban, owner, bic } = instructions;
  return element(
    name,
    value("ram:TypeCode", "58"),
    element("ram:PayeePartyCreditorFinancialAccount", value("ram:IBANID", iban), value("ram:AccountName", owner)),
    element("ram:PayeeSpecifiedCreditorFinancialInstitution", value("ram:BICID", bic)),
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

function allowance({ reason, netCents, vatRate, category }: InvoiceReduction, sign: 1 | -1): Node {
  return element(
    "ram:SpecifiedTradeAllowanceCharge",
    element("ram:ChargeIndicator", value("udt:Indicator", "false")),
    amount("ram:ActualAmount", sign * netCents),
    value("ram:Reason", reason),
    element(
      "ram:CategoryTradeTax",
      value("ram:TypeCode", "VAT"),
      value("ram:CategoryCode", category),
      value("ram:RateApplicablePercent", String(vatRate)),
    ),
  );
}

/** A day where there is one, and the rule in words. */
function paymentTerms({ instructions }: InvoiceDocument, { t, longDay }: MailLanguage): Node {
  if (instructions === null) return null;
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
  const taken = sum(reductions);
  return element(
    "ram:SpecifiedTradeSettlementHeaderMonetarySummation",
    amount("ram:LineTotalAmount", sign * sum(lines)),
    taken === 0 ? null : amount("ram:AllowanceTotalAmount", sign * taken),
    amount("ram:TaxBasisTotalAmount", sign * netCents),
    value("ram:TaxTotalAmount", toDecimal(sign * vatCents), { currencyID: "EUR" }),
    amount("ram:GrandTotalAmount", sign * totalCents),
    paidCents === 0 ? null : amount("ram:TotalPrepaidAmount", sign * paidCents),
    amount("ram:DuePayableAmount", sign * openCents),
  );
}
