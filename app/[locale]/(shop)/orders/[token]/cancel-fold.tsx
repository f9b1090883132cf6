import { getTranslations } from "next-intl/server";
import { SubmitButton } from "#components/checkout/submit-button.tsx";
import { FoldMark } from "#components/ui/fold-mark.tsx";
import type { Order } from "#lib/domain/order.ts";
import { mayCustomerCancel } from "#lib/domain/undo.ts";
import { getRuntime } from "#lib/runtime.ts";
import { cancelOrderAction } from "./actions.ts";

/** Gives the order up in two steps, the second of which says what it means; nothing once it was paid or left. */
export async function CancelFold({ order, phone }: { order: Order; phone: string }) {
  const [t, { chance }] = await Promise.all([getTranslations("order.cancel"), getRuntime()]);
  if (!mayCustomerCancel(order)) return null;
  return (
    <details className="border-t border-line">
      <summary className="flex min-h-12 items-center justify-between gap-2 text-sm">
        {t("title")}
        <FoldMark />
      </summary>
      <div className="pb-5">
        <p className="text-sm">{t("text", { number: order.number, phone })}</p>
        <form action={cancelOrderAction} className="mt-4 max-w-sm">
          <input type="hidden" name="token" value={order.token} />
          <input type="hidden" name="wish" value={chance.uuid()} />
          <SubmitButton look="secondary" label={t("confirm", { number: order.number })} pendingLabel={t("pending")} />
        </form>
      </div>
    </details>
  );
}
