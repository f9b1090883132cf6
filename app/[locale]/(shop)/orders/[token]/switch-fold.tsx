import { getTranslations } from "next-intl/server";
import { SubmitButton } from "#components/checkout/submit-button.tsx";
import { FoldMark } from "#components/ui/fold-mark.tsx";
import type { Order } from "#lib/domain/order.ts";
import { getRuntime } from "#lib/runtime.ts";
import { otherMethods } from "#lib/usecases/switch-method.ts";
import { switchMethodAction } from "./actions.ts";

/** The same order, paid by another method; nothing once something was paid or left, or where there is no other. */
export async function SwitchFold({ order }: { order: Order }) {
  const methods = await otherMethods(await getRuntime(), order);
  if (methods.length === 0) return null;
  const [t, payment] = await Promise.all([getTranslations("order.switch"), getTranslations("payment")]);
  return (
    <details key={order.payment.id} className="border-t border-line">
      <summary className="flex min-h-12 items-center justify-between gap-2 text-sm">
        {t("title")}
        <FoldMark />
      </summary>
      <div className="pb-5">
        <p className="text-sm">{t("text", { number: order.number })}</p>
        <p className="mt-2 text-sm">{t("paid")}</p>
        {methods.map(({ code }) => (
          <form key={code} action={switchMethodAction} className="mt-4 max-w-sm">
            <input type="hidden" name="token" value={order.token} />
            <input type="hidden" name="method" value={code} />
            <SubmitButton
              look="secondary"
              label={t("pay", { method: payment(`${code}.label`) })}
              pendingLabel={t("pending")}
            />
          </form>
        ))}
      </div>
    </details>
  );
}
