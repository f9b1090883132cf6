import { getLocale, getTranslations } from "next-intl/server";
import { DataList, DataRow } from "#components/ui/data-list.tsx";
import { formatCents } from "#lib/domain/money.ts";
import type { Order } from "#lib/domain/order.ts";
import { previewCancel } from "#lib/domain/undo-preview.ts";
import type { CancelWish } from "#lib/usecases/cancel-order.ts";
import { CheckPage } from "../check-page.tsx";
import { toOrderPath } from "../find-order.ts";
import type { Typed } from "../typed-form.ts";
import { cancelAction } from "./actions.ts";

interface CancelPreviewProps {
  order: Order;
  wanted: CancelWish;
  typed: Typed;
}

/** What comes of a cancellation. */
export async function CancelPreview({ order, wanted, typed }: CancelPreviewProps) {
  const [t, locale] = await Promise.all([getTranslations("handling"), getLocale()]);
  const { asksProvider, partCents, isStockReleased } = previewCancel(order);
  return (
    <CheckPage
      order={order}
      title={t("cancel.checkTitle", { number: order.number })}
      typed={typed}
      href={`${toOrderPath(order)}/cancel`}
      happens={[
        t(asksProvider ? "cancel.happensAsking" : "cancel.happensHere"),
        ...(isStockReleased ? [t("cancel.happensStock")] : []),
        t("cancel.happensMail"),
      ]}
      warning={sayPart()}
      action={cancelAction}
      button={t("cancel.confirm")}
    >
      <DataList>
        <DataRow term={t("reasons.label")}>{wanted.reason}</DataRow>
      </DataList>
    </CheckPage>
  );

  function sayPart(): string | null {
    if (partCents === null) return t("cancel.partPaid");
    return partCents === 0 ? null : t("cancel.partPaidKnown", { amount: formatCents(partCents, locale) });
  }
}
