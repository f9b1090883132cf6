import { openCents } from "#lib/domain/claim.ts";
import type { Refund } from "#lib/domain/refund.ts";
import type { Block, Message } from "./letter.ts";
import { greet, type Occasion, openOrder, say, sayAttached } from "./occasion.ts";
import { toCustomerLine } from "./one-line.ts";
import { toOrderBlock } from "./order-block.ts";

/**
 * The shop gave back some or all: how much, what for, and when the money comes or what is left to pay.
 * @throws when there is no such refund
 */
export function writeRefunded(occasion: Occasion): Message {
  const { language, order, profile, about } = occasion;
  const { t, money } = language;
  const refund = order.payment.refunds.find(({ number }) => number === about);
  if (refund === undefined) throw new Error(`order ${order.number} has no refund ${about}`);
  const isPaid = order.payment.receivedCents > 0;
  const values = { number: order.number, amount: money(refund.amountCents) };
  return {
    subject: t(isPaid ? "mail.refunded.subject" : "mail.refunded.subjectUnpaid", values),
    preheader: t(isPaid ? "mail.refunded.preheader" : "mail.refunded.preheaderUnpaid"),
    heading: t(isPaid ? "mail.refunded.heading" : "mail.refunded.headingUnpaid", values),
    blocks: [
      greet(occasion),
      say(t(isPaid ? "mail.refunded.text" : "mail.refunded.textUnpaid", values)),
      say(t("mail.refunded.reason", { reason: toCustomerLine(refund.reason) })),
      ...sayWhatFor(occasion, refund),
      ...sayWhatIsLeft(occasion),
      ...sayAttached(occasion),
      ...(order.status === "cancelled" ? [say(t("mail.refunded.over"))] : []),
      openOrder(occasion),
      say(t("mail.refunded.surprised", { phone: profile.phone })),
      toOrderBlock(language, order, profile),
    ],
  };
}

function sayWhatFor({ language, order }: Occasion, { items }: Refund): Block[] {
  if (items.length === 0) return [];
  const nameOf = (sku: string) => order.lines.find((line) => line.sku === sku)?.name[language.locale] ?? sku;
  const list = items.map(({ sku, quantity }) => `${quantity} × ${nameOf(sku)}`).join(", ");
  return [say(language.t("mail.refunded.items", { items: list }))];
}

/** Money that is in comes back; otherwise less is to be paid, or nothing. */
function sayWhatIsLeft({ language, order }: Occasion): Block[] {
  const { t, money } = language;
  const { receivedCents, funding } = order.payment;
  const open = openCents(order);
  if (receivedCents > 0)
    return [say(t(funding === null ? "mail.refunded.comesBack" : "mail.refunded.comesBackCharged"))];
  if (open === 0) return [say(t("mail.refunded.nothingDue"))];
  if (funding !== null) return [say(t("mail.refunded.lessDebited", { open: money(open) }))];
  return [say(t("mail.refunded.open", { open: money(open) })), say(t("mail.refunded.oldCode"))];
}
