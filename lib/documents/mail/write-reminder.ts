import { toTransfer, transferDeadline } from "#lib/domain/transfer.ts";
import type { Message } from "./letter.ts";
import { greet, type Occasion, openOrder, say } from "./occasion.ts";
import { toOrderBlock } from "./order-block.ts";
import { toTransferBlock, toTransferPreheader } from "./transfer-block.ts";

/**
 * The day is near and the money is not there. The order was accepted before; this repeats how to pay it and asks for
 * nothing new. Where a part came, no sum is asked for: how much is missing is not known.
 * @throws when there is nothing to transfer
 */
export function writeReminder(occasion: Occasion): Message {
  const { language, order, profile, picture } = occasion;
  const { t } = language;
  const transfer = toTransfer(order);
  if (transfer === null || transfer.openCents === 0)
    throw new Error(`order ${order.number} has nothing to transfer, there is nothing to remind of`);
  const { instructions, openCents, isPartPaid } = transfer;
  const day = transferDeadline(order, profile);
  const values = { number: order.number, amount: language.money(openCents), date: language.shortDay(day) };
  const due = { label: t("mail.facts.due"), value: language.longDay(day) };
  const part = { amountLabel: t("mail.reminder.partAmount"), noPicture: t("mail.reminder.partNoQr") };
  return {
    subject: t(isPartPaid ? "mail.reminder.partSubject" : "mail.reminder.subject", values),
    preheader: toTransferPreheader(language, instructions),
    heading: t("mail.reminder.heading", values),
    blocks: [
      greet(occasion),
      say(t(isPartPaid ? "mail.reminder.partText" : "mail.reminder.text", values)),
      say(t("mail.reminder.crossed")),
      toTransferBlock(
        language,
        { instructions, amountCents: openCents, due, picture },
        { title: t("mail.reminder.transferTitle"), hints: [], ...(isPartPaid ? part : {}) },
      ),
      openOrder(occasion),
      say(t(order.delivery === "collection" ? "mail.reminder.nextCollection" : "mail.reminder.next", values)),
      toOrderBlock(language, order, profile),
    ],
  };
}
