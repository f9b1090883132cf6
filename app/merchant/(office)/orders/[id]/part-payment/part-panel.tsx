import { getTranslations } from "next-intl/server";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Order } from "#lib/domain/order.ts";
import { mayEnterPart } from "#lib/domain/part-payment.ts";
import { partCents } from "#lib/domain/receipt.ts";
import { toOrderPath } from "../find-order.ts";
import { PartFields } from "./part-fields.tsx";

/** Asks for the sum of a part payment nobody has said; one that was entered may be put right. */
export async function PartPanel({ order }: { order: Order }) {
  const t = await getTranslations("handling.part");
  if (!mayEnterPart(order)) return null;
  if (partCents(order.payment.receipts) !== null) {
    return (
      <ButtonLink look="quiet" href={`${toOrderPath(order)}/part-payment`}>
        {t("change")}
      </ButtonLink>
    );
  }
  return (
    <div className="mt-4">
      <Notice tone="warn" title={t("ask")}>
        <div className="mt-2">
          <PartFields order={order} />
        </div>
      </Notice>
    </div>
  );
}
