import { type Charge, toCharge } from "#lib/domain/charge.ts";
import { accountInText } from "#lib/domain/funding.ts";
import { type MandateTerms, writeMandate } from "#lib/domain/mandate.ts";
import { closeContract } from "./close-contract.ts";
import type { Block, FactsBlock, Message } from "./letter.ts";
import type { MailLanguage } from "./mail-language.ts";
import { greet, type Occasion, openOrder, say } from "./occasion.ts";
import { toCustomerLine, toOneLine } from "./one-line.ts";
import { toOrderBlock } from "./order-block.ts";
import { toPickupBlocks } from "./pickup-block.ts";

/**
 * Acceptance of an order whose money is taken from the customer's account: announces amount, day and mandate, and asks
 * for nothing.
 * @throws when the merchant has no mandate text any more: without it nothing can be announced
 */
export function writeCharge(occasion: Occasion): Message {
  const { language, order, mandateTerms } = occasion;
  const { t } = language;
  const { funding, mandate, status } = order.payment;
  const charge = toCharge(order, mandateTerms);
  if (charge === null || funding === null || mandateTerms === null) {
    throw new Error(`order ${order.number} is paid from an account, and there are no mandate terms`);
  }
  const words = writeMandate(mandateTerms, { funding, mandate }, language.locale);
  const values = {
    number: order.number,
    amount: language.money(charge.amountCents),
    date: language.shortDay(charge.day),
    account: accountInText(funding),
  };
  const next = order.delivery === "collection" ? "nextCollection" : "nextShipping";
  return {
    subject: t("mail.charge.subject", values),
    preheader: t("mail.charge.preheader", values),
    heading: t("mail.charge.heading"),
    blocks: [
      greet(occasion),
      say(t("mail.charge.accepted", values)),
      say(t("mail.charge.notice", values)),
      toFacts(language, charge, mandateTerms),
      say(status === "pending" ? t("mail.charge.pending") : t(`mail.paymentReceived.${next}`)),
      openOrder(occasion),
      ...toPickupBlocks(occasion),
      { kind: "heading", text: words.title },
      ...words.paragraphs.map((paragraph): Block => say(toCustomerLine(paragraph))),
      ...closeContract(occasion),
    ],
  };
}

/** The order is on disk, the provider has not answered. */
export function writeChargeReceived(occasion: Occasion): Message {
  const { language, order, profile } = occasion;
  const { t } = language;
  const values = { number: order.number, amount: language.money(order.totalCents) };
  return {
    subject: t("mail.chargeReceived.subject", values),
    preheader: t("mail.received.preheader"),
    heading: t("mail.chargeReceived.heading"),
    blocks: [
      greet(occasion),
      say(t("mail.received.text", values)),
      say(t("mail.chargeReceived.wait")),
      say(t("mail.received.page")),
      openOrder(occasion),
      toOrderBlock(language, order, profile),
    ],
  };
}

/** What the bank left open at first is settled. */
export function writeChargeConfirmed(occasion: Occasion): Message {
  const { language, order } = occasion;
  const { t } = language;
  const values = { number: order.number, amount: language.money(order.totalCents) };
  const next = order.delivery === "collection" ? "nextCollection" : "nextShipping";
  return {
    subject: t("mail.chargeConfirmed.subject", values),
    preheader: t("mail.chargeConfirmed.preheader"),
    heading: t("mail.chargeConfirmed.heading"),
    blocks: [
      greet(occasion),
      say(t("mail.chargeConfirmed.text", values)),
      say(t(`mail.paymentReceived.${next}`)),
      ...toPickupBlocks(occasion),
      openOrder(occasion),
    ],
  };
}

function toFacts({ t, money, longDay }: MailLanguage, charge: Charge, terms: MandateTerms): FactsBlock {
  return {
    kind: "facts",
    title: t("mail.charge.title"),
    facts: [
      { label: t("mail.charge.amount"), value: money(charge.amountCents) },
      { label: t("mail.charge.day"), value: longDay(charge.day) },
      { label: t("mail.charge.account"), value: charge.account },
      { label: t("mail.charge.holder"), value: toCustomerLine(charge.holder) },
      { label: t("mail.charge.reference"), value: toOneLine(charge.reference ?? t("mail.charge.referenceLater")) },
      { label: t("mail.charge.creditor"), value: `${terms.creditor}, ${terms.creditorAddress}` },
      { label: t("mail.charge.creditorId"), value: charge.creditorId },
    ],
  };
}
