import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Notice } from "#components/ui/notice.tsx";
import { Price } from "#components/ui/price.tsx";
import type { Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import type { Refund } from "#lib/domain/refund.ts";
import { formatMoment } from "./format-moment.ts";
import { Part } from "./part.tsx";

interface RefundListProps {
  order: Order;
  locale: Locale;
  /** The buttons that ask the provider once more or give it up, for those who may. */
  repair: (refund: Refund) => ReactNode;
}

/** What was taken off the amount, and whether the provider has done it. Nothing while nothing was. */
export async function RefundList({ order, locale, repair }: RefundListProps) {
  const t = await getTranslations("handling.refunds");
  const { refunds } = order.payment;
  if (refunds.length === 0) return null;
  const names = new Map(order.lines.map(({ sku, name }) => [sku, name[locale]]));
  return (
    <Part id="refunds" title={t("title")}>
      <ol className="border-t border-line">
        {refunds.map((refund) => (
          <li key={refund.id} className="border-b border-line py-2.5 text-sm">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span className="font-semibold">{refund.reason}</span>
              <Price cents={refund.amountCents} locale={locale} className="font-semibold" />
            </p>
            {refund.items.length === 0 ? null : (
              <p>
                {refund.items.map(({ sku, quantity }) => `${quantity} × ${names.get(sku) ?? sku}`).join(", ")}
                {refund.restock ? <span className="text-soft"> · {t("restocked")}</span> : null}
              </p>
            )}
            {refund.status === "refused" ? (
              <div className="mt-2">
                <Notice tone="bad" title={t("refusedTitle")}>
                  <p>{t(`refusal.${refund.refusal?.kind ?? "notAllowed"}`)}</p>
                  {refund.refusal === null ? null : (
                    <p className="text-xs">
                      {t("said", { reason: refund.refusal.reason })}
                      {refund.refusal.support === null
                        ? null
                        : ` · ${t("support", { support: refund.refusal.support })}`}
                    </p>
                  )}
                  {repair(refund)}
                </Notice>
              </div>
            ) : (
              <p className={`text-xs ${refund.status === "wanted" ? "text-warn" : "text-soft"}`}>
                {toStateWords(refund)}
              </p>
            )}
          </li>
        ))}
      </ol>
    </Part>
  );

  function toStateWords({ status, askingSince, doneAt, wantedAt }: Refund): string {
    if (status === "dropped") return t("dropped");
    if (status === "wanted") return t(askingSince === null ? "wanted" : "asking");
    return t("done", { date: formatMoment(new Date(doneAt ?? wantedAt), locale) });
  }
}
