import { toTrackingLink } from "#lib/domain/carriers.ts";
import { type Delivery, itemsLeft } from "#lib/domain/delivery.ts";
import { toBerlinDay } from "#lib/domain/shop-day.ts";
import { paymentMethod } from "#lib/payments/index.ts";
import { paymentInstructions } from "#lib/payments/instructions.ts";
import type { Block, FactsBlock, Message } from "./letter.ts";
import { greet, type Occasion, openOrder, say, sayAttached } from "./occasion.ts";
import { toOneLine } from "./one-line.ts";
import { toTransferBlock } from "./transfer-block.ts";

/**
 * Goods are on their way, or were handed over. With the last of them an invoice becomes due: then the mail says when, and how
 * to pay it (R-PAY-13).
 * @throws when there is no such delivery
 */
export function writeDispatched(occasion: Occasion): Message {
  const { language, order, about } = occasion;
  const { t } = language;
  const delivery = order.deliveries.find(({ number }) => number === about);
  if (delivery === undefined) throw new Error(`order ${order.number} has no delivery ${about}`);
  const isHandedOver = delivery.kind === "collection";
  const isPart = !delivery.isFinal || order.deliveries.length > 1;
  const which = isHandedOver ? "collected" : !delivery.isFinal ? "part" : isPart ? "last" : "all";
  const values = { number: order.number, parcel: delivery.number };
  const link = toTrackingLink(delivery.carrier, delivery.trackingId);
  return {
    subject: t(`mail.dispatched.${which}.subject`, values),
    preheader: t(`mail.dispatched.${which}.preheader`, values),
    heading: t(`mail.dispatched.${which}.heading`, values),
    blocks: [
      greet(occasion),
      say(t(`mail.dispatched.${which}.text`, values)),
      toParcel(occasion, delivery),
      ...(link === null ? [] : [{ kind: "action" as const, label: t("mail.dispatched.track"), url: link }]),
      ...toRest(occasion, delivery),
      ...toDue(occasion, delivery),
      ...sayAttached(occasion),
      openOrder(occasion),
    ],
  };
}

function toParcel({ language, order }: Occasion, { items, carrier, trackingId, deliveredAt }: Delivery): FactsBlock {
  const { t, locale, longDay } = language;
  const nameOf = (sku: string) => order.lines.find((line) => line.sku === sku)?.name[locale] ?? sku;
  const facts = [
    { label: t("mail.dispatched.day"), value: longDay(toBerlinDay(new Date(deliveredAt))) },
    ...(carrier === null ? [] : [{ label: t("mail.dispatched.carrier"), value: toOneLine(carrier) }]),
    ...(trackingId === null ? [] : [{ label: t("mail.dispatched.trackingId"), value: toOneLine(trackingId) }]),
    ...items.map(({ sku, quantity }) => ({ label: t("mail.dispatched.item", { quantity }), value: nameOf(sku) })),
  ];
  return { kind: "facts", title: t("mail.dispatched.parcel"), facts };
}

/** What is still to come. */
function toRest({ language, order }: Occasion, { isFinal }: Delivery): Block[] {
  if (isFinal) return [];
  const { t, locale } = language;
  const nameOf = (sku: string) => order.lines.find((line) => line.sku === sku)?.name[locale] ?? sku;
  const rest = itemsLeft(order).map(({ sku, quantity }) => `${quantity} × ${nameOf(sku)}`);
  const isLater = paymentMethod(order.payment.method).reportsDelivery;
  return [
    ...(rest.length === 0 ? [] : [say(t("mail.dispatched.rest", { items: rest.join(", ") }))]),
    ...(isLater ? [say(t("mail.dispatched.nothingDue"))] : []),
  ];
}

/** Bank details once more, with the day or, while the provider has not confirmed it, the rule. */
function toDue({ language, order, profile, picture }: Occasion, { isFinal }: Delivery): Block[] {
  const instructions = paymentInstructions(order, profile);
  if (!isFinal || !paymentMethod(order.payment.method).reportsDelivery || instructions === null) return [];
  const { t } = language;
  if (instructions.openCents === 0) return [say(t("mail.dispatched.paid"))];
  const { due } = instructions;
  const amount = language.money(instructions.openCents);
  return [
    say(
      due.kind === "afterDelivery"
        ? t("mail.dispatched.dueRule", { amount, days: due.days })
        : t("mail.dispatched.due", { amount, date: language.longDay(due.day) }),
    ),
    toTransferBlock(language, instructions, picture, {
      title: t("mail.dispatched.transferTitle"),
      hints: [t("mail.payLater.assigned")],
    }),
  ];
}
