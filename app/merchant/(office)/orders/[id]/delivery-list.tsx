import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Notice } from "#components/ui/notice.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { toTrackingLink } from "#lib/domain/carriers.ts";
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
  const { order, attention } = record;
  const t = await getTranslations("handling.deliveries");
  if (order.deliveries.length === 0) return null;
  const names = new Map(order.lines.map(({ sku, name }) => [sku, name[locale]]));
  return (
    <Part id="deliveries" title={t("title")}>
      <ol className="border-t border-line">
        {order.deliveries.map((delivery) => {
          const isRefused = delivery.report === "refused" || delivery.mark === "refused";
          const refusal = attention.find(
            ({ kind, key }) => kind === "reportRefused" && key.startsWith(delivery.id) && isRefused,
          );
          const reason = typeof refusal?.detail.reason === "string" ? refusal.detail.reason : null;
          return (
            <li key={delivery.id} className="border-b border-line py-2.5 text-sm">
              <p className="flex flex-wrap justify-between gap-x-4">
                <span className="font-semibold">{t(toName(delivery), { number: delivery.number })}</span>
                <span className="tabular">{formatShortDay(new Date(delivery.deliveredAt), locale)}</span>
              </p>
              <p>{delivery.items.map(({ sku, quantity }) => `${quantity} × ${names.get(sku) ?? sku}`).join(", ")}</p>
              <Tracking delivery={delivery} />
              {isRefused ? (
                <div className="mt-2">
                  <Notice tone="bad" title={t(delivery.report === "refused" ? "refusedTitle" : "markRefusedTitle")}>
                    <p>{reason === null ? t("refusedPlain") : t("refused", { reason })}</p>
                    {reportAgain(delivery)}
                  </Notice>
                </div>
              ) : (
                <p className={`text-xs ${delivery.report === "recorded" ? "text-warn" : "text-soft"}`}>
                  {toReportWords(delivery)}
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </Part>
  );

  function toReportWords({ report, reportingSince, reportedAt }: Delivery): string {
    if (report === "needless") return t("needless");
    if (report === "recorded") return t(reportingSince === null ? "recorded" : "reporting");
    if (!reportedAt) return t("reportedPlain");
    return t("reported", { date: formatMoment(new Date(reportedAt), locale) });
  }
}

function toName({ kind, isFinal }: Delivery): "handedOver" | "final" | "part" {
  if (kind === "collection") return "handedOver";
  return isFinal ? "final" : "part";
}

/** By whom it goes, and where it can be followed. */
function Tracking({ delivery: { carrier, trackingId } }: { delivery: Delivery }) {
  const href = toTrackingLink(carrier, trackingId);
  if (carrier === null && trackingId === null) return null;
  return (
    <p className="text-soft">
      {[carrier, href === null ? trackingId : null].filter(Boolean).join(" · ")}
      {href === null ? null : (
        <>
          {" · "}
          <TextLink href={href} rel="noreferrer">
            {trackingId}
          </TextLink>
        </>
      )}
    </p>
  );
}
