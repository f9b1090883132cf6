import { transferDeadline } from "#lib/domain/payment-instructions.ts";
import { paymentInstructions } from "#lib/payments/instructions.ts";
import type { Message } from "./letter.ts";
import { greet, type Occasion, openOrder, say } from "./occasion.ts";
import { toOrderBlock } from "./order-block.ts";
import { toTransferBlock, toTransferPreheader } from "./transfer-block.ts";

/**
 * The day is near and the money is not there. The order was accepted before; this repeats how to pay it and asks for
 * nothing new. Where a part came and nobody knows how much, no sum is asked for.
 * @throws when there is nothing to transfer
 */
export function writeReminder(occasion: Occasion): Message {
  const { language, order, profile, picture } = occasion;
  const { t } = language;
  const instructions = paymentInstructions(order, profile);
  if (instructions === null || instructions.openCents === 0)
    throw new Error(`order ${order.number} has nothing to transfer, there is nothing to remind of`);
  const isUnknown = instructions.partCents === null;
  const day = transferDeadline(order, profile);
  const values = { number: order.number, amount: language.money(instructions.openCents), date: language.shortDay(day) };
  const part = { amountLabel: t("mail.reminder.partAmount"), noPicture: t("mail.reminder.partNoQr") };
  return {
    subject: t(isUnknown ? "mail.reminder.partSubject" : "mail.reminder.subject", values),
    preheader: toTransferPreheader(language, instructions),
    heading: t("mail.reminder.heading", values),
    blocks: [
      greet(occasion),
      say(t(isUnknown ? "mail.reminder.partText" : "mail.reminder.text", values)),
      say(t("mail.reminder.crossed")),
      toTransferBlock(language, instructions, picture, {
        title: t("mail.reminder.transferTitle"),
        hints: [],
        ...(isUnknown ? part : {}),
      }),
      openOrder(occasion),
      say(t(order.delivery === "collection" ? "mail.reminder.nextCollection" : "mail.reminder.next", values)),
      toOrderBlock(language, order, profile),
    ],
  };
}
