import type { BankDetails } from "#lib/domain/payment.ts";
import type { PaymentInstructions } from "#lib/domain/payment-instructions.ts";
import type { Fact, FactName, GirocodePicture, TransferBlock } from "./letter.ts";
import type { MailLanguage } from "./mail-language.ts";
import { toOneLine, toPlainSpaces } from "./one-line.ts";

interface TransferWords {
  title: string;
  hints: string[];
  amountLabel?: string;
  noPicture?: string;
}

/**
 * Bank details as every part of the mail shows them. What the provider did not give is left out.
 * @param picture null when the details give no valid code
 */
export function toTransferBlock(
  language: MailLanguage,
  instructions: PaymentInstructions,
  picture: GirocodePicture | null,
  words: TransferWords,
): TransferBlock {
  const { t, money } = language;
  const { owner, iban, bic, bankName, remittance, openCents } = instructions;
  const due = sayDue(language, instructions);
  const rows: [FactName, string, string | null][] = [
    ["amount", words.amountLabel ?? t("mail.facts.amount"), toPlainSpaces(money(openCents))],
    ["due", due.label, due.value],
    ["owner", t("mail.facts.payee"), owner],
    ["iban", t("mail.facts.iban"), iban.replace(/\s/gu, "")],
    ["purpose", t("mail.facts.purpose"), remittance],
    ["bic", t("mail.facts.bic"), bic],
    ["bankname", t("mail.facts.bank"), bankName],
  ];
  const facts = rows.flatMap(([name, label, value]): Fact[] =>
    value === null || value.trim() === "" ? [] : [{ name, label, value: toOneLine(value) }],
  );
  const noPicture = words.noPicture ?? t("mail.transfer.noQr");
  return {
    kind: "transfer",
    title: words.title,
    facts,
    picture:
      picture === null
        ? null
        : {
            source: picture,
            alt: t("mail.transfer.qrAlt", { facts: facts.map((fact) => `${fact.label}: ${fact.value}`).join(", ") }),
          },
    pictureHint:
      picture === null
        ? { html: noPicture, text: noPicture }
        : { html: t("mail.transfer.scan"), text: t("mail.transfer.textWithQr", { file: picture.fileName }) },
    hints: [t("mail.transfer.keepPurpose"), t("mail.transfer.payee", { payee: toOneLine(owner) }), ...words.hints],
  };
}

/** A day, or the rule while no day is known. */
function sayDue({ t, longDay }: MailLanguage, { due }: PaymentInstructions): { label: string; value: string } {
  switch (due.kind) {
    case "by":
      return { label: t("mail.facts.due"), value: longDay(due.day) };
    case "on":
      return { label: t("mail.dispatched.dueLabel"), value: longDay(due.day) };
    case "afterDelivery": {
      const rule = due.delivery === "collection" ? "dueAfterCollection" : "dueAfterDispatch";
      return { label: t("mail.facts.dueLater"), value: t(`mail.facts.${rule}`, { days: due.days }) };
    }
  }
}

/** What an inbox shows of the transfer: enough to recognise it, too little to copy it. */
export function toTransferPreheader({ t }: MailLanguage, { iban, remittance }: BankDetails): string {
  return t("mail.transfer.preheader", { ending: iban.slice(-4), purpose: toOneLine(remittance) });
}
