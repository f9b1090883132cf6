import { transferDeadline } from "#lib/domain/payment-instructions.ts";
import { isPartPaid } from "#lib/domain/receipt.ts";
import type { Block, Message } from "./letter.ts";
import { greet, type Occasion, openOrder, say, sayAttached } from "./occasion.ts";
import { toCustomerLine } from "./one-line.ts";
import { toOrderBlock } from "./order-block.ts";

/** The money did not come in time, and the order is over. Says so before anything else, because people pay late. */
export function writeExpired(occasion: Occasion): Message {
  const { language, order, profile, links } = occasion;
  const { t } = language;
  const { status, instructions } = order.payment;
  const values = {
    number: order.number,
    amount: language.money(order.totalCents),
    date: language.shortDay(transferDeadline(order, profile)),
  };
  // Bank details were out: somebody may still use them, or has done so.
  const wasAsked = instructions !== null;
  const warning = [say(t("mail.expired.noTransfer")), say(t("mail.expired.onItsWay", { phone: profile.phone }))];
  return {
    subject: t(wasAsked ? "mail.expired.subject" : "mail.cancelled.subject", values),
    preheader: t("mail.expired.preheader"),
    heading: t("mail.expired.heading"),
    blocks: [
      greet(occasion),
      say(t(status === "denied" ? "mail.expired.textRefused" : "mail.expired.text", values)),
      say(t("mail.expired.nothingDue")),
      ...(wasAsked ? warning : []),
      openOrder(occasion),
      say(t("mail.expired.again")),
      { kind: "links", links: [links.shop] },
      toOrderBlock(language, order, profile),
    ],
  };
}

/** Cancelled by the shop, or the payment was ended elsewhere: nothing is to be paid, and what was paid comes back. */
export function writeCancelled(occasion: Occasion): Message {
  const { language, order, profile } = occasion;
  const { t } = language;
  const values = { number: order.number, amount: language.money(order.totalCents) };
  return {
    subject: t("mail.cancelled.subject", values),
    preheader: t("mail.cancelled.preheader"),
    heading: t("mail.cancelled.heading"),
    blocks: [
      greet(occasion),
      say(t("mail.cancelled.text", values)),
      ...sayWhy(occasion),
      ...sayWhatBecomesOfMoney(occasion),
      ...sayAttached(occasion),
      say(t("mail.cancelled.surprised", { phone: profile.phone })),
      openOrder(occasion),
      toOrderBlock(language, order, profile),
    ],
  };
}

/** In the words of whoever cancelled. */
function sayWhy({ language, order }: Occasion): Block[] {
  const words = order.payment.endReason === "cancelled" ? (order.payment.endWords ?? "") : "";
  return words === "" ? [] : [say(language.t("mail.cancelled.reason", { reason: toCustomerLine(words) }))];
}

/** Only what is known: money that is in by its sum, a part without one, and otherwise what may be on its way. */
function sayWhatBecomesOfMoney({ language, order }: Occasion): Block[] {
  const { t, money } = language;
  const { funding, instructions, receivedCents, receipts } = order.payment;
  if (receivedCents > 0) return [say(t("mail.cancelled.paidBack", { received: money(receivedCents) }))];
  if (funding !== null) return [say(t("mail.cancelled.noDebit"))];
  const part = isPartPaid(receipts) ? [say(t("mail.cancelled.partBack"))] : [];
  return instructions === null ? part : [...part, say(t("mail.cancelled.noTransfer"))];
}
