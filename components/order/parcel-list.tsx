import { getTranslations } from "next-intl/server";
import { Heading } from "#components/ui/heading.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { toTrackingLink } from "#lib/domain/carriers.ts";
import type { Delivery } from "#lib/domain/delivery.ts";
import type { Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import { toBerlinDay } from "#lib/domain/shop-day.ts";
import { formatDay } from "./format-day.ts";

/** What has left the shop so far, parcel by parcel, and where each can be followed; nothing before the first. */
export async function ParcelList({ order, locale }: { order: Order; locale: Locale }) {
  const t = await getTranslations("order.parcels");
  if (order.deliveries.length === 0) return null;
  return (
    <section aria-labelledby="parcels-title">
      <Heading level={2} size="section" id="parcels-title" className="mb-4">
        {t("title")}
      </Heading>
      <ul className="border-t border-line">
        {order.deliveries.map((delivery) => (
          <li key={delivery.id} className="border-b border-line py-4">
            <Parcel delivery={delivery} order={order} locale={locale} />
          </li>
        ))}
      </ul>
    </section>
  );
}

async function Parcel({ delivery, order, locale }: { delivery: Delivery; order: Order; locale: Locale }) {
  const t = await getTranslations("order.parcels");
  const { number, items, carrier, trackingId } = delivery;
  const date = formatDay(toBerlinDay(new Date(delivery.deliveredAt)), locale);
  const link = toTrackingLink(carrier, trackingId);
  const nameOf = (sku: string) => order.lines.find((line) => line.sku === sku)?.name[locale] ?? sku;
  return (
    <div className="grid gap-x-14 gap-y-2 md:grid-cols-2">
      <div>
        <p className="font-semibold">{t(delivery.kind === "collection" ? "collected" : "sent", { number, date })}</p>
        {carrier === null && trackingId === null ? null : (
          <p className="tabular break-words text-sm text-soft">{[carrier, trackingId].filter(Boolean).join(" · ")}</p>
        )}
        {link === null ? null : (
          <TextLink href={link} rel="noreferrer" className="text-sm">
            {t("track", { number })}
          </TextLink>
        )}
      </div>
      <ul className="text-sm">
        {items.map(({ sku, quantity }) => (
          <li key={sku}>
            <span className="tabular">{quantity} ×</span> {nameOf(sku)}
          </li>
        ))}
      </ul>
    </div>
  );
}
