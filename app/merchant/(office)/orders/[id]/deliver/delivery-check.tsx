import { getTranslations } from "next-intl/server";
import { formatDay } from "#components/order/format-day.ts";
import { Heading } from "#components/ui/heading.tsx";
import type { NewDelivery } from "#lib/domain/delivery.ts";
import { type DeliveryPreview, previewDelivery } from "#lib/domain/delivery-preview.ts";
import type { Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import { toBerlinDay } from "#lib/domain/shop-day.ts";
import { paymentMethod } from "#lib/payments/index.ts";
import { getRuntime } from "#lib/runtime.ts";
import { CheckPage, ItemList, toItemWords } from "../check-page.tsx";
import { toOrderPath } from "../find-order.ts";
import type { Typed } from "../typed-form.ts";
import { deliverAction } from "./actions.ts";

interface DeliveryCheckProps {
  order: Order;
  wanted: NewDelivery;
  typed: Typed;
  locale: Locale;
}

/** What leaves, and what comes of it. */
export async function DeliveryCheck({ order, wanted, typed, locale }: DeliveryCheckProps) {
  const [t, { shop, clock }] = await Promise.all([getTranslations("handling.deliver"), getRuntime()]);
  const profile = await shop.profile();
  const now = clock.now();
  const preview = previewDelivery(order, wanted, { ...profile, ...paymentMethod(order.payment.method) }, now);
  const date = formatDay(toBerlinDay(wanted.deliveredAt ?? now), locale);
  const { carrier, trackingId } = wanted;
  const how = [
    t("on", { date }),
    ...(carrier === null ? [] : [t("with", { carrier })]),
    ...(trackingId === null ? [] : [t("trackingIs", { tracking: trackingId })]),
  ];
  return (
    <CheckPage
      order={order}
      title={t("checkTitle", { number: order.number })}
      typed={typed}
      href={`${toOrderPath(order)}/deliver`}
      happens={preview.kind === "possible" ? toSentences(preview) : []}
      warning={preview.kind === "possible" ? null : t(`refusals.${preview.problem}`)}
      action={deliverAction}
      button={t("confirm")}
    >
      <section aria-labelledby="leaves-title">
        <Heading level={2} size="part" id="leaves-title" className="mb-2">
          {t("leaves")}
        </Heading>
        <ItemList items={wanted.items} order={order} locale={locale} />
        <p className="mt-2 text-sm">{how.join(", ")}</p>
      </section>
    </CheckPage>
  );

  function toSentences(possible: Extract<DeliveryPreview, { kind: "possible" }>): string[] {
    const { report, dueDay, left, tellsCustomer } = possible;
    const money = { nothing: "happensNeedless", note: "happensPart", due: "happensReported" } as const;
    return [
      dueDay === null ? t(money[report]) : t("happensDue", { date: formatDay(dueDay, locale) }),
      ...(tellsCustomer ? [t("happensMail")] : []),
      left.length === 0 ? t("happensNoneLeft") : t("happensLeft", { items: toItemWords(left, order, locale) }),
    ];
  }
}
