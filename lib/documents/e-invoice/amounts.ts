import type { InvoiceDocument, InvoiceReduction, VatCategory, VatGroup } from "#lib/domain/invoice.ts";
import type { MailLanguage } from "../mail/mail-language.ts";
import { toAmount, toPercent } from "./decimal.ts";
import { directionOf } from "./direction.ts";
import { group, leaf, type XmlElement } from "./xml.ts";
import { toXmlLine } from "./xml-text.ts";

/** BT-121, where the Union's list has a code; it has none for a small business in Germany. */
const EXEMPTION_CODES: Record<Exclude<VatCategory, "S">, string | null> = {
  E: null,
  K: "VATEX-EU-IC",
  AE: "VATEX-EU-AE",
  G: "VATEX-EU-G",
};

/** BG-23: one rate, with the reason where no tax is charged. */
export function taxBreakdown({ category, rate, netCents, vatCents }: VatGroup, sign: 1 | -1, { t }: MailLanguage) {
  const reason = category === "S" ? null : t(`eInvoice.exemption.${category}`);
  return group(
    "ram:ApplicableTradeTax",
    leaf("ram:CalculatedAmount", toAmount(sign * vatCents)),
    leaf("ram:TypeCode", "VAT"),
    leaf("ram:ExemptionReason", reason),
    leaf("ram:BasisAmount", toAmount(sign * netCents)),
    leaf("ram:CategoryCode", category),
    leaf("ram:ExemptionReasonCode", category === "S" ? null : EXEMPTION_CODES[category]),
    leaf("ram:RateApplicablePercent", toPercent(rate)),
  );
}

/** BG-20: a reduction of the whole document, net. */
export function allowance(reduction: InvoiceReduction, sign: 1 | -1, { t }: MailLanguage): XmlElement | null {
  return group(
    "ram:SpecifiedTradeAllowanceCharge",
    group("ram:ChargeIndicator", leaf("udt:Indicator", "false")),
    leaf("ram:ActualAmount", toAmount(sign * reduction.netCents)),
    leaf("ram:Reason", toXmlLine(reduction.reason) || t("eInvoice.reduction")),
    group(
      "ram:CategoryTradeTax",
      leaf("ram:TypeCode", "VAT"),
      leaf("ram:CategoryCode", reduction.category),
      leaf("ram:RateApplicablePercent", toPercent(reduction.vatRate)),
    ),
  );
}

/** BG-22. What was paid, or given back already, is BT-113; BT-115 is what is left. */
export function totals(document: InvoiceDocument): XmlElement | null {
  const { lines, reductions, netCents, vatCents, totalCents, paidCents } = document;
  const { sign } = directionOf(document.kind);
  const amount = (cents: number) => toAmount(sign * cents);
  return group(
    "ram:SpecifiedTradeSettlementHeaderMonetarySummation",
    leaf("ram:LineTotalAmount", amount(sumNet(lines))),
    leaf("ram:AllowanceTotalAmount", reductions.length === 0 ? null : amount(sumNet(reductions))),
    leaf("ram:TaxBasisTotalAmount", amount(netCents)),
    leaf("ram:TaxTotalAmount", amount(vatCents), { currencyID: "EUR" }),
    leaf("ram:GrandTotalAmount", amount(totalCents)),
    leaf("ram:TotalPrepaidAmount", paidCents === 0 ? null : amount(paidCents)),
    leaf("ram:DuePayableAmount", amount(totalCents - paidCents)),
  );
}

function sumNet(entries: readonly { netCents: number }[]): number {
  return entries.reduce((sum, { netCents }) => sum + netCents, 0);
}
