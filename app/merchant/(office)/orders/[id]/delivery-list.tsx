import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Notice } from "#components/ui/notice.tsx";
import type { Delivery } from "#lib/domain/delivery.ts";
import type { Locale } from "#lib/domain/money.ts";
import type { OrderRecord } from "#lib/ports.ts";
import { formatMoment, formatShortDay } from "./format-moment.ts";
import { Part } from "./part.tsx";

interface DeliveryListProps {
  record: OrderRecord;
  locale: Locale;
  /** The button that reports once more, for those who may. */
  reportAgain: (delivery: Delivery) => ReactNode;
}

/** What left the shop, parcel by parcel, and whether the provider knows of it. Nothing while nothing left. */
export async function DeliveryList({ record, locale, reportAgain }: DeliveryListProps) {
  const { order, reported, attention } = record;
  const t = await getTranslations("handling.deliveries");
  if (order.deliveries.length === 0) return null;
  const names = new Map(order.lines.map(({ sku, name }) => [sku, name[locale]]));
  return (
    <Part id="deliveries" title={t("title")}>
      <ol className="border-t border-line">
        {order.deliveries.map((delivery) => {
          const told = reported.find(({ number }) => number === delivery.number)?.at;
          const refusal = attention.find(({ kind, key }) => kind === "reportRefused" && key === delivery.id);
          const reason = typeof refusal?.detail.reason === "string" ? refusal.detail.reason : null;
          return (
            <li key={delivery.id} className="border-b border-line py-2.5 text-sm">
              <p className="flex flex-wrap justify-between gap-x-4">
                <span className="font-semibold">
                  {t(delivery.isFinal ? "final" : "part", { number: delivery.number })}
                </span>
                <span className="tabular">{formatShortDay(new Date(delivery.deliveredAt), locale)}</span>
              </p>
              <p>{delivery.items.map(({ sku, quantity }) => `${quantity} × ${names.get(sku) ?? sku}`).join(", ")}</p>
              {delivery.carrier === null && delivery.trackingId === null ? null : (
                <p className="text-soft">{[delivery.carrier, delivery.trackingId].filter(Boolean).join(" · ")}</p>
              )}
              {delivery.report === "refused" ? (
                <div className="mt-2">
                  <Notice tone="bad" title={t("refusedTitle")}>
                    <p>{reason === null ? t("refusedPlain") : t("refused", { reason })}</p>
                    {reportAgain(delivery)}
                  </Notice>
                </div>
              ) : (
                <p className={`text-xs ${delivery.report === "recorded" ? "text-warn" : "text-soft"}`}>
                  {toReportWords(delivery, told)}
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </Part>
  );

  function toReportWords({ report, reportingSince }: Delivery, told: Date | undefined): string {
    if (report === "needless") return t("needless");
    if (report === "recorded") return t(reportingSince === null ? "recorded" : "reporting");
    return told === undefined ? t("reportedPlain") : t("reported", { date: formatMoment(told, locale) });
  }
}
