import { claimedCents, openCents } from "#lib/domain/claim.ts";
import type { Address, Customer, Order, OrderLine } from "#lib/domain/order.ts";
import type { ShopProfile } from "#lib/domain/shop.ts";
import { toBerlinDay } from "#lib/domain/shop-day.ts";
import { formatContent } from "#lib/i18n/format-content.ts";
import { paymentMethod } from "#lib/payments/index.ts";
import type { OrderBlock } from "./letter.ts";
import type { MailLanguage } from "./mail-language.ts";
import { toCustomerLine } from "./one-line.ts";

/** Everything that was agreed on: lines, shipping, VAT per rate, total, method and addresses. */
export function toOrderBlock(language: MailLanguage, order: Order, profile: ShopProfile): OrderBlock {
  const { t, longDay, locale } = language;
  const collects = order.delivery === "collection";
  return {
    kind: "order",
    title: t("mail.order.title", { number: order.number }),
    placed: t("mail.order.placed", { date: longDay(toBerlinDay(order.placedAt ?? order.createdAt)) }),
    lines: order.lines
      .filter((line) => line.kind === "article")
      .map((line) => ({
        name: line.name[locale],
        quantity: toQuantity(language, line),
        sum: language.money(line.sumCents),
      })),
    sums: toSums(language, order),
    details: [
      { label: t("mail.order.method"), lines: [t(`payment.${paymentMethod(order.payment.method).code}.label`)] },
      {
        label: t(collects ? "mail.order.billingAddress" : "mail.order.address"),
        lines: toAddressLines(language, order.customer),
      },
      ...(collects
        ? [{ label: t("mail.order.collectionAddress"), lines: [profile.name, profile.street, toCity(profile)] }]
        : []),
    ],
  };
}

function toQuantity({ t, money, locale }: MailLanguage, line: OrderLine): string {
  const price = money(line.unitCents);
  const count = String(line.quantity);
  if (!line.byWeight || line.content === null) return t("mail.order.quantity", { count, price });
  return t("mail.order.weight", { weight: formatContent(line.content, line.quantity, locale), count, price });
}

function toSums({ t, money }: MailLanguage, order: Order): OrderBlock["sums"] {
  const { receivedCents } = order.payment;
  const left = openCents(order);
  const backCents = order.totalCents - claimedCents(order);
  const quiet = (label: string, value: string) => ({ label, value, strong: false });
  return [
    quiet(t("mail.order.goods"), money(order.goodsCents)),
    quiet(
      t(order.delivery === "collection" ? "mail.order.collection" : "mail.order.shipping"),
      order.shippingCents === 0 ? t("mail.order.free") : money(order.shippingCents),
    ),
    { label: t("mail.order.total"), value: money(order.totalCents), strong: true },
    ...order.vat.map(({ rate, vatCents }) => quiet(t("mail.order.vat", { rate: String(rate) }), money(vatCents))),
    ...(backCents > 0 ? [quiet(t("mail.order.refunded"), `−${money(backCents)}`)] : []),
    ...((receivedCents > 0 || backCents > 0) && left > 0
      ? [
          ...(receivedCents > 0 ? [quiet(t("mail.order.received"), money(receivedCents))] : []),
          { label: t("mail.order.open"), value: money(left), strong: true },
        ]
      : []),
  ];
}

function toAddressLines({ locale }: MailLanguage, customer: Customer): string[] {
  const { street, houseNumber, country } = customer.address;
  const lines = [
    customer.company ?? "",
    `${customer.firstName} ${customer.lastName}`,
    `${street} ${houseNumber}`,
    toCity(customer.address),
    new Intl.DisplayNames(locale, { type: "region" }).of(country) ?? country,
  ];
  return lines.map(toCustomerLine).filter((line) => line !== "");
}

function toCity({ postalCode, city }: Pick<Address, "postalCode" | "city">): string {
  return `${postalCode} ${city}`;
}
