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
  /** The button that asks the provider once more, for those who may. */
  tryAgain: (refund: Refund) => ReactNode;
}

/** What was taken off the amount, and whether the provider has done it. Nothing while nothing was. */
export async function RefundList({ order, locale, tryAgain }: RefundListProps) {
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
              <span className="font-semibold">{refund.reason === "" ? t("noReason") : refund.reason}</span>
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
                  <p>{t("refused")}</p>
                  {tryAgain(refund)}
                </Notice>
              </div>
            ) : (
              <p className={`text-xs ${refund.status === "wanted" ? "text-warn" : "text-soft"}`}>
                {refund.status === "wanted"
                  ? t(refund.askingSince === null ? "wanted" : "asking")
                  : t("done", { date: formatMoment(new Date(refund.doneAt ?? refund.wantedAt), locale) })}
              </p>
            )}
          </li>
        ))}
      </ol>
    </Part>
  );
}
