import { FALLBACK_METHOD, paymentMethod } from "#lib/payments/index.ts";
import type { Message } from "./letter.ts";
import { greet, type Occasion, openOrder, say, sayAttached } from "./occasion.ts";
import { toOrderBlock } from "./order-block.ts";
import { toPickupBlocks } from "./pickup-block.ts";
import { writeChargeConfirmed, writeChargeReceived } from "./write-charge.ts";

/** The order is on disk, its bank details are not known yet. Accepts nothing and asks for nothing. */
export function writeReceived(occasion: Occasion): Message {
  const { language, order, profile } = occasion;
  if (!paymentMethod(order.payment.method).showsInstructions) return writeChargeReceived(occasion);
  const { t } = language;
  const values = { number: order.number, amount: language.money(order.totalCents) };
  return {
    subject: t("mail.received.subject", values),
    preheader: t("mail.received.preheader"),
    heading: t("mail.received.heading"),
    blocks: [
      greet(occasion),
      say(t("mail.received.text", values)),
      say(t("mail.received.wait")),
      say(t("mail.received.page")),
      openOrder(occasion),
      toOrderBlock(language, order, profile),
    ],
  };
}

export function writePaymentReceived(occasion: Occasion): Message {
  const { language, order } = occasion;
  if (!paymentMethod(order.payment.method).showsInstructions) return writeChargeConfirmed(occasion);
  const { t } = language;
  const amountCents = order.payment.receivedCents > 0 ? order.payment.receivedCents : order.totalCents;
  const values = { number: order.number, amount: language.money(amountCents) };
  return {
    subject: t("mail.paymentReceived.subject", values),
    preheader: t("mail.paymentReceived.preheader"),
    heading: t("mail.paymentReceived.heading"),
    blocks: [
      greet(occasion),
      say(t("mail.paymentReceived.text", values)),
      say(t(`mail.paymentReceived.${nextStep(occasion)}`)),
      ...sayAttached(occasion),
      ...toPickupBlocks(occasion),
      openOrder(occasion),
    ],
  };
}

function nextStep({ order }: Occasion) {
  if (order.deliveryStatus === "delivered") return "nextDelivered";
  return order.delivery === "collection" ? "nextCollection" : "nextShipping";
}

/** The method was refused, the order is kept: no reason is guessed, one click leads on. */
export function writeDeclined(occasion: Occasion): Message {
  const { language, order, profile } = occasion;
  const { t } = language;
  const method = language.method(order.payment.method);
  const fallback = language.method(FALLBACK_METHOD);
  const values = { number: order.number, amount: language.money(order.totalCents), method };
  const hasFallback = order.payment.method !== FALLBACK_METHOD;
  return {
    subject: t("mail.declined.subject", values),
    preheader: t("mail.declined.preheader"),
    heading: t("mail.declined.heading", values),
    blocks: [
      greet(occasion),
      say(t("mail.declined.text", values)),
      say(hasFallback ? t("mail.declined.fallback", { fallback }) : t("mail.declined.other")),
      openOrder(occasion, hasFallback ? t("mail.declined.action", { fallback }) : t("mail.declined.actionOther")),
      say(t("mail.declined.nothingDue")),
      toOrderBlock(language, order, profile),
    ],
  };
}
