import { getTranslations } from "next-intl/server";
import { ButtonLink } from "#components/ui/button.tsx";
import type { Order } from "#lib/domain/order.ts";
import { findCancelProblem } from "#lib/domain/undo.ts";
import { toOrderPath } from "./find-order.ts";
import { findStandingProblem } from "./refund/refund-form.ts";

/** Ways back, as far as there are any now. */
export async function UndoLinks({ order }: { order: Order }) {
  const t = await getTranslations("handling");
  const mayCancel = findCancelProblem(order) === null;
  const mayRefund = findStandingProblem(order) === null;
  if (!mayCancel && !mayRefund) return null;
  return (
    <p className="mt-3 flex flex-wrap gap-3">
      {mayCancel ? (
        <ButtonLink look="secondary" href={`${toOrderPath(order)}/cancel`}>
          {t("cancel.open")}
        </ButtonLink>
      ) : null}
      {mayRefund ? (
        <ButtonLink look="secondary" href={`${toOrderPath(order)}/refund`}>
          {t("refund.open")}
        </ButtonLink>
      ) : null}
    </p>
  );
}
