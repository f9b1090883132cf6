import type { InvoiceDocument } from "#lib/domain/invoice.ts";
import type { MailLanguage } from "../mail/mail-language.ts";
import { group, leaf, type XmlElement } from "./xml.ts";
import { toXmlLine } from "./xml-text.ts";

/** UNTDID 4451: factor assignment clause, general information. */
const ASSIGNMENT = "ACC";
const GENERAL = "AAI";

/** BG-1: to whom the claim was assigned, and what a document takes back and why. */
export function notes(document: InvoiceDocument, language: MailLanguage): (XmlElement | null)[] {
  return [note(ASSIGNMENT, sayAssignment(document, language)), note(GENERAL, sayCorrection(document, language))];
}

function note(subject: string, text: string): XmlElement | null {
  if (text === "") return null;
  return group("ram:IncludedNote", leaf("ram:Content", text), leaf("ram:SubjectCode", subject));
}

function sayAssignment({ isAssigned, instructions, payeeName }: InvoiceDocument, { t }: MailLanguage): string {
  if (!isAssigned) return "";
  const payee = toXmlLine(payeeName);
  if (instructions === null) return t("eInvoice.assigned", { payee });
  return t("eInvoice.assignment", { payee, owner: toXmlLine(instructions.owner), iban: toXmlLine(instructions.iban) });
}

function sayCorrection({ kind, corrects, reason }: InvoiceDocument, { t, longDay }: MailLanguage): string {
  if (kind === "invoice" || corrects === null) return "";
  const what = t(`eInvoice.${kind}`, { number: toXmlLine(corrects.number), day: longDay(corrects.issuedOn) });
  const why = toXmlLine(reason ?? "");
  return why === "" ? what : `${what} ${t("eInvoice.reason", { reason: why })}`;
}
