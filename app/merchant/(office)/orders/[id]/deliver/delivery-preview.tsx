import { getTranslations } from "next-intl/server";
import { formatDay } from "#components/order/format-day.ts";
import { Heading } from "#components/ui/heading.tsx";
import type { NewDelivery } from "#lib/domain/delivery.ts";
import type { Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import { toBerlinDay } from "#lib/domain/shop-day.ts";
import { paymentMethod } from "#lib/payments/index.ts";
import { getRuntime } from "#lib/runtime.ts";
import { CheckPage, ItemList, toItemWords } from "../check-page.tsx";
import { toOrderPath } from "../find-order.ts";
import type { Typed } from "../typed-form.ts";
import { deliverAction } from "./actions.ts";
import { toDeliveryOutlook } from "./delivery-outlook.ts";

interface DeliveryPreviewProps {
  order: Order;
  wanted: NewDelivery;
  typed: Typed;
  locale: Locale;
}

/** What leaves, and what comes of it. */
export async function DeliveryPreview({ order, wanted, typed, locale }: DeliveryPreviewProps) {
  const [t, { shop, clock }] = await Promise.all([getTranslations("handling.deliver"), getRuntime()]);
  const { invoiceDueDays } = await shop.profile();
  const { reportsDelivery } = paymentMethod(order.payment.method);
  const now = clock.now();
  const outlook = toDeliveryOutlook(order, wanted, { reportsDelivery, invoiceDueDays }, now);
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
      happens={[toMoneySentence(), toLeftSentence()]}
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

  function toMoneySentence(): string {
    if (outlook.dueDay !== null) return t("happensDue", { date: formatDay(outlook.dueDay, locale) });
    if (!outlook.isReported) return t("happensNeedless");
    return t("happensPartReported");
  }

  function toLeftSentence(): string {
    if (outlook.left.length === 0) return t("happensNoneLeft");
    return t("happensLeft", { items: toItemWords(outlook.left, order, locale) });
  }
}
