import type { Cents } from "#lib/domain/money.ts";
import type { PaymentInstructions } from "#lib/domain/payment.ts";
import type { Fact, FactName, GirocodePicture, TransferBlock } from "./letter.ts";
import type { MailLanguage } from "./mail-language.ts";
import { toOneLine, toPlainSpaces } from "./one-line.ts";

export interface Transfer {
  instructions: PaymentInstructions;
  /** What is still to be paid. */
  amountCents: Cents;
  /** A day or a rule, in words. */
  due: { label: string; value: string };
  /** Null when the details give no valid code. */
  picture: GirocodePicture | null;
}

/** Bank details as every part of the mail shows them. What the provider did not give is left out. */
export function toTransferBlock(
  { t, money }: MailLanguage,
  { instructions, amountCents, due, picture }: Transfer,
  words: { title: string; hints: string[]; amountLabel?: string; noPicture?: string },
): TransferBlock {
  const { owner, iban, bic, bankName, remittance } = instructions;
  const rows: [FactName, string, string | null][] = [
    ["amount", words.amountLabel ?? t("mail.facts.amount"), toPlainSpaces(money(amountCents))],
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

/** What an inbox shows of the transfer: enough to recognise it, too little to copy it. */
export function toTransferPreheader({ t }: MailLanguage, { iban, remittance }: PaymentInstructions): string {
  return t("mail.transfer.preheader", { ending: iban.slice(-4), purpose: toOneLine(remittance) });
}
