import { getTranslations } from "next-intl/server";
import { Price } from "#components/ui/price.tsx";
import type { Delivery } from "#lib/domain/delivery.ts";
import { formatCents, type Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import { formatContent } from "#lib/i18n/format-content.ts";
import { Part } from "./part.tsx";

/** What was sold and what of it has left, as a table with its sums. */
export async function OrderLines({ order, locale }: { order: Order; locale: Locale }) {
  const t = await getTranslations("handling.items");
  const sent = countItems(order.deliveries);
  const refunded = countItems(order.payment.refunds.filter(({ status }) => status !== "dropped"));
  const articles = order.lines.filter(({ kind }) => kind === "article");
  return (
    <Part id="items" title={t("title")}>
      <table className="w-full text-sm">
        <thead className="text-left text-xs text-soft">
          <tr className="border-b border-line">
            <th scope="col" className="py-1.5 font-normal">
              {t("article")}
            </th>
            <th scope="col" className="py-1.5 pl-3 text-right font-normal">
              {t("ordered")}
            </th>
            <th scope="col" className="py-1.5 pl-3 text-right font-normal">
              {t("sent")}
            </th>
            <th scope="col" className="py-1.5 pl-3 text-right font-normal">
              {t("sum")}
            </th>
          </tr>
        </thead>
        <tbody>
          {articles.map((line) => {
            const gone = sent.get(line.sku) ?? 0;
            return (
              <tr key={line.sku} className="border-b border-line align-top">
                <th scope="row" className="py-2 text-left font-normal">
                  <span className="font-semibold">{line.name[locale]}</span>
                  <span className="block text-xs text-soft tabular">
                    {line.sku} · {formatCents(line.unitCents, locale)}
                    {line.content && line.byWeight ? ` / ${formatContent(line.content, 1, locale)}` : ""}
                    {refunded.has(line.sku) ? ` · ${t("refunded", { count: refunded.get(line.sku) ?? 0 })}` : ""}
                  </span>
                </th>
                <td className="py-2 pl-3 text-right tabular">{line.quantity}</td>
                <td className="py-2 pl-3 text-right tabular">
                  <span className={gone === 0 ? "text-soft" : gone < line.quantity ? "font-semibold text-warn" : ""}>
                    {gone}
                  </span>
                </td>
                <td className="py-2 pl-3 text-right">
                  <Price cents={line.sumCents} locale={locale} />
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <SumRow label={t(order.delivery)}>
            {order.shippingCents === 0 ? t("free") : <Price cents={order.shippingCents} locale={locale} />}
          </SumRow>
          <tr className="font-semibold">
            <th scope="row" colSpan={3} className="py-1.5 text-left">
              {t("total")}
            </th>
            <td className="py-1.5 pl-3 text-right">
              <Price cents={order.totalCents} locale={locale} />
            </td>
          </tr>
          {order.vat.map(({ rate, vatCents }) => (
            <SumRow key={rate} label={t("vat", { rate })} isSmall>
              <Price cents={vatCents} locale={locale} />
            </SumRow>
          ))}
        </tfoot>
      </table>
    </Part>
  );
}

interface SumRowProps {
  label: string;
  isSmall?: boolean;
  children: React.ReactNode;
}

function SumRow({ label, isSmall = false, children }: SumRowProps) {
  return (
    <tr className={isSmall ? "text-xs text-soft" : "border-b border-line"}>
      <th scope="row" colSpan={3} className={`text-left font-normal ${isSmall ? "py-0.5" : "py-1.5"}`}>
        {label}
      </th>
      <td className={`pl-3 text-right ${isSmall ? "py-0.5" : "py-1.5"}`}>{children}</td>
    </tr>
  );
}

function countItems(parts: readonly { items: Delivery["items"] }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { sku, quantity } of parts.flatMap(({ items }) => items)) {
    counts.set(sku, (counts.get(sku) ?? 0) + quantity);
  }
  return counts;
}
