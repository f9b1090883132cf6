import { openCents } from "#lib/domain/claim.ts";
import { transferDeadline } from "#lib/domain/payment-instructions.ts";
import { paymentMethod } from "#lib/payments/index.ts";
import { paymentInstructions } from "#lib/payments/instructions.ts";
import { closeContract } from "./close-contract.ts";
import type { Message } from "./letter.ts";
import { greet, type Occasion, openOrder, say } from "./occasion.ts";
import { toPickupBlocks } from "./pickup-block.ts";
import { toTransferBlock, toTransferPreheader } from "./transfer-block.ts";
import { writeCharge } from "./write-charge.ts";

/**
 * Acceptance of the order, with everything needed to pay it. Money first, goods first, money taken, or nothing
 * left to pay.
 * @throws when there is something to transfer and no bank details to do it with
 */
export function writeConfirmation(occasion: Occasion): Message {
  const { order } = occasion;
  const { paysFirst, showsInstructions } = paymentMethod(order.payment.method);
  if (!showsInstructions) return writeCharge(occasion);
  if (openCents(order) <= 0) return writeSettled(occasion);
  return paysFirst ? writePayFirst(occasion) : writePayLater(occasion);
}

function writePayFirst(occasion: Occasion): Message {
  const { language, order, profile, picture } = occasion;
  const { t } = language;
  const instructions = requireInstructions(occasion);
  const day = transferDeadline(order, profile);
  const amount = language.money(instructions.openCents);
  const values = { number: order.number, amount, date: language.shortDay(day) };
  const collects = order.delivery === "collection";
  return {
    subject: t("mail.payFirst.subject", values),
    preheader: toTransferPreheader(language, instructions),
    heading: t(collects ? "mail.payFirst.headingCollection" : "mail.payFirst.heading"),
    blocks: [
      greet(occasion),
      say(t("mail.payFirst.accepted", values)),
      toTransferBlock(language, instructions, picture, {
        title: t("mail.payFirst.transferTitle"),
        hints: [...tellReplaced(occasion), t("mail.payFirst.hold", values)],
      }),
      openOrder(occasion),
      say(t(collects ? "mail.payFirst.nextCollection" : "mail.payFirst.next")),
      ...toPickupBlocks(occasion),
      ...closeContract(occasion),
    ],
  };
}

function writePayLater(occasion: Occasion): Message {
  const { language, order, profile, picture } = occasion;
  const { t } = language;
  const instructions = requireInstructions(occasion);
  const amount = language.money(instructions.openCents);
  const values = { number: order.number, amount, days: profile.invoiceDueDays };
  const collects = order.delivery === "collection";
  return {
    subject: t("mail.payLater.subject", values),
    preheader: toTransferPreheader(language, instructions),
    heading: t("mail.payLater.heading"),
    blocks: [
      greet(occasion),
      say(t("mail.payLater.accepted", values)),
      say(t(collects ? "mail.payLater.dueCollection" : "mail.payLater.due", values)),
      openOrder(occasion),
      toTransferBlock(language, instructions, picture, {
        title: t("mail.payLater.transferTitle"),
        hints: [...tellReplaced(occasion), t("mail.payLater.assigned")],
      }),
      ...toPickupBlocks(occasion),
      ...closeContract(occasion),
    ],
  };
}

function writeSettled(occasion: Occasion): Message {
  const { language, order } = occasion;
  const { t } = language;
  const values = { number: order.number, amount: language.money(order.totalCents) };
  const collects = order.delivery === "collection";
  return {
    subject: t("mail.settled.subject", values),
    preheader: t("mail.paymentReceived.preheader"),
    heading: t("mail.settled.heading"),
    blocks: [
      greet(occasion),
      say(t("mail.settled.accepted", values)),
      say(t(collects ? "mail.paymentReceived.nextCollection" : "mail.paymentReceived.nextShipping")),
      openOrder(occasion),
      ...toPickupBlocks(occasion),
      ...closeContract(occasion),
    ],
  };
}

/** An earlier mail may name another account and purpose: money sent there would not be found. */
function tellReplaced({ language, order }: Occasion): string[] {
  return order.payment.number > 1 ? [language.t("mail.replaced")] : [];
}

function requireInstructions({ order, profile }: Occasion) {
  const instructions = paymentInstructions(order, profile);
  if (instructions === null) throw new Error(`order ${order.number} has no bank details yet, its confirmation waits`);
  return instructions;
}
