import { getTranslations } from "next-intl/server";
import { DataList, DataRow } from "#components/ui/data-list.tsx";
import { Price } from "#components/ui/price.tsx";
import { formatCents, type Locale } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import { type EnteredPart, partLimitCents } from "#lib/domain/part-payment.ts";
import { partCents } from "#lib/domain/receipt.ts";
import { CheckPage } from "../check-page.tsx";
import { toOrderPath } from "../find-order.ts";
import type { Typed } from "../typed-form.ts";
import { enterPartAction } from "./actions.ts";

interface PartPreviewProps {
  order: Order;
  entered: EnteredPart;
  typed: Typed;
  locale: Locale;
}

/** What came, and what the customer will be asked for. */
export async function PartPreview({ order, entered: { amountCents, seen }, typed, locale }: PartPreviewProps) {
  const t = await getTranslations("handling.part");
  const before = partCents(order.payment.receipts);
  const openCents = partLimitCents(order) - amountCents;
  return (
    <CheckPage
      order={order}
      title={t("checkTitle", { number: order.number })}
      typed={{ amount: typed.amount ?? "", seen }}
      href={`${toOrderPath(order)}/part-payment`}
      happens={[t("happensMail", { open: formatCents(openCents, locale) }), t("happensPage"), t("happensStatus")]}
      action={enterPartAction}
      button={t("confirm", { amount: formatCents(amountCents, locale) })}
    >
      <DataList>
        {before === null ? null : (
          <DataRow term={t("before")} numeric>
            <Price cents={before} locale={locale} />
          </DataRow>
        )}
        <DataRow term={t("sum")} fact="part" numeric>
          <Price cents={amountCents} locale={locale} />
        </DataRow>
        <DataRow term={t("rest")} fact="rest" numeric strong>
          <Price cents={openCents} locale={locale} />
        </DataRow>
      </DataList>
    </CheckPage>
  );
}
