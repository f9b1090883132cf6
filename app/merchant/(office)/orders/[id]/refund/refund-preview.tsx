import { getTranslations } from "next-intl/server";
import { DataList, DataRow } from "#components/ui/data-list.tsx";
import { Price } from "#components/ui/price.tsx";
import { formatCents, type Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import type { NewRefund } from "#lib/domain/refund.ts";
import { previewRefund } from "#lib/domain/undo-preview.ts";
import { CheckPage, ItemList, toItemWords } from "../check-page.tsx";
import { toOrderPath } from "../find-order.ts";
import type { Typed } from "../typed-form.ts";
import { refundAction } from "./actions.ts";

interface RefundPreviewProps {
  order: Order;
  wanted: NewRefund;
  typed: Typed;
  locale: Locale;
}

/** What is given back, and what comes of it. */
export async function RefundPreview({ order, wanted, typed, locale }: RefundPreviewProps) {
  const t = await getTranslations("handling");
  const preview = previewRefund(order, wanted);
  const euro = (cents: number) => formatCents(cents, locale);
  const amount = euro(wanted.amountCents);
  const after = { claimed: euro(preview.claimedAfterCents), open: euro(preview.openAfterCents) };
  const happens = [
    t(preview.isPaidBack ? "refund.happensPaidBack" : "refund.happensLess", { amount }),
    ...(preview.isWhole ? [] : [t("refund.happensAfter", after)]),
    ...(preview.isWhole ? [t(preview.isOrderCancelled ? "refund.happensCancelled" : "refund.happensOver")] : []),
    ...(preview.restocked.length > 0
      ? [t("refund.happensStock", { items: toItemWords(preview.restocked, order, locale) })]
      : []),
    t("refund.happensMail"),
  ];
  return (
    <CheckPage
      order={order}
      title={t("refund.checkTitle", { number: order.number })}
      typed={{ ...typed, shown: String(wanted.amountCents) }}
      href={`${toOrderPath(order)}/refund`}
      happens={happens}
      warning={preview.problem === null ? null : t(`undo.${preview.problem}`)}
      action={refundAction}
      button={t("refund.confirm", { amount })}
    >
      <div>
        {wanted.items.length === 0 ? null : <ItemList items={wanted.items} order={order} locale={locale} />}
        <DataList className={wanted.items.length === 0 ? "" : "border-t-0"}>
          <DataRow term={t("reasons.label")}>{wanted.reason}</DataRow>
          <DataRow term={t("refund.sum")} fact="refund" numeric strong>
            <Price cents={wanted.amountCents} locale={locale} />
          </DataRow>
        </DataList>
      </div>
    </CheckPage>
  );
}
