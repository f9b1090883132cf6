import { paymentInstructions } from "#lib/payments/instructions.ts";
import type { Message } from "./letter.ts";
import { greet, type Occasion, openOrder, say } from "./occasion.ts";
import { toTransferBlock } from "./transfer-block.ts";

/**
 * Some of a transfer came: how much, what is left, and how to pay that. Where nobody knows how much it was, no sum is asked for.
 * @throws when there is nothing to transfer
 */
export function writePartPayment(occasion: Occasion): Message {
  const { language, order, profile, picture } = occasion;
  const { t, money } = language;
  const instructions = paymentInstructions(order, profile);
  if (instructions === null) throw new Error(`order ${order.number} has nothing to transfer`);
  const { partCents, openCents } = instructions;
  const values = { number: order.number, part: money(partCents ?? 0), amount: money(openCents) };
  const isUnknown = partCents === null;
  const unknown = { amountLabel: t("mail.reminder.partAmount"), noPicture: t("mail.reminder.partNoQr") };
  return {
    subject: t(isUnknown ? "mail.partPayment.subjectUnknown" : "mail.partPayment.subject", values),
    preheader: isUnknown ? t("mail.partPayment.heading") : t("mail.partPayment.preheader", values),
    heading: t("mail.partPayment.heading"),
    blocks: [
      greet(occasion),
      say(t(isUnknown ? "mail.partPayment.textUnknown" : "mail.partPayment.text", values)),
      ...(isUnknown ? [] : [say(t("mail.partPayment.rest"))]),
      toTransferBlock(language, instructions, picture, {
        title: t("mail.partPayment.title"),
        hints: [t("mail.partPayment.oldCode")],
        ...(isUnknown ? unknown : {}),
      }),
      openOrder(occasion),
    ],
  };
}
