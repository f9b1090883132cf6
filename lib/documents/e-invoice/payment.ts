import type { InvoiceDocument } from "#lib/domain/invoice.ts";
import type { DueRule } from "#lib/domain/payment-instructions.ts";
import type { MailLanguage } from "../mail/mail-language.ts";
import { dayElement } from "./day.ts";
import { group, leaf, type XmlElement } from "./xml.ts";
import { toExactText, toXmlLine } from "./xml-text.ts";

/** UNTDID 4461. The other one is for what is paid already or taken by debit: 59 would ask for details of the mandate. */
const SEPA_TRANSFER = "58";
const NOT_DEFINED = "1";

/** BT-83: without it, unchanged, the money is not matched. */
export function remittance({ instructions }: InvoiceDocument): XmlElement | null {
  return leaf("ram:PaymentReference", instructions && toExactText(instructions.remittance));
}

/** BG-16 and BG-17. XRechnung wants a means of payment in every document (BR-DE-1), so there is always one. */
export function paymentMeans(document: InvoiceDocument, language: MailLanguage): XmlElement | null {
  const { instructions } = document;
  const name = "ram:SpecifiedTradeSettlementPaymentMeans";
  if (instructions === null) {
    const words = leaf("ram:Information", sayMeans(document, language));
    return group(name, leaf("ram:TypeCode", NOT_DEFINED), words);
  }
  return group(
    name,
    leaf("ram:TypeCode", SEPA_TRANSFER),
    leaf("ram:Information", language.t("eInvoice.means.transfer")),
    group(
      "ram:PayeePartyCreditorFinancialAccount",
      leaf("ram:IBANID", compact(instructions.iban)),
      leaf("ram:AccountName", toXmlLine(instructions.owner)),
    ),
    group("ram:PayeeSpecifiedCreditorFinancialInstitution", leaf("ram:BICID", compact(instructions.bic))),
  );
}

function sayMeans({ kind, openCents, method }: InvoiceDocument, { t, method: nameOf }: MailLanguage): string {
  if (kind !== "invoice") return t("eInvoice.means.returned");
  return t(openCents === 0 ? "eInvoice.means.paid" : "eInvoice.means.other", { method: nameOf(method) });
}

/** BT-20, and BT-9 where the day is known. Only what is still open has terms (BR-CO-25). */
export function paymentTerms(document: InvoiceDocument, language: MailLanguage): XmlElement | null {
  const { instructions, openCents, method } = document;
  if (openCents === 0) return null;
  const name = "ram:SpecifiedTradePaymentTerms";
  if (instructions === null) {
    const words = language.t("eInvoice.terms.other", { method: language.method(method) });
    return group(name, leaf("ram:Description", words));
  }
  const { due } = instructions;
  return group(
    name,
    leaf("ram:Description", sayTerms(due, language)),
    due.kind === "afterDelivery" ? null : dayElement("ram:DueDateDateTime", due.day),
  );
}

function sayTerms(due: DueRule, { t, longDay }: MailLanguage): string {
  if (due.kind !== "afterDelivery") return t(`eInvoice.terms.${due.kind}`, { day: longDay(due.day) });
  const rule = due.delivery === "collection" ? "afterCollection" : "afterDispatch";
  return t(`eInvoice.terms.${rule}`, { days: due.days });
}

/** As banks write it electronically; null where the provider gave none. */
function compact(text: string | null): string {
  return toXmlLine(text ?? "").replace(/\s/gu, "");
}
